using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading;
using Guardrail.Inventory;

namespace Guardrail.Aws;

/// <summary>The inventory as AWS tells it, for any of the resolved accounts and Regions. It only reads. Safe for several threads.</summary>
/// <param name="scopes">The accounts and Regions, with their credentials. Stays the caller's to dispose of, after the last reading.</param>
/// <param name="options">How AWS is called; null for the defaults.</param>
/// <param name="progress">Is told how far each reading has come, from several threads; null for nobody.</param>
public sealed class AwsBackupInventory(AwsScopes scopes, AwsReadOptions? options = null, IProgress<AwsReadProgress>? progress = null) : IBackupInventory
{
    /// <summary>From so many points on a collection (a tenth of a second) is worth the memory.</summary>
    private const long ManyPoints = 200_000;

    private readonly AwsReadOptions _options = options ?? new AwsReadOptions();

    /// <summary>The calls made so far, over all accounts and Regions.</summary>
    public CallCounts Calls { get; } = new();

    /// <inheritdoc/>
    public async Task<ScopeInventory> ReadAsync(Scope scope, IRecoveryPointSink points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (scopes.SessionOf(scope) is { Failure: { } failure } session)
            return ScopeReading.Unread(scope, RegionChoice.PartitionOf(scope.Region), session.FailureCode ?? "AccessDenied", failure.Message);
        var reader = Reader(scope, cancellationToken);
        var tally = new ReadTally(scope, reader.Caller.Counts, progress);
        var inventory = await ScopeReading.ReadAsync(reader, points, tally).ConfigureAwait(false);
        // What the pages leave behind goes back to the system before anything is computed: else both are held at once.
        if (tally.Points >= ManyPoints)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return inventory;
    }

    /// <inheritdoc/>
    public async Task<TableDescriptions> DescribeAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken)
    {
        var reader = Reader(scope, cancellationToken);
        var (byName, vanished) = await TableDescribing.DescribeAsync(reader, tableNames).ConfigureAwait(false);
        return new TableDescriptions(byName, vanished, ScopeReading.Gaps(reader));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, bool>> ReadPointInTimeRecoveryAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken) =>
        TableDescribing.PointInTimeRecoveryAsync(Reader(scope, cancellationToken), tableNames);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupPlan>> ReadDeletedPlansAsync(Scope scope, IReadOnlyList<string> planIds, CancellationToken cancellationToken) =>
        DeletedPlanReading.ReadAsync(Reader(scope, cancellationToken), planIds);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupJob>?> ReadBackupJobsAsync(
        Scope scope, DateTimeOffset createdAfter, IReadOnlyList<string>? tableArns, CancellationToken cancellationToken) =>
        JobReading.ReadAsync(Reader(scope, cancellationToken), createdAfter, tableArns);

    private Reader Reader(Scope scope, CancellationToken cancellationToken) => new(
        scope,
        RegionChoice.PartitionOf(scope.Region),
        scopes.SessionOf(scope).In(scope.Region),
        new AwsCaller(_options.Paces.Of(scope), _options, new CallCounts(Calls)),
        new GapList(scope),
        _options,
        cancellationToken);
}
