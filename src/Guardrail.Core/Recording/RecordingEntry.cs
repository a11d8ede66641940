using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>One element of a recording: exactly one member is set.</summary>
internal sealed record RecordingEntry
{
    /// <summary>Always the first element.</summary>
    public RecordingHeader? Recording { get; init; }

    /// <summary>Points of one vault.</summary>
    public PointPage? Points { get; init; }

    /// <summary>Everything else of one account and Region; after its points.</summary>
    public ScopeInventory? Scope { get; init; }

    /// <summary>What single tables answered; after the scope.</summary>
    public TableAnswers? Answers { get; init; }

    /// <summary>Always the last element: how many there were before it. A recording without it was cut short.</summary>
    public int? End { get; init; }
}

/// <summary>What DescribeTable, DescribeContinuousBackups, GetBackupPlan (of deleted plans) and ListBackupJobs answered about one account and Region.</summary>
internal sealed record TableAnswers
{
    public required Scope Scope { get; init; }

    public IReadOnlyDictionary<string, TableDescription>? Descriptions { get; init; }

    public IReadOnlyList<string>? Vanished { get; init; }

    public IReadOnlyList<Gap>? Gaps { get; init; }

    public IReadOnlyDictionary<string, bool>? PointInTimeRecovery { get; init; }

    public IReadOnlyList<BackupPlan>? DeletedPlans { get; init; }

    public IReadOnlyList<BackupJob>? BackupJobs { get; init; }

    /// <summary>The tables whose jobs these are; null for all.</summary>
    public IReadOnlyList<string>? JobTables { get; init; }
}
