namespace Guardrail.Auditing;

/// <summary>How a budget stands. Amounts are in the unit.</summary>
public sealed record BudgetRow
{
    /// <summary>The budget's id in the policy.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The figure that is compared: <c>steadyState</c>, <c>projectedMonth</c>, <c>runRate</c>, <c>storageGb</c> or <c>copies</c>.</summary>
    public required string Basis { get; init; }

    /// <summary>The unit of the amounts: <c>USD/month</c>, <c>GB</c> or <c>copies</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>What has the limit for itself: <c>sum</c> of the scope, or each <c>table</c>, <c>plan</c> or <c>account</c>.</summary>
    public required string Each { get; init; }

    /// <summary>Whether it limits the sum of everything, so that it can be held against the totals.</summary>
    public required bool Everything { get; init; }

    /// <summary>From where on it is a warning; null for never.</summary>
    public required decimal? Warning { get; init; }

    /// <summary>From where on it is critical; null for never.</summary>
    public required decimal? Critical { get; init; }

    /// <summary>How many sums, tables, plans or accounts it is held against; 0 where nothing fits its scope.</summary>
    public required int Subjects { get; init; }

    /// <summary>How many of those are above a limit, or without end where the basis is the steady state.</summary>
    public required int Crossed { get; init; }

    /// <summary>Which table, plan or account has the largest value; null for a sum, and where nothing fits.</summary>
    public required string? Largest { get; init; }

    /// <summary>The value: the sum's, or the largest subject's; 0 where nothing fits.</summary>
    public required decimal Value { get; init; }

    /// <summary>Whether a steady state that is compared has a part that never ends: the value is then what is bounded of it.</summary>
    public required bool Unbounded { get; init; }
}
