namespace Guardrail.Inventory;

/// <summary>A vault whose recovery points are counted.</summary>
public sealed record BackupVault
{
    /// <summary>The account and Region that pay for what the vault holds.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The vault's name.</summary>
    public required string Name { get; init; }

    /// <summary>The vault's ARN: its key.</summary>
    public required string Arn { get; init; }

    /// <summary>Whether the vault is logically air-gapped, which has prices of its own. A missing type means an ordinary vault (documented).</summary>
    public bool AirGapped { get; init; }

    /// <summary>The shortest retention the vault's lock lets in, in days; null for no bound.</summary>
    public long? MinRetentionDays { get; init; }

    /// <summary>The longest retention the vault's lock lets in, in days; null for no bound.</summary>
    public long? MaxRetentionDays { get; init; }

    /// <summary>AWS's own count, all resource types; may be approximate; null if not said.</summary>
    public long? ApproximateRecoveryPoints { get; init; }

    /// <summary>Whether every recovery point of the vault was read. Where false, a gap says what is missing.</summary>
    public bool Complete { get; init; } = true;

    /// <summary>Whether a job that keeps its point so long would be let in; null retention means for ever, which only a vault without a maximum takes.</summary>
    /// <param name="retentionDays">Days the point would be kept; null for ever.</param>
    public bool Accepts(long? retentionDays) =>
        (MinRetentionDays is null || retentionDays is null || retentionDays >= MinRetentionDays)
        && (MaxRetentionDays is null || (retentionDays is not null && retentionDays <= MaxRetentionDays));
}
