using Guardrail.Pricing;

namespace Guardrail.Policies;

/// <summary>What an organization wants of its backups: limits, exceptions, prices.</summary>
public sealed record Policy
{
    /// <summary>The policy where there is no file: no budgets, every kind of finding at its default.</summary>
    public static Policy Default { get; } = new();

    /// <summary>Limits on cost and storage; empty for none.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = [];

    /// <summary>Every kind of finding with its setting.</summary>
    public IReadOnlyDictionary<string, KindSetting> Kinds { get; init; } = KindSetting.Defaults;

    /// <summary>Findings that are not to be raised; empty for none.</summary>
    public IReadOnlyList<Mute> Mutes { get; init; } = [];

    /// <summary>Gaps that are known and accepted; empty for none.</summary>
    public IReadOnlyList<AcceptedGap> AcceptedGaps { get; init; } = [];

    /// <summary>Prices in place of the embedded book's.</summary>
    public PriceOverrides Prices { get; init; } = PriceOverrides.None;

    /// <summary>After how many days an unchanged finding is told again. The default is 7.</summary>
    public int ReminderDays { get; init; } = 7;

    /// <summary>What recommendations may not break; empty for nothing.</summary>
    public IReadOnlyList<BackupConstraint> Constraints { get; init; } = [];

    /// <summary>The key of the tag that names a table's owner; null for none.</summary>
    public string? OwnerTag { get; init; }
}

/// <summary>Findings that are not to be raised. A finding of kind <c>incomplete</c> cannot be muted; accept its gaps instead.</summary>
/// <param name="Pattern">Fits the finding's table (name or ARN), plan (name or id) or budget (id).</param>
/// <param name="Kind">The kind; null for any.</param>
/// <param name="Reason">Why, for whoever reads the policy next.</param>
/// <param name="Until">The last UTC day it is in force; null for ever.</param>
public sealed record Mute(NamePattern Pattern, string? Kind, string Reason, DateOnly? Until);

/// <summary>A gap that is known and accepted: still printed and still a lower bound in words, but neither exit code 3 nor a finding.</summary>
/// <param name="Account">The account; null for any.</param>
/// <param name="Region">The Region; null for any.</param>
/// <param name="What">What was not read, such as <c>vault/central-*</c>.</param>
/// <param name="Code">The error code; null for any.</param>
/// <param name="Reason">Why, for whoever reads the policy next.</param>
/// <param name="Until">The last UTC day it is in force; null for ever.</param>
public sealed record AcceptedGap(string? Account, string? Region, NamePattern What, NamePattern? Code, string Reason, DateOnly? Until);

/// <summary>What a recommendation for some tables may not break.</summary>
/// <param name="Scope">Which tables, by name or tag.</param>
/// <param name="MinRetentionDays">Days for which a backup must be kept; null for no such demand.</param>
/// <param name="MaxRpoHours">The longest time between two backups, in hours; null for no such demand.</param>
/// <param name="Reason">Why; null where the policy does not say.</param>
public sealed record BackupConstraint(PolicyScope Scope, int? MinRetentionDays, decimal? MaxRpoHours, string? Reason);
