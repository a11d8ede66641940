using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Alerting;

/// <summary>Adds the figures of tables up.</summary>
internal static class CostSums
{
    /// <summary>The sums; zero for no table. The steady state is null as soon as one part is, and its date is the last of all.</summary>
    public static Cost Of(IReadOnlyList<TableRow> tables)
    {
        var isBounded = tables.All(table => table.SteadyStateUsd is not null);
        return new Cost
        {
            RecoveryPoints = tables.Sum(table => table.RecoveryPoints),
            StorageBytes = Bytes(tables, table => table.StorageBytes),
            WarmBytes = Bytes(tables, table => table.WarmBytes),
            ColdBytes = Bytes(tables, table => table.ColdBytes),
            RunRateUsd = tables.Total(table => table.RunRateUsd),
            MonthToDateUsd = tables.Total(table => table.MonthToDateUsd),
            MonthToDateLowUsd = tables.Total(table => table.MonthToDateLowUsd),
            MonthToDateHighUsd = tables.Total(table => table.MonthToDateHighUsd),
            ProjectedMonthUsd = tables.Total(table => table.ProjectedMonthUsd),
            SteadyStateUsd = isBounded ? tables.Total(table => table.SteadyStateUsd!.Value) : null,
            SteadyStateBoundedUsd = tables.Total(table => table.SteadyStateBoundedUsd),
            SteadyStateDate = isBounded ? tables.Max(table => table.SteadyStateDate) : null,
            MonthlyGrowthUsd = tables.Total(table => table.MonthlyGrowthUsd),
            TransferUsd = new TransferUsd(
                tables.Total(table => table.TransferUsd.MonthToDate), tables.Total(table => table.TransferUsd.ProjectedMonth), tables.Total(table => table.TransferUsd.SteadyState)),
            Estimated = tables.Any(table => table.Estimated),
            NextMonths =
            [
                .. tables.SelectMany(table => table.NextMonths).GroupBy(month => month.Month).OrderBy(months => months.Key, StringComparer.Ordinal)
                    .Select(months => new MonthCost(months.Key, months.Total(month => month.Usd), months.Total(month => month.UsdWithGrowth))),
            ],
        };
    }

    private static Int128 Bytes(IEnumerable<TableRow> tables, Func<TableRow, Int128> part) => tables.Aggregate((Int128)0, (sum, table) => sum + part(table));
}
