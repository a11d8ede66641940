using Guardrail.Inventory;

namespace Guardrail.Changes;

/// <summary>What is to be different about a rule; null keeps what is.</summary>
public sealed record RuleChange
{
    /// <summary>Stands for "no end" and "never" in the two settings below.</summary>
    public const long Never = -1;

    /// <summary>Another cron expression.</summary>
    public string? Schedule { get; init; }

    /// <summary>Another time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Another start window, in minutes.</summary>
    public long? StartWindowMinutes { get; init; }

    /// <summary>Days to keep points; <see cref="Never"/> for ever.</summary>
    public long? DeleteAfterDays { get; init; }

    /// <summary>Days until points go cold; <see cref="Never"/> for never.</summary>
    public long? ColdAfterDays { get; init; }

    /// <summary>Copies in place of the present ones; empty for none.</summary>
    public IReadOnlyList<CopyAction>? Copies { get; init; }

    /// <summary>Whether the rule is to run no more.</summary>
    public bool Ends { get; init; }

    /// <summary>The rule with the change.</summary>
    public BackupRule On(BackupRule rule) => rule with
    {
        ScheduleExpression = Schedule ?? rule.ScheduleExpression,
        ScheduleTimeZone = TimeZone ?? rule.ScheduleTimeZone,
        StartWindowMinutes = StartWindowMinutes ?? rule.StartWindowMinutes,
        Lifecycle = new Lifecycle(
            ColdAfterDays is { } cold ? cold == Never ? null : cold : rule.Lifecycle.MoveToColdStorageAfterDays,
            DeleteAfterDays is { } days ? days == Never ? null : days : rule.Lifecycle.DeleteAfterDays),
        Copies = Copies ?? rule.Copies,
    };
}
