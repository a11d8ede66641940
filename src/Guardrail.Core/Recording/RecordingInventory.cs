using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>Passes everything through that another inventory reads, and records it.</summary>
/// <param name="inner">Reads.</param>
/// <param name="writer">Records. Stays the caller's to dispose of, after the last reading.</param>
public sealed class RecordingInventory(IBackupInventory inner, RecordingWriter writer) : IBackupInventory
{
    /// <inheritdoc/>
    public async Task<ScopeInventory> ReadAsync(Scope scope, IRecoveryPointSink points, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(scope, new Tee(points, writer), cancellationToken).ConfigureAwait(false);
        writer.Add(read);
        return read;
    }

    /// <inheritdoc/>
    public async Task<TableDescriptions> DescribeAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken)
    {
        var described = await inner.DescribeAsync(scope, tableNames, cancellationToken).ConfigureAwait(false);
        writer.Add(new TableAnswers { Scope = scope, Descriptions = described.ByName, Vanished = [.. described.Vanished.Order(StringComparer.Ordinal)], Gaps = described.Gaps });
        return described;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, bool>> ReadPointInTimeRecoveryAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken)
    {
        var states = await inner.ReadPointInTimeRecoveryAsync(scope, tableNames, cancellationToken).ConfigureAwait(false);
        writer.Add(new TableAnswers { Scope = scope, PointInTimeRecovery = states });
        return states;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BackupPlan>> ReadDeletedPlansAsync(Scope scope, IReadOnlyList<string> planIds, CancellationToken cancellationToken)
    {
        var plans = await inner.ReadDeletedPlansAsync(scope, planIds, cancellationToken).ConfigureAwait(false);
        writer.Add(new TableAnswers { Scope = scope, DeletedPlans = plans });
        return plans;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BackupJob>?> ReadBackupJobsAsync(
        Scope scope, DateTimeOffset createdAfter, IReadOnlyList<string>? tableArns, CancellationToken cancellationToken)
    {
        var jobs = await inner.ReadBackupJobsAsync(scope, createdAfter, tableArns, cancellationToken).ConfigureAwait(false);
        writer.Add(new TableAnswers { Scope = scope, BackupJobs = jobs, JobTables = tableArns });
        return jobs;
    }

    private sealed class Tee(IRecoveryPointSink sink, RecordingWriter writer) : IRecoveryPointSink
    {
        public void Add(IReadOnlyList<RecoveryPoint> page)
        {
            writer.Add(page);
            sink.Add(page);
        }
    }
}
