using Guardrail.Auditing;
using Guardrail.Units;

namespace Guardrail.Changes;

/// <summary>Figures on their way from before a change to after it.</summary>
internal sealed class CostChange(Cost before)
{
    private readonly Usd[] _months = new Usd[before.NextMonths.Count];
    private readonly Usd[] _withGrowth = new Usd[before.NextMonths.Count];
    private Usd _bounded;
    private Usd _growth;
    private Usd _transferMonth;
    private Usd _transferSteady;

    /// <summary>Adds (or, with a negative size, takes away) what a plan's runs cost.</summary>
    /// <param name="plan">For each GB.</param>
    /// <param name="gigabytes">The table's size; negative to take away.</param>
    /// <param name="growthPerMonth">Its growth as a fraction of that size.</param>
    public void Add(PlanFigures plan, decimal gigabytes, decimal growthPerMonth)
    {
        _bounded += plan.Bounded * gigabytes;
        _growth += plan.Growth * gigabytes;
        _transferMonth += plan.Transfer.ProjectedMonth * gigabytes;
        _transferSteady += plan.Transfer.SteadyState * gigabytes;
        for (var month = 0; month < _months.Length; month++)
        {
            _months[month] += plan.Month(month) * gigabytes;
            _withGrowth[month] += (plan.Month(month) + plan.Grown(month) * growthPerMonth) * gigabytes;
        }
    }

    /// <summary>Adds another change to this one.</summary>
    public void Add(CostChange other)
    {
        _bounded += other._bounded;
        _growth += other._growth;
        _transferMonth += other._transferMonth;
        _transferSteady += other._transferSteady;
        for (var month = 0; month < Math.Min(_months.Length, other._months.Length); month++)
        {
            _months[month] += other._months[month];
            _withGrowth[month] += other._withGrowth[month];
        }
    }

    /// <summary>The figures after the change.</summary>
    public Cost Cost(bool isUnbounded, DateOnly? fullOn) => Copy(before) with
    {
        ProjectedMonthUsd = before.ProjectedMonthUsd + (_months.Length > 0 ? _months[0] : Usd.Zero),
        SteadyStateUsd = isUnbounded ? null : before.SteadyStateBoundedUsd + _bounded,
        SteadyStateBoundedUsd = before.SteadyStateBoundedUsd + _bounded,
        SteadyStateDate = isUnbounded ? null : fullOn,
        MonthlyGrowthUsd = before.MonthlyGrowthUsd + _growth,
        TransferUsd = before.TransferUsd with
        {
            ProjectedMonth = before.TransferUsd.ProjectedMonth + _transferMonth,
            SteadyState = before.TransferUsd.SteadyState + _transferSteady,
        },
        NextMonths = [.. before.NextMonths.Select((month, i) => month with { Usd = month.Usd + _months[i], UsdWithGrowth = month.UsdWithGrowth + _withGrowth[i] })],
    };

    /// <summary>The figures of any row, without what else the row says.</summary>
    public static Cost Copy(Cost row) => new()
    {
        RecoveryPoints = row.RecoveryPoints,
        StorageBytes = row.StorageBytes,
        WarmBytes = row.WarmBytes,
        ColdBytes = row.ColdBytes,
        RunRateUsd = row.RunRateUsd,
        MonthToDateUsd = row.MonthToDateUsd,
        MonthToDateLowUsd = row.MonthToDateLowUsd,
        MonthToDateHighUsd = row.MonthToDateHighUsd,
        ProjectedMonthUsd = row.ProjectedMonthUsd,
        SteadyStateUsd = row.SteadyStateUsd,
        SteadyStateBoundedUsd = row.SteadyStateBoundedUsd,
        SteadyStateDate = row.SteadyStateDate,
        MonthlyGrowthUsd = row.MonthlyGrowthUsd,
        TransferUsd = row.TransferUsd,
        Estimated = row.Estimated,
        NextMonths = row.NextMonths,
    };
}
