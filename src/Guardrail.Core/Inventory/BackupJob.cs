namespace Guardrail.Inventory;

/// <summary>A backup job that made a recovery point, also where that has been deleted since. Instants are rounded to 1 ms.</summary>
public sealed record BackupJob
{
    /// <summary>The table's full ARN.</summary>
    public required string TableArn { get; init; }

    /// <summary>The vault that its point went to.</summary>
    public required string VaultArn { get; init; }

    /// <summary>
    /// When the job was made: at its scheduled time or when it started, which is not documented precisely. Its point was made then or later.
    /// </summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the backup was finished, and so its point made before; null where AWS did not say.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The size of the point in bytes; null where AWS did not say.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The lifecycle the point was given; null where absent.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>The plan and rule that started it; null for a backup made by hand.</summary>
    public RecoveryPointCreator? CreatedBy { get; init; }

    /// <summary>Whether the point has advanced features, by its ARN; true where the job names none.</summary>
    public bool IsAdvanced { get; init; } = true;
}

/// <summary>The completed backup jobs of an account and Region, as far back as they are known to be whole.</summary>
/// <param name="Since">From this instant on every completed job of the tables is in the list.</param>
/// <param name="TableArns">The tables asked about; null for all of the account and Region.</param>
/// <param name="Jobs">In any order.</param>
public sealed record BackupJobHistory(DateTimeOffset Since, IReadOnlySet<string>? TableArns, IReadOnlyList<BackupJob> Jobs)
{
    /// <summary>How long AWS keeps jobs (documented).</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromDays(30);

    /// <summary>Whether it tells about a table.</summary>
    /// <param name="tableArn">The table's full ARN.</param>
    public bool Covers(string tableArn) => TableArns is null || TableArns.Contains(tableArn);
}
