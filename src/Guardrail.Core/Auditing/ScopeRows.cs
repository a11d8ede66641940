using System.Runtime.CompilerServices;
using Guardrail.Inventory;

namespace Guardrail.Auditing;

/// <summary>Finds an account and Region among those of a report. An organization has thousands, and every table asks.</summary>
internal static class ScopeRows
{
    private static readonly ConditionalWeakTable<IReadOnlyList<ScopeRow>, Dictionary<Scope, ScopeRow>> Known = [];

    /// <summary>The row; null where the report was not asked for it.</summary>
    public static ScopeRow? ScopeOf(this AuditReport report, string accountId, string region) =>
        Known.GetValue(report.Scopes, Index).GetValueOrDefault(new Scope(accountId, region));

    private static Dictionary<Scope, ScopeRow> Index(IReadOnlyList<ScopeRow> rows)
    {
        var index = new Dictionary<Scope, ScopeRow>(rows.Count);
        foreach (var row in rows)
        {
            index.TryAdd(new Scope(row.AccountId, row.Region), row);
        }
        return index;
    }
}
