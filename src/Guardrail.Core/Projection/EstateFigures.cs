using Guardrail.Auditing;
using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Pricing;

namespace Guardrail.Projection;

/// <summary>Every figure of an audit, from the streams of each table up to the total, so that sums agree.</summary>
public sealed record EstateFigures
{
    /// <summary>The sum over all tables.</summary>
    public required Cost Totals { get; init; }

    /// <summary>Tables that a plan covers or that still have recovery points, the dearest first; without options and PITR state.</summary>
    public required IReadOnlyList<TableRow> Tables { get; init; }

    /// <summary>Plans that live or still have points, the dearest first; the row with a null id holds an account's and Region's points that no plan made.</summary>
    public required IReadOnlyList<PlanRow> Plans { get; init; }

    /// <summary>Tables that no plan covers and that have no recovery points.</summary>
    public required int UncoveredTables { get; init; }

    /// <summary>On-demand backups made in DynamoDB itself; in no other figure.</summary>
    public required NativeBackupsRow NativeBackups { get; init; }

    /// <summary>What could not be priced or understood; what could not be read is in the inventories.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>Works out all figures.</summary>
    /// <param name="scopes">What was read, one entry per account and Region.</param>
    /// <param name="coverage">Which plans take in which of the tables; tables may be missing where no plan takes them in.</param>
    /// <param name="points">All recovery points of all vaults read.</param>
    /// <param name="prices">The price book, with the policy's prices.</param>
    /// <param name="asOf">The clock reading of the run.</param>
    public static EstateFigures Compute(
        IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<TableCoverage> coverage, RecoveryPointLog points, PriceBook prices, DateTimeOffset asOf) =>
        new EstateProjection(scopes, coverage, points, prices, asOf).Figures();
}
