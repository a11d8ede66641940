namespace Guardrail.Inventory;

/// <summary>What was read of one scope, without its recovery points (those stream into an <see cref="IRecoveryPointSink"/>).</summary>
public sealed record ScopeInventory
{
    /// <summary>The account and Region.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The partition: <c>aws</c>, <c>aws-us-gov</c> or <c>aws-cn</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>AWS Backup's settings; null where they could not be read.</summary>
    public RegionSettings? Settings { get; init; }

    /// <summary>All plans that live, and deleted ones where AWS still names them.</summary>
    public IReadOnlyList<BackupPlan> Plans { get; init; } = [];

    /// <summary>Whether the list of plans was read to its end.</summary>
    public bool PlansListed { get; init; } = true;

    /// <summary>All vaults that count (views and vaults shared by others are left out).</summary>
    public IReadOnlyList<BackupVault> Vaults { get; init; } = [];

    /// <summary>Whether the list of vaults was read to its end.</summary>
    public bool VaultsListed { get; init; } = true;

    /// <summary>All tables.</summary>
    public IReadOnlyList<DynamoTable> Tables { get; init; } = [];

    /// <summary>Whether the list of tables was read to its end; only then is an unlisted table known to be gone.</summary>
    public bool TablesListed { get; init; } = true;

    /// <summary>On-demand backups made in DynamoDB itself; empty for none.</summary>
    public IReadOnlyList<NativeBackup> NativeBackups { get; init; } = [];

    /// <summary>The completed backup jobs of the last 30 days, where a figure needs them; null where they were not, or could not be, read.</summary>
    public BackupJobHistory? BackupJobs { get; init; }

    /// <summary>What could not be read or understood.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];
}

/// <summary>An on-demand backup made in DynamoDB itself, which never expires and lies in no vault (documented).</summary>
/// <param name="TableArn">The table it is of.</param>
/// <param name="SizeBytes">Its size in bytes; null where AWS did not say.</param>
public sealed record NativeBackup(string TableArn, long? SizeBytes);
