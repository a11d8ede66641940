using Guardrail.Aws.Tests.Local;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Reading;

/// <summary>AWS's own preview of a plan's runs, over the wire.</summary>
public class SchedulePreviewTests
{
    [Fact]
    public async Task ReadAsync_ReportsNoGap_WhenAwsForeseesTheSameRuns()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);

        (await account.ReadAsync()).Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task ReadAsync_ReportsAGapThatNamesBoth_WhenAwsForeseesOtherRuns()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Add(new Fault { Operation = "GetBackupPlan", Kind = FaultKind.ShiftTimes, Members = ["ExecutionTime"], Shift = TimeSpan.FromMinutes(30) });

        var inventory = await account.ReadAsync();

        inventory.Gaps.Count.ShouldBe(inventory.Plans.Count);
        foreach (var gap in inventory.Gaps)
        {
            (gap.What, gap.Code).ShouldBe(($"plan/{gap.What["plan/".Length..]}", "ScheduleDiffers"));
            gap.Message.ShouldContain("AWS foresees a run ");
            gap.Message.ShouldContain("and here ");
        }
        // The plan itself was read.
        inventory.Plans.ShouldAllBe(plan => plan.Complete && plan.Rules.Count > 0);
    }

    [Theory]
    [InlineData(FaultKind.MissingMembers, "ScheduledRunsPreview")]
    [InlineData(FaultKind.NullMembers, "ScheduledRunsPreview")]
    [InlineData(FaultKind.NullMembers, "ExecutionTime")]
    public async Task ReadAsync_ReportsNothing_WhenAwsSaysNothing(FaultKind kind, string member)
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Add(new Fault { Operation = "GetBackupPlan", Kind = kind, Members = [member] });

        (await account.ReadAsync()).Gaps.ShouldBeEmpty();
    }
}
