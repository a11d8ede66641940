using System.Globalization;
using Guardrail.Aws.Tests.Memory;
using Guardrail.Memory;

namespace Guardrail.Aws.Tests.Running;

/// <summary>A month of daily runs over a growing estate, through every real client: backups read over HTTP, memory in a DynamoDB, messages published.</summary>
public class MonthTests
{
    private const int FixedOn = 26;

    /// <summary>$720 more a day: above $1,000 on the 2nd day, twice that on the 3rd, then doubling.</summary>
    private static readonly string[] Expected = ["new", "worse", "worse", "worse", "reminder", "worse", "resolved"];

    [Fact]
    public async Task Month_TellsOnceNew_OnceWorseABand_AReminder_AndOnceResolved()
    {
        var log = await PlayAsync(incompleteEvery: 0);

        log.Select(entry => entry.Split(' ')[1]).ShouldBe(Expected);
        log.Select(entry => int.Parse(entry.Split(' ')[0].TrimEnd('.'), CultureInfo.InvariantCulture)).ShouldBe([2, 3, 6, 11, 18, 22, 27]);
    }

    [Fact]
    public async Task Month_WithEveryThirdRunIncomplete_TellsTheSame_AndNoFalseAllClear()
    {
        var log = await PlayAsync(incompleteEvery: 3);

        log.Select(entry => entry.Split(' ')[1]).ShouldBe(Expected);
        int.Parse(log[^1].Split(' ')[0].TrimEnd('.'), CultureInfo.InvariantCulture).ShouldBeGreaterThan(FixedOn, "nothing is resolved before it is");
    }

    private static async Task<List<string>> PlayAsync(int incompleteEvery)
    {
        var memory = await Dynalite.TableAsync();
        await using var month = await Month.StartAsync(memory);
        var log = new List<string>();
        var kinds = new List<string>();
        for (var day = 1; day <= 30; day++)
        {
            month.Server.Faults.Clear();
            var incomplete = incompleteEvery > 0 && day % incompleteEvery == 0;
            if (incomplete)
                month.Server.Faults.Deny("ListRecoveryPointsByBackupVault", "main");
            var before = month.Server.Messages.Count;
            var asOf = new DateTimeOffset(2026, 11, 1, 6, 0, 0, TimeSpan.Zero).AddDays(day);

            var result = await month.RunAsync(asOf, day < FixedOn ? Month.Hourly : Month.Daily);

            result.Failures.ShouldBeEmpty();
            result.Report.Complete.ShouldBe(!incomplete);
            var told = await ToldAsync(memory);
            var sent = month.Server.Messages.Count - before;
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{day,2}. {(incomplete ? "incomplete" : "complete  ")} run rate {result.Report.Totals.RunRateUsd.Amount,9:0.00}  {(sent > 0 ? $"{told}: {month.Server.Messages[^1].Subject}" : "-")}");
            sent.ShouldBeLessThanOrEqualTo(1);
            if (sent > 0)
                log.Add($"{day}. {told}");
        }
        return log;
    }

    /// <summary>What was told last, as memory has it.</summary>
    private static async Task<string> ToldAsync(Aws.Memory.MemorySettings memory)
    {
        var findings = (await Dynalite.ItemsAsync(memory)).Where(item => item["pk"].S.StartsWith("finding#", StringComparison.Ordinal)).ToList();
        return findings.Count == 0 ? "" : MemoryJson.ReadFinding(findings.ShouldHaveSingleItem()["item"].S).Told?.What.ToString().ToLowerInvariant() ?? "";
    }
}
