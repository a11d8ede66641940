using Guardrail.Auditing;
using Guardrail.Policies;

namespace Guardrail.Options;

/// <summary>What the policy demands of backups: the strictest of all constraints that fit.</summary>
/// <param name="MinRetentionDays">Days for which a backup must be kept; 0 for no such demand.</param>
/// <param name="MaxRpoHours">The longest time between two such backups in hours; null for no such demand.</param>
internal sealed record Demands(int MinRetentionDays, decimal? MaxRpoHours)
{
    /// <summary>Nothing is demanded.</summary>
    public static Demands None { get; } = new(0, null);

    /// <summary>Whether anything is demanded.</summary>
    public bool Any => MinRetentionDays > 0 || MaxRpoHours is not null;

    /// <summary>The demands on a table; none if no constraint fits.</summary>
    public static Demands On(TableRow table, Policy policy)
    {
        var fitting = policy.Constraints.Where(constraint => constraint.Scope.FitsTable(table)).ToList();
        return new Demands(fitting.Max(constraint => constraint.MinRetentionDays) ?? 0, fitting.Min(constraint => constraint.MaxRpoHours));
    }

    /// <summary>Both together.</summary>
    public Demands With(Demands other) => new(
        Math.Max(MinRetentionDays, other.MinRetentionDays),
        MaxRpoHours is { } own && other.MaxRpoHours is { } others ? Math.Min(own, others) : MaxRpoHours ?? other.MaxRpoHours);

    /// <summary>Whether backups meet the demands: some are kept long enough, and those are made often enough.</summary>
    public bool AreMetBy(Recovery kept) =>
        (MinRetentionDays == 0 || (kept.Any && (kept.OldestDays is null || kept.OldestDays >= MinRetentionDays)))
        && (MaxRpoHours is null || kept.RpoHours <= MaxRpoHours);
}
