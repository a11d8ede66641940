using Guardrail.LocalAws.Estates;

namespace Guardrail.LocalAws.Generation;

/// <summary>One moment at which one rule backs its tables up.</summary>
internal readonly record struct Run(DateTimeOffset At, Rule Rule);

/// <summary>
/// The runs of a plan that really happen: rules whose start windows overlap make one backup, the one that is kept longest.
/// </summary>
internal static class MergedRuns
{
    /// <summary>Runs in [from, until), by time. Runs a vault's lock rejects are not among them and displace none.</summary>
    public static List<Run> Of(Plan plan, DateTimeOffset from, DateTimeOffset until)
    {
        // A run is also displaced by one that comes after it, so that the next few must be known before the last ones are.
        var ahead = plan.Rules.Count > 1 ? TimeSpan.FromTicks(plan.Rules.Sum(rule => rule.StartWindow.Ticks)) : TimeSpan.Zero;
        var candidates = new List<Run>();
        foreach (var rule in plan.Rules)
            foreach (var at in ScheduledBy(rule, from, until + ahead))
                if (plan.Region.TargetOf(rule, at).Admitted) candidates.Add(new Run(at, rule));
        if (plan.Rules.Count > 1) candidates = [.. Winners(candidates, plan).Where(run => run.At < until)];
        candidates.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Rule.Index.CompareTo(b.Rule.Index));
        return candidates;
    }

    /// <summary>Runs a vault's lock makes fail, by rule and time.</summary>
    public static IEnumerable<Run> Rejected(Plan plan, DateTimeOffset from, DateTimeOffset until) =>
        plan.Rules.SelectMany(rule => ScheduledBy(rule, from, until)
            .Where(at => !plan.Region.TargetOf(rule, at).Admitted)
            .Select(at => new Run(at, rule)));

    private static IEnumerable<DateTimeOffset> ScheduledBy(Rule rule, DateTimeOffset from, DateTimeOffset until)
    {
        if (rule.File.NeverRuns) return [];
        var plan = rule.Plan;
        var start = Later(Later(from, plan.Since), rule.File.Since ?? plan.Since);
        var end = Earlier(Earlier(until, plan.DeletedAt ?? until), rule.File.Until ?? until);
        return RunTimes.Between(rule.File.Schedule, rule.File.TimeZone, start, end);
    }

    private static List<Run> Winners(List<Run> candidates, Plan plan)
    {
        candidates.Sort(static (a, b) =>
        {
            var longest = (b.Rule.Lifecycle.Retention ?? int.MaxValue).CompareTo(a.Rule.Lifecycle.Retention ?? int.MaxValue);
            if (longest != 0) return longest;
            return a.At != b.At ? a.At.CompareTo(b.At) : a.Rule.Index.CompareTo(b.Rule.Index);
        });
        var kept = plan.Rules.Select(_ => new List<DateTimeOffset>()).ToArray();
        var winners = new List<Run>(candidates.Count);
        foreach (var run in candidates)
        {
            if (MeetsAnother(run, plan, kept)) continue;
            kept[run.Rule.Index].Add(run.At);
            winners.Add(run);
        }
        return winners;
    }

    // Two half-open windows [a, a+v) and [b, b+w) meet exactly if b-v... < a: that is, b lies strictly between a-w and a+v.
    private static bool MeetsAnother(Run run, Plan plan, List<DateTimeOffset>[] kept)
    {
        foreach (var other in plan.Rules)
        {
            if (other == run.Rule) continue;
            var starts = kept[other.Index];
            var index = starts.BinarySearch(run.At - other.StartWindow);
            index = index < 0 ? ~index : index + 1;
            if (index < starts.Count && starts[index] < run.At + run.Rule.StartWindow) return true;
        }
        return false;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
