using System.Globalization;
using Guardrail.Faults;

namespace Guardrail.Aws.Tests.Faults;

/// <summary>Random faults on random estates. FAULT_SEEDS and FAULT_FIRST_SEED run more of them, or others.</summary>
public class FaultMatrixTests
{
    [Fact]
    public async Task Run_IsRightOrHonest_WhateverGoesWrong()
    {
        var verdicts = await FaultMatrix.RunAsync(Number("FAULT_FIRST_SEED", 1), Number("FAULT_SEEDS", 6), null, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine(FaultMatrix.Summary(verdicts));
        verdicts.Where(verdict => verdict.Outcome == Outcome.Wrong).Select(FaultMatrix.Text).ShouldBeEmpty();
        verdicts.Sum(verdict => verdict.Struck).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Estates_AndFaults_AreTheSameForTheSameSeed()
    {
        RandomFaults.Of(17).Select(RandomFaults.Text).ShouldBe(RandomFaults.Of(17).Select(RandomFaults.Text));
        RandomFaults.Of(17).Select(RandomFaults.Text).ShouldNotBe(RandomFaults.Of(18).Select(RandomFaults.Text));
        RandomEstate.Of(17).Description.ShouldBe("Drawn from seed 17.");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
