using Guardrail.Inventory;
using Guardrail.Policies;

namespace Guardrail.Changes;

/// <summary>Brings tables that no plan covers into a report, with their sizes: a plan that is yet to come may cover them.</summary>
/// <param name="inner">Reads.</param>
/// <param name="tables">Which tables, by name; empty for all.</param>
public sealed class ConsideredTables(IBackupInventory inner, IReadOnlyList<NamePattern> tables) : IBackupInventory
{
    /// <summary>The id of the plan without rules that takes them in; no plan of AWS's has it.</summary>
    public const string PlanId = "guardrail/considered";

    /// <inheritdoc/>
    public async Task<ScopeInventory> ReadAsync(Scope scope, IRecoveryPointSink points, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(scope, points, cancellationToken).ConfigureAwait(false);
        var plan = new BackupPlan
        {
            Scope = read.Scope,
            Id = PlanId,
            Name = PlanId,
            Selections =
            [
                new BackupSelection
                {
                    Id = PlanId,
                    Name = PlanId,
                    Resources = [.. read.Tables.Where(table => tables.Count == 0 || tables.Any(pattern => pattern.Fits(table.Name))).Select(table => table.Arn)],
                },
            ],
        };
        return plan.Selections[0].Resources.Count == 0 ? read : read with { Plans = [.. read.Plans, plan] };
    }

    /// <inheritdoc/>
    public Task<TableDescriptions> DescribeAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken) =>
        inner.DescribeAsync(scope, tableNames, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, bool>> ReadPointInTimeRecoveryAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken) =>
        inner.ReadPointInTimeRecoveryAsync(scope, tableNames, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupPlan>> ReadDeletedPlansAsync(Scope scope, IReadOnlyList<string> planIds, CancellationToken cancellationToken) =>
        inner.ReadDeletedPlansAsync(scope, planIds, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupJob>?> ReadBackupJobsAsync(Scope scope, DateTimeOffset createdAfter, IReadOnlyList<string>? tableArns, CancellationToken cancellationToken) =>
        inner.ReadBackupJobsAsync(scope, createdAfter, tableArns, cancellationToken);
}
