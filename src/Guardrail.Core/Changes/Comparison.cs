using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Changes;

/// <summary>An estate before and after a change that is made at asOf: nothing that has been stored or paid differs, only what comes.</summary>
public sealed record Comparison
{
    /// <summary>The version of this shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>When the change is made, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether everything was read that figures depend on, and every price of the change is known.</summary>
    public required bool Complete { get; init; }

    /// <summary>Always <c>USD</c>.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Everything together, as it is.</summary>
    public required Cost Before { get; init; }

    /// <summary>Everything together, with the change.</summary>
    public required Cost After { get; init; }

    /// <summary>The first UTC day on which no point made under the old settings is left that the new ones would not keep; null where nothing changes.</summary>
    public required DateOnly? InEffectOn { get; init; }

    /// <summary>How many rules the change fits, counted once per plan.</summary>
    public required int RulesChanged { get; init; }

    /// <summary>The tables whose figures change, the largest difference first.</summary>
    public required IReadOnlyList<TableComparison> Tables { get; init; }

    /// <summary>What the reader must know: locks that reject, prices that are not known, tables without a size.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Accounts outside the report that the changes copy to: they pay for storing those copies, which is in no figure here (the transfer is).</summary>
    public required IReadOnlyList<string> PaidElsewhere { get; init; }

    /// <summary>What the report below could not read, and what the change could not be priced with.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }
}

/// <summary>One table before and after.</summary>
public sealed record TableComparison
{
    /// <summary>The table's account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The table's Region.</summary>
    public required string Region { get; init; }

    /// <summary>The table's name.</summary>
    public required string TableName { get; init; }

    /// <summary>The table's ARN.</summary>
    public required string TableArn { get; init; }

    /// <summary>As it is.</summary>
    public required Cost Before { get; init; }

    /// <summary>With the change.</summary>
    public required Cost After { get; init; }

    /// <summary>When the change is fully in effect for this table.</summary>
    public required DateOnly InEffectOn { get; init; }
}
