using System.Globalization;
using Guardrail.Changes;
using Guardrail.Scheduling;

namespace Guardrail.Options;

/// <summary>What can be restored.</summary>
/// <param name="Any">Whether there are any backups.</param>
/// <param name="RpoHours">The longest time between two backups in hours, by the schedules; null where there are none.</param>
/// <param name="OldestDays">How many days back the oldest reaches once windows are full; null for ever, 0 for none.</param>
internal sealed record Recovery(bool Any, decimal? RpoHours, decimal? OldestDays)
{
    /// <summary>No backups at all.</summary>
    public static Recovery None { get; } = new(false, null, 0);
}

/// <summary>Says what sets of plans let one restore. Each plan's runs are worked out once.</summary>
internal sealed class RecoveryTable(PlanFigureTable figures, DateTimeOffset asOf)
{
    /// <summary>Two years show the longest pause of every schedule but those of single dates.</summary>
    private readonly DateTimeOffset _until = asOf.AddYears(2);

    private readonly Dictionary<string, Recovery> _known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<(long At, int Rule)>> _runs = new(StringComparer.Ordinal);

    /// <summary>What plans together let one restore.</summary>
    /// <param name="plans">The plans that back a table up.</param>
    /// <param name="minRetentionDays">Leave out rules that keep their points for a shorter time; 0 for none.</param>
    public Recovery Of(IReadOnlyList<CoveredPlan> plans, long minRetentionDays = 0)
    {
        var key = string.Join("\n\n", plans.Select(plan => plan.Identity).Append(minRetentionDays.ToString(CultureInfo.InvariantCulture)));
        if (!_known.TryGetValue(key, out var recovery))
            _known.Add(key, recovery = Compute(plans, minRetentionDays));
        return recovery;
    }

    private Recovery Compute(IReadOnlyList<CoveredPlan> plans, long minRetentionDays)
    {
        var (any, endless, oldest) = (false, false, 0m);
        List<long> instants = [];
        foreach (var plan in plans)
        {
            var kept = KeptByRule(plan);
            foreach (var days in kept.Values)
            {
                any = true;
                endless |= days is null;
                oldest = Math.Max(oldest, days ?? 0);
            }
            instants.AddRange(Runs(plan)
                .Where(run => kept.TryGetValue(plan.Rules[run.Rule].Id, out var days) && (days is null || days >= minRetentionDays))
                .Select(run => run.At));
        }
        return any ? new Recovery(true, LongestHours(instants), endless ? null : oldest) : Recovery.None;
    }

    /// <summary>The longest pause counts also from now to the first run, and from the last run of a schedule that ends.</summary>
    private decimal? LongestHours(List<long> instants)
    {
        if (instants.Count == 0)
            return null;
        instants.Sort();
        var (longest, last) = (0L, asOf.UtcTicks);
        foreach (var run in instants)
        {
            longest = Math.Max(longest, run - last);
            last = run;
        }
        return (decimal)Math.Max(longest, _until.UtcTicks - last) / TimeSpan.TicksPerHour;
    }

    /// <summary>Days that each rule's points are kept anywhere, copies included; null for ever; without rules that make none.</summary>
    private Dictionary<string, decimal?> KeptByRule(CoveredPlan plan)
    {
        var kept = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var row in figures.Of(plan).ByRule.Where(row => row.InTotals && row.RunsPerDay > 0 && row.RuleId is not null))
        {
            decimal? days = row.CopiesOnceFull is { } copies ? decimal.Round(copies / row.RunsPerDay) : null;
            kept[row.RuleId!] = kept.TryGetValue(row.RuleId!, out var known) ? known is null || days is null ? null : Math.Max(known.Value, days.Value) : days;
        }
        return kept;
    }

    private IReadOnlyList<(long At, int Rule)> Runs(CoveredPlan plan)
    {
        List<(int Place, ScheduledRule Rule)> rules = [];
        for (var i = 0; i < plan.Rules.Count; i++)
        {
            var rule = plan.Rules[i];
            if (figures.VaultOf(figures.VaultArn(plan, rule))?.Accepts(rule.Lifecycle.RetentionDays) != false
                && BackupSchedule.TryParse(rule.ScheduleExpression, rule.ScheduleTimeZone, out var schedule, out _))
            {
                rules.Add((i, new ScheduledRule(schedule, rule.StartWindowMinutes, rule.Lifecycle.RetentionDays)));
            }
        }
        var key = string.Join('\n', rules.Select(each => $"{each.Place}|{each.Rule.Schedule}|{each.Rule.StartWindow.Ticks}|{each.Rule.RetentionDays}"));
        if (!_runs.TryGetValue(key, out var runs))
        {
            runs = [.. new MergedSchedule([.. rules.Select(each => each.Rule)]).Runs(asOf, _until).Select(run => (run.At.UtcTicks, rules[run.Rule].Place))];
            _runs.Add(key, runs);
        }
        return runs;
    }
}
