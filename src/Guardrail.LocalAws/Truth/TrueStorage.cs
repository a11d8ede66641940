namespace Guardrail.LocalAws;

/// <summary>What the backups of one table by one rule in one vault really take up in one month.</summary>
/// <remarks>All amounts are byte-milliseconds, exact. "So far" is the part of the month before the scenario's instant, "rest" the part from then on.</remarks>
public sealed record TrueStorage
{
    /// <summary>The table backed up, also where the backup lies in another account or Region.</summary>
    public required string TableArn { get; init; }

    /// <summary>The plan that made the backups; null where none did.</summary>
    public required string? PlanId { get; init; }

    /// <summary>The rule that made the backups; null where none did.</summary>
    public required string? RuleId { get; init; }

    /// <summary>Where the backups lie; its account and Region are those that are billed.</summary>
    public required string VaultArn { get; init; }

    /// <summary>The account the vault is in.</summary>
    public string AccountId => VaultArn.Split(':')[4];

    /// <summary>The Region the vault is in.</summary>
    public string Region => VaultArn.Split(':')[3];

    /// <summary>The vault's type as listed; null for a vault of an account the scenario does not describe.</summary>
    public required string? VaultType { get; init; }

    /// <summary>Whether these are copies of backups in another vault.</summary>
    public required bool IsCopy { get; init; }

    /// <summary>Whether AWS Backup bills them (advanced features) or DynamoDB does.</summary>
    public required bool IsAdvanced { get; init; }

    /// <summary>How many lie there at the scenario's instant.</summary>
    public int PointsNow { get; internal set; }

    /// <summary>Their bytes at the scenario's instant, warm and cold.</summary>
    public long BytesNow { get; internal set; }

    /// <summary>Warm byte-milliseconds of the month so far.</summary>
    public Int128 WarmSoFar { get; internal set; }

    /// <summary>Cold byte-milliseconds of the month so far.</summary>
    public Int128 ColdSoFar { get; internal set; }

    /// <summary>Warm byte-milliseconds of the rest of the month.</summary>
    public Int128 WarmRest { get; internal set; }

    /// <summary>Cold byte-milliseconds of the rest of the month.</summary>
    public Int128 ColdRest { get; internal set; }

    /// <summary>Bytes copied here from another Region in the month so far.</summary>
    public Int128 TransferredSoFar { get; internal set; }

    /// <summary>Bytes that will be copied here from another Region in the rest of the month.</summary>
    public Int128 TransferredRest { get; internal set; }

    /// <summary>Everything stored in the month, both tiers, before and after the scenario's instant.</summary>
    public Int128 Total => WarmSoFar + ColdSoFar + WarmRest + ColdRest;
}
