using System.Globalization;
using Guardrail.Inventory;

namespace Guardrail.Scheduling;

/// <summary>A run that AWS itself foresees for a plan, merged over its rules.</summary>
/// <param name="At">The scheduled instant.</param>
/// <param name="RuleId">The rule; empty where AWS did not say.</param>
public sealed record PreviewedRun(DateTimeOffset At, string RuleId);

/// <summary>Holds AWS's own preview of a plan's runs against the runs worked out here: whoever is wrong, the figures of the plan cannot be relied on.</summary>
public static class SchedulePreview
{
    /// <summary>AWS tells the minute; a second here or there is no difference.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>What differs, in one sentence that names both; null where both agree, AWS says nothing, or a schedule cannot be read (which is a gap of its own).</summary>
    /// <param name="rules">All rules of the plan. Whether a lock would reject their jobs does not matter: AWS foresees the runs, not their success (inferred).</param>
    /// <param name="preview">AWS's next runs, in any order; ten at most (documented).</param>
    public static string? Difference(IReadOnlyList<BackupRule> rules, IReadOnlyList<PreviewedRun> preview)
    {
        if (preview.Count == 0)
            return null;
        List<ScheduledRule> scheduled = [];
        foreach (var rule in rules)
        {
            if (!BackupSchedule.TryParse(rule.ScheduleExpression, rule.ScheduleTimeZone, out var schedule, out _))
                return null;
            scheduled.Add(new ScheduledRule(schedule, rule.StartWindowMinutes, rule.Lifecycle.RetentionDays));
        }
        List<PreviewedRun> theirs = [.. preview.OrderBy(run => run.At)];
        // From AWS's first run to its last: nothing is said of what comes after.
        var ours = new MergedSchedule(scheduled).Runs(theirs[0].At - Tolerance, theirs[^1].At + Tolerance);
        for (var i = 0; i < Math.Max(ours.Count, theirs.Count); i++)
        {
            var (their, our) = (i < theirs.Count ? theirs[i] : null, i < ours.Count ? ours[i] : (MergedRun?)null);
            if (their is not null && our is { } run && (their.At - run.At).Duration() < Tolerance
                && (their.RuleId.Length == 0 || rules[run.Rule].Id.Length == 0 || their.RuleId == rules[run.Rule].Id))
            {
                continue;
            }
            return $"AWS foresees {(their is null ? "no further run" : $"a run {Instant(their.At)}{Named(rules.FirstOrDefault(rule => rule.Id == their.RuleId))}")}, "
                + $"and here {(our is { } own ? $"it is {Instant(own.At)}{Named(rules[own.Rule])}" : "there is none")}";
        }
        return null;
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Named(BackupRule? rule) => rule is null ? "" : $" by rule '{rule.Name}'";
}
