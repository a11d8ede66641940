using Guardrail.Auditing;
using Guardrail.Scheduling;

namespace Guardrail.Findings;

/// <summary>Takes a table out of one of several plans.</summary>
internal static class OverlapOptions
{
    /// <summary>An option for each plan without which the table is still backed up daily, or as often as now, and the policy's demands are met.</summary>
    public static IEnumerable<SavingOption> Of(TableRow table, AuditReport report, Constraints demands)
    {
        var shares = OverlapFindings.Shares(table);
        if (shares.Count < 2)
            yield break;
        foreach (var share in shares)
        {
            var others = table.Coverage.Where(row => row.PlanId != share.PlanId).ToList();
            var rows = table.ByRule.Where(row => row.InTotals && row.PlanId == share.PlanId).ToList();
            if (RunsPerDay(table, others) < Math.Min(1, RunsPerDay(table, [.. table.Coverage.Where(row => row.PlanId == share.PlanId)])))
                continue;
            if (!others.Exists(rule => demands.AllowsRetention(rule.DeleteAfterDays)) || !others.Exists(rule => demands.AllowsGap(LongestGap(rule, demands, report.AsOf))))
                continue;
            yield return new SavingOption
            {
                Kind = "endOverlap",
                Title = $"Take the table out of plan {Phrases.Quoted(share.Name)}; " +
                    $"{Phrases.Listed([.. others.Select(rule => Phrases.Quoted(rule.PlanName)).Distinct()])} {(others.DistinctBy(rule => rule.PlanId).Count() == 1 ? "backs" : "back")} it up as well.",
                MonthlySavingUsd = rows.Total(OptionCosts.OfRuns) + share.Growth,
                GivesUp = $"The recovery points of {Phrases.Listed([.. table.Coverage.Where(row => row.PlanId == share.PlanId).Select(rule => $"{OptionCosts.Named(rule)} ({Kept(rule)})")])}. " +
                    "Those already stored stay until their own retention ends.",
                Command = PlanCommand.Selections(share.PlanId, table.Region),
            };
        }
    }

    private static string Kept(CoverageRow rule) =>
        rule.DeleteAfterDays is { } days ? $"kept {Phrases.Count(days, "day")}" : "kept for ever";

    private static decimal RunsPerDay(TableRow table, IReadOnlyList<CoverageRow> rules) =>
        rules.Sum(rule => OptionCosts.Of(table, rule).Select(row => row.RunsPerDay).DefaultIfEmpty(0).Max());

    /// <summary>The longest time between two runs of a rule in the next two years, in hours; null where its schedule cannot be read or ends. Zero where nothing is demanded.</summary>
    private static decimal? LongestGap(CoverageRow rule, Constraints demands, DateTimeOffset asOf)
    {
        if (demands.MaxRpoHours is null)
            return 0;
        if (!BackupSchedule.TryParse(rule.Schedule, rule.Timezone, out var schedule, out _))
            return null;
        var until = asOf.AddYears(2);
        var longest = TimeSpan.Zero;
        var last = asOf;
        foreach (var run in schedule.Occurrences(asOf, until))
        {
            longest = run - last > longest ? run - last : longest;
            last = run;
        }
        longest = until - last > longest ? until - last : longest;
        return (decimal)longest.TotalHours;
    }
}
