namespace Guardrail.Inventory;

/// <summary>One rule of a backup plan: when, into which vault, kept how long, copied where. Text is as AWS returned it.</summary>
public sealed record BackupRule
{
    /// <summary>AWS's id of the rule. Empty where AWS gave none.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's name; unique within its plan.</summary>
    public required string Name { get; init; }

    /// <summary>The vault's name, in the plan's own account and Region.</summary>
    public required string TargetVaultName { get; init; }

    /// <summary>A logically air-gapped vault that advanced DynamoDB points go to directly, instead of <see cref="TargetVaultName"/>; null if none.</summary>
    public string? AirGappedVaultArn { get; init; }

    /// <summary>The cron expression; null means AWS's default, <c>cron(0 5 ? * * *)</c>.</summary>
    public string? ScheduleExpression { get; init; }

    /// <summary>The IANA time zone of the schedule; null means UTC.</summary>
    public string? ScheduleTimeZone { get; init; }

    /// <summary>Minutes within which a run must start; null means 480 (documented for jobs, inferred for rules).</summary>
    public long? StartWindowMinutes { get; init; }

    /// <summary>When a point goes cold and is deleted.</summary>
    public Lifecycle Lifecycle { get; init; } = Lifecycle.Forever;

    /// <summary>Where each new point is copied to; empty if nowhere.</summary>
    public IReadOnlyList<CopyAction> Copies { get; init; } = [];
}
