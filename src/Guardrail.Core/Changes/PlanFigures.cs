using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Changes;

/// <summary>What the runs of one plan cost from asOf on for each GB of a table, by the audit's own projection. Every figure is linear in the table's size.</summary>
internal sealed class PlanFigures
{
    private readonly TableRow? _gigabyte;

    /// <param name="gigabyte">The row of a table of 1 GB that grows by 100 % a month; null for a plan without rules.</param>
    /// <param name="gaps">Prices and schedules that are not known.</param>
    /// <param name="retentions">Days the points of each stream are kept; null for ever.</param>
    public PlanFigures(TableRow? gigabyte, IReadOnlyList<Gap> gaps, IReadOnlyList<long?> retentions) =>
        (_gigabyte, Gaps, Retentions) = (gigabyte, gaps, retentions);

    /// <summary>Prices that are not known, schedules that cannot be read: figures with any of them are too low.</summary>
    public IReadOnlyList<Gap> Gaps { get; }

    /// <summary>Days the points of each stream that runs are kept, copies included; null for ever; empty where nothing runs.</summary>
    public IReadOnlyList<long?> Retentions { get; }

    /// <summary>By rule and vault, for a table of 1 GB.</summary>
    public IReadOnlyList<RuleRow> ByRule => _gigabyte?.ByRule ?? [];

    /// <summary>Whether a stream never expires.</summary>
    public bool IsUnbounded => _gigabyte is { SteadyStateUsd: null };

    /// <summary>The bounded steady state for a GB.</summary>
    public Usd Bounded => _gigabyte?.SteadyStateBoundedUsd ?? Usd.Zero;

    /// <summary>The monthly growth for a GB.</summary>
    public Usd Growth => _gigabyte?.MonthlyGrowthUsd ?? Usd.Zero;

    /// <summary>Copy transfer for a GB.</summary>
    public TransferUsd Transfer => _gigabyte?.TransferUsd ?? new TransferUsd(Usd.Zero, Usd.Zero, Usd.Zero);

    /// <summary>The date on which a window that begins now is full; null for none.</summary>
    public DateOnly? FullOn => _gigabyte?.SteadyStateDate;

    /// <summary>Whether a vault's lock rejects jobs of a rule or of one of its copies.</summary>
    public bool IsRejected => ByRule.Any(row => row.RejectedByLock);

    /// <summary>What month m of the axis costs for a GB.</summary>
    public Usd Month(int month) => _gigabyte?.NextMonths[month].Usd ?? Usd.Zero;

    /// <summary>What growth by the table's whole size a month adds to month m for a GB.</summary>
    public Usd Grown(int month) => _gigabyte is { } row ? row.NextMonths[month].UsdWithGrowth - row.NextMonths[month].Usd : Usd.Zero;
}
