using Guardrail.Inventory;

namespace Guardrail.Coverage;

/// <summary>A table and the plans that back it up.</summary>
/// <param name="Table">The table.</param>
/// <param name="Plans">In the order the plans were given; empty for an uncovered table.</param>
public sealed record TableCoverage(DynamoTable Table, IReadOnlyList<PlanCoverage> Plans)
{
    /// <summary>Whether any plan backs the table up, or may.</summary>
    public bool IsCovered => Plans.Count > 0;
}
