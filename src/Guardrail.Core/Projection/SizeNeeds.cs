using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Which tables must be described: only those whose size no fresh recovery point tells.</summary>
public static class SizeNeeds
{
    /// <summary>Covered tables without a fresh complete point of a size, and listed tables with a stored point whose size is absent or 0.</summary>
    /// <param name="scopes">What was read.</param>
    /// <param name="coverage">Which plans take in which tables.</param>
    /// <param name="points">All recovery points.</param>
    /// <param name="asOf">The clock reading of the run.</param>
    /// <returns>Each table once, in order of account, Region and name.</returns>
    public static IReadOnlyList<(Scope Scope, string TableName)> Of(
        IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<TableCoverage> coverage, RecoveryPointLog points, DateTimeOffset asOf)
    {
        var now = Instants.Of(asOf);
        var tables = new Dictionary<string, DynamoTable>(StringComparer.Ordinal);
        foreach (var table in scopes.SelectMany(scope => scope.Tables).Where(table => table.Description is null))
        {
            tables.TryAdd(table.Arn, table);
        }
        var unknown = new HashSet<string>(coverage.Where(table => table.IsCovered).Select(table => table.Table.Arn), StringComparer.Ordinal);
        foreach (var (arn, stored) in points.ByTable())
        {
            if (Array.Exists(stored, point => point.IsComplete && point.Size > 0 && point.CreatedAt < now && now - point.CreatedAt < FutureSize.FreshFor))
            {
                unknown.Remove(arn);
            }
            if (Array.Exists(stored, point => point.Size <= 0 && point.CreatedAt < now && point.Status is not (PointStatus.Creating or PointStatus.Partial)))
            {
                unknown.Add(arn);
            }
        }
        return [.. unknown.Where(tables.ContainsKey).Select(arn => (tables[arn].Scope, tables[arn].Name))
            .OrderBy(each => each.Scope.AccountId, StringComparer.Ordinal)
            .ThenBy(each => each.Scope.Region, StringComparer.Ordinal)
            .ThenBy(each => each.Name, StringComparer.Ordinal)];
    }
}
