using System.Collections.Concurrent;
using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>Answers with pseudonyms in place of names and ids, and is asked by them. Figures are those of the inventory below it.</summary>
/// <param name="inner">Reads.</param>
/// <param name="scopes">The accounts and Regions that may be asked for.</param>
/// <param name="pseudonyms">The Pseudonyms.</param>
public sealed class PseudonymousInventory(IBackupInventory inner, IReadOnlyList<Scope> scopes, Pseudonyms pseudonyms) : IBackupInventory
{
    private readonly Dictionary<Scope, Scope> _scopes = scopes.Distinct().ToDictionary(pseudonyms.Of, scope => scope);
    private readonly ConcurrentDictionary<string, string> _tables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _tableArns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _plans = new(StringComparer.Ordinal);

    /// <summary>The pseudonyms of the accounts and Regions.</summary>
    public IReadOnlyList<Scope> Scopes => [.. scopes.Select(Pseudonyms.Of)];

    /// <inheritdoc/>
    public async Task<ScopeInventory> ReadAsync(Scope scope, IRecoveryPointSink points, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(_scopes[scope], new Sink(points, this), cancellationToken).ConfigureAwait(false);
        foreach (var table in read.Tables)
        {
            _tables[Pseudonyms.TableName(table.Name)] = table.Name;
            _tableArns[Pseudonyms.Arn(table.Arn)] = table.Arn;
        }
        return Pseudonyms.Of(read);
    }

    /// <inheritdoc/>
    public async Task<TableDescriptions> DescribeAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken)
    {
        var described = await inner.DescribeAsync(_scopes[scope], Names(tableNames), cancellationToken).ConfigureAwait(false);
        return new TableDescriptions(
            described.ByName.ToDictionary(each => Pseudonyms.TableName(each.Key), each => each.Value, StringComparer.Ordinal),
            described.Vanished.Select(Pseudonyms.TableName).ToHashSet(StringComparer.Ordinal),
            [.. described.Gaps.Select(Pseudonyms.Of)]);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, bool>> ReadPointInTimeRecoveryAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken)
    {
        var states = await inner.ReadPointInTimeRecoveryAsync(_scopes[scope], Names(tableNames), cancellationToken).ConfigureAwait(false);
        return states.ToDictionary(each => Pseudonyms.TableName(each.Key), each => each.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BackupPlan>> ReadDeletedPlansAsync(Scope scope, IReadOnlyList<string> planIds, CancellationToken cancellationToken)
    {
        var plans = await inner.ReadDeletedPlansAsync(_scopes[scope], [.. planIds.Select(id => _plans.GetValueOrDefault(id)).OfType<string>()], cancellationToken).ConfigureAwait(false);
        return [.. plans.Select(plan => Pseudonyms.Of(plan, []))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BackupJob>?> ReadBackupJobsAsync(Scope scope, DateTimeOffset createdAfter, IReadOnlyList<string>? tableArns, CancellationToken cancellationToken)
    {
        var arns = tableArns is null ? null : (IReadOnlyList<string>)[.. tableArns.Select(arn => _tableArns.GetValueOrDefault(arn)).OfType<string>()];
        var jobs = await inner.ReadBackupJobsAsync(_scopes[scope], createdAfter, arns, cancellationToken).ConfigureAwait(false);
        return jobs is null ? null : [.. jobs.Select(Pseudonyms.Of)];
    }

    private List<string> Names(IReadOnlyList<string> tableNames) => [.. tableNames.Select(name => _tables.GetValueOrDefault(name)).OfType<string>()];

    private sealed class Sink(IRecoveryPointSink next, PseudonymousInventory inventory) : IRecoveryPointSink
    {
        public void Add(IReadOnlyList<RecoveryPoint> page)
        {
            foreach (var id in page.Select(point => point.CreatedBy?.PlanId).OfType<string>().Distinct())
                inventory._plans[inventory.Pseudonyms.PlanId(id)] = id;
            next.Add([.. page.Select(inventory.Pseudonyms.Of)]);
        }
    }

    private Pseudonyms Pseudonyms { get; } = pseudonyms;
}
