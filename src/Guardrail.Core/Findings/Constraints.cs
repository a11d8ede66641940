using Guardrail.Auditing;
using Guardrail.Policies;

namespace Guardrail.Findings;

/// <summary>What the policy demands of one table's backups: the strictest of all constraints that fit it.</summary>
/// <param name="MinRetentionDays">Days for which a backup must be kept; 0 for no such demand.</param>
/// <param name="MaxRpoHours">The longest time between two backups in hours; null for no such demand.</param>
internal sealed record Constraints(int MinRetentionDays, decimal? MaxRpoHours)
{
    /// <summary>The demands on a table; none if no constraint fits.</summary>
    public static Constraints On(TableRow table, Policy policy)
    {
        var fitting = policy.Constraints.Where(constraint => constraint.Scope.FitsTable(table)).ToList();
        return new Constraints(fitting.Max(constraint => constraint.MinRetentionDays) ?? 0, fitting.Min(constraint => constraint.MaxRpoHours));
    }

    /// <summary>Whether a backup kept so long is kept long enough; null is kept for ever.</summary>
    public bool AllowsRetention(long? days) => days is null || days >= MinRetentionDays;

    /// <summary>Whether runs so far apart are near enough; null is not known, which is not near enough where there is a demand.</summary>
    public bool AllowsGap(decimal? hours) => MaxRpoHours is null || hours <= MaxRpoHours;
}
