namespace Guardrail.Findings;

/// <summary>The kinds of finding, as the report and the policy write them.</summary>
public static class FindingKind
{
    /// <summary>A budget of the policy is exceeded.</summary>
    public const string OverBudget = "overBudget";

    /// <summary>A rule that covers the table never deletes what it makes.</summary>
    public const string NeverExpires = "neverExpires";

    /// <summary>Two or more plans back the table up.</summary>
    public const string Overlap = "overlap";

    /// <summary>Backups cost a multiple of point-in-time recovery.</summary>
    public const string DearerThanPitr = "dearerThanPitr";

    /// <summary>A table has many copies once every window is full.</summary>
    public const string TooManyCopies = "tooManyCopies";

    /// <summary>Recovery points of a table that no longer exists.</summary>
    public const string OrphanTable = "orphanTable";

    /// <summary>Recovery points of a plan that no longer exists.</summary>
    public const string OrphanPlan = "orphanPlan";

    /// <summary>Points past their retention that AWS could not delete.</summary>
    public const string ExpiredStored = "expiredStored";

    /// <summary>Points held or stuck past their date.</summary>
    public const string Stuck = "stuck";

    /// <summary>Runs that should have left a recovery point did not.</summary>
    public const string Stale = "stale";

    /// <summary>A vault's lock rejects a rule's jobs.</summary>
    public const string LockRejects = "lockRejects";

    /// <summary>On-demand backups made in DynamoDB itself.</summary>
    public const string NativeBackups = "nativeBackups";

    /// <summary>Something could not be read: totals are a lower bound.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>The price book is old.</summary>
    public const string StalePrices = "stalePrices";

    /// <summary>All kinds, in the order in which the documentation lists them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        OverBudget, NeverExpires, Overlap, DearerThanPitr, TooManyCopies, OrphanTable, OrphanPlan,
        ExpiredStored, Stuck, Stale, LockRejects, NativeBackups, Incomplete, StalePrices,
    ];
}
