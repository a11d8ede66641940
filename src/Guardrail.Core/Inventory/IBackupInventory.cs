namespace Guardrail.Inventory;

/// <summary>Reads what is needed of AWS. Expected failures become gaps; only cancellation and bugs throw.</summary>
public interface IBackupInventory
{
    /// <summary>Reads one scope: settings, plans, selections, tables, tags, vaults, native backups, and every DynamoDB recovery point of every vault.</summary>
    /// <param name="scope">The account and Region.</param>
    /// <param name="points">Gets the recovery points.</param>
    /// <param name="cancellationToken">Stops the reading at once.</param>
    Task<ScopeInventory> ReadAsync(Scope scope, IRecoveryPointSink points, CancellationToken cancellationToken);

    /// <summary>Describes tables. A table that has vanished meanwhile is reported as such.</summary>
    /// <param name="scope">The account and Region of all the tables.</param>
    /// <param name="tableNames">The tables, in any order.</param>
    /// <param name="cancellationToken">Stops the reading at once.</param>
    Task<TableDescriptions> DescribeAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken);

    /// <summary>Reads whether point-in-time recovery is on.</summary>
    /// <param name="scope">The account and Region of all the tables.</param>
    /// <param name="tableNames">The tables, the dearest first; how many are read depends on the reader's own budget (10 calls a second).</param>
    /// <param name="cancellationToken">Stops the reading at once.</param>
    /// <returns>True or false by table name, for those that could be read. Not knowing changes advice only, so it is no gap.</returns>
    Task<IReadOnlyDictionary<string, bool>> ReadPointInTimeRecoveryAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken);

    /// <summary>Reads plans that are listed no more but whose points live on: AWS still tells the rules of a deleted plan (inferred from the answer's date of deletion).</summary>
    /// <param name="scope">The account and Region of the plans.</param>
    /// <param name="planIds">Ids named by recovery points.</param>
    /// <param name="cancellationToken">Stops the reading at once.</param>
    /// <returns>Those that AWS still knows, without selections. One that cannot be read is no gap: its points tell what they can.</returns>
    Task<IReadOnlyList<BackupPlan>> ReadDeletedPlansAsync(Scope scope, IReadOnlyList<string> planIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BackupPlan>>([]);

    /// <summary>Reads the completed backup jobs that made DynamoDB recovery points. AWS keeps them for 30 days (documented).</summary>
    /// <param name="scope">The account and Region.</param>
    /// <param name="createdAfter">Only later ones.</param>
    /// <param name="tableArns">Only of these tables; null for all.</param>
    /// <param name="cancellationToken">Stops the reading at once.</param>
    /// <returns>
    /// The jobs; null where they cannot be read to their end. That is no gap: without them, what has expired this month is worked out from the listed points,
    /// and marked as an estimate with its band.
    /// </returns>
    Task<IReadOnlyList<BackupJob>?> ReadBackupJobsAsync(
        Scope scope, DateTimeOffset createdAfter, IReadOnlyList<string>? tableArns, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BackupJob>?>(null);
}

/// <summary>What DescribeTable said of many tables.</summary>
/// <param name="ByName">Descriptions of the tables that exist.</param>
/// <param name="Vanished">Tables that were deleted since they were listed.</param>
/// <param name="Gaps">Tables that could not be described, with the reason.</param>
public sealed record TableDescriptions(IReadOnlyDictionary<string, TableDescription> ByName, IReadOnlySet<string> Vanished, IReadOnlyList<Gap> Gaps);
