using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Which tables must be described: those whose size no fresh recovery point tells, and a few whose age decides what has expired this month.</summary>
public static class SizeNeeds
{
    /// <summary>
    /// So many tables at most are described for their date of creation alone, the largest first: whether a full stream has lost points this month, or is of
    /// a table too young for that, no list tells. The other tables' bands allow for both.
    /// </summary>
    public const int AgesAtMost = 20;

    /// <summary>
    /// Covered tables without a fresh complete point of a size, listed tables with a stored point whose size is absent or 0, and the largest
    /// <see cref="AgesAtMost"/> of the covered tables with a full window.
    /// </summary>
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
        var full = new FullWindows(scopes, coverage, points, asOf);
        List<(string Arn, long Size)> aged = [];
        foreach (var (arn, stored) in points.ByTable())
        {
            if (tables.ContainsKey(arn) && full.Has(arn, stored))
            {
                aged.Add((arn, stored.Max(point => point.Size)));
            }
            if (Array.Exists(stored, point => point.IsComplete && point.Size > 0 && point.CreatedAt < now && now - point.CreatedAt < FutureSize.FreshFor))
            {
                unknown.Remove(arn);
            }
            if (Array.Exists(stored, point => point.Size <= 0 && point.CreatedAt < now && point.Status is not (PointStatus.Creating or PointStatus.Partial)))
            {
                unknown.Add(arn);
            }
        }
        unknown.UnionWith(aged.OrderByDescending(table => table.Size).ThenBy(table => table.Arn, StringComparer.Ordinal).Take(AgesAtMost).Select(table => table.Arn));
        return [.. unknown.Where(tables.ContainsKey).Select(arn => (tables[arn].Scope, tables[arn].Name))
            .OrderBy(each => each.Scope.AccountId, StringComparer.Ordinal)
            .ThenBy(each => each.Scope.Region, StringComparer.Ordinal)
            .ThenBy(each => each.Name, StringComparer.Ordinal)];
    }
}
