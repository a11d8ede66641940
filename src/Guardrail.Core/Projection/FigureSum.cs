using Guardrail.Auditing;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Figures in USD that can be added up: of a stream, a table, a plan, or everything.</summary>
internal sealed class FigureSum
{
    public long RecoveryPoints;
    public Int128 WarmBytes;
    public Int128 ColdBytes;
    public Usd RunRate;
    public Usd MonthToDate;
    public Usd MonthToDateLow;
    public Usd MonthToDateHigh;
    public Usd SteadyStateBounded;
    public Usd MonthlyGrowth;
    public Usd TransferMonthToDate;
    public Usd TransferProjectedMonth;
    public Usd TransferSteadyState;
    public bool Estimated;

    /// <summary>Whether a rule or copy in it never expires.</summary>
    public bool IsUnbounded;

    /// <summary>When the last of its windows is full; null where there is no stream of backups.</summary>
    public DateOnly? FullOn;

    /// <summary>The whole current month, and twelve more.</summary>
    public Usd[] Months { get; } = new Usd[MonthAxis.Months];

    /// <summary>The same with growth.</summary>
    public Usd[] MonthsWithGrowth { get; } = new Usd[MonthAxis.Months];

    /// <summary>The least with growth that its uncertainty, and month to date's, allow.</summary>
    public Usd[] MonthsLow { get; } = new Usd[MonthAxis.Months];

    /// <summary>The most.</summary>
    public Usd[] MonthsHigh { get; } = new Usd[MonthAxis.Months];

    public void Add(FigureSum other)
    {
        RecoveryPoints += other.RecoveryPoints;
        WarmBytes += other.WarmBytes;
        ColdBytes += other.ColdBytes;
        RunRate += other.RunRate;
        MonthToDate += other.MonthToDate;
        MonthToDateLow += other.MonthToDateLow;
        MonthToDateHigh += other.MonthToDateHigh;
        SteadyStateBounded += other.SteadyStateBounded;
        MonthlyGrowth += other.MonthlyGrowth;
        TransferMonthToDate += other.TransferMonthToDate;
        TransferProjectedMonth += other.TransferProjectedMonth;
        TransferSteadyState += other.TransferSteadyState;
        Estimated |= other.Estimated;
        IsUnbounded |= other.IsUnbounded;
        FullOn = FullOn is null || other.FullOn > FullOn ? other.FullOn : FullOn;
        for (var month = 0; month < MonthAxis.Months; month++)
        {
            Months[month] += other.Months[month];
            MonthsWithGrowth[month] += other.MonthsWithGrowth[month];
            MonthsLow[month] += other.MonthsLow[month];
            MonthsHigh[month] += other.MonthsHigh[month];
        }
    }

    public Usd? SteadyState => IsUnbounded ? null : SteadyStateBounded;

    public DateOnly? SteadyStateDate => IsUnbounded ? null : FullOn;

    public TransferUsd Transfer => new(TransferMonthToDate, TransferProjectedMonth, TransferSteadyState);

    public IReadOnlyList<MonthCost> NextMonths(IReadOnlyList<string> names)
    {
        var months = new MonthCost[MonthAxis.Months];
        for (var month = 0; month < months.Length; month++)
        {
            months[month] = new MonthCost(names[month], Months[month], MonthsWithGrowth[month])
            {
                UsdLow = MonthsLow[month],
                UsdHigh = MonthsHigh[month],
            };
        }
        return months;
    }

    public Cost Cost(IReadOnlyList<string> monthNames) => new()
    {
        RecoveryPoints = RecoveryPoints,
        StorageBytes = WarmBytes + ColdBytes,
        WarmBytes = WarmBytes,
        ColdBytes = ColdBytes,
        RunRateUsd = RunRate,
        MonthToDateUsd = MonthToDate,
        MonthToDateLowUsd = MonthToDateLow,
        MonthToDateHighUsd = MonthToDateHigh,
        ProjectedMonthUsd = Months[0],
        SteadyStateUsd = SteadyState,
        SteadyStateBoundedUsd = SteadyStateBounded,
        SteadyStateDate = SteadyStateDate,
        MonthlyGrowthUsd = MonthlyGrowth,
        TransferUsd = Transfer,
        Estimated = Estimated,
        NextMonths = NextMonths(monthNames),
    };
}
