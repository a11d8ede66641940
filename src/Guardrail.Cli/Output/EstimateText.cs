using System.Globalization;
using System.Text;
using Guardrail.Pricing;
using Guardrail.Projection;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Cli.Output;

/// <summary>An estimate for a person: what it comes to, and how it gets there.</summary>
internal static class EstimateText
{
    /// <summary>The estimate as lines of at most 80 columns.</summary>
    public static string Of(EstimateRequest request, Estimate estimate, PriceBook prices)
    {
        var figures = estimate.Figures;
        var text = new StringBuilder();
        var days = DateTime.DaysInMonth(request.Start.Year, request.Start.Month);
        text.Append($"{HumanSize.Of(request.TableSizeBytes)} table in {request.Region}; every backup is a full copy.\n\n");
        text.Append($"First month ({days} days, from {HumanDate.Of(HumanDate.Day(request.Start))}): {HumanMoney.Exact(figures.ProjectedMonthUsd)}\n");
        if (figures.SteadyStateUsd is { } steady)
        {
            var full = estimate.Ramp[^1];
            text.Append($"Once full ({Date(figures.SteadyStateDate)}): {HumanSize.Gb(full.StorageGb)}, {HumanMoney.Exact(steady)} a month\n");
        }
        else
        {
            text.Append($"Never full: backups are kept for ever, and each month costs {HumanMoney.Exact(figures.MonthlyGrowthUsd)} more than the last.\n");
        }

        text.Append($"\n{"after",-10}{"backups",10}{"stored",16}{"a month at that",18}\n");
        foreach (var point in estimate.Ramp)
        {
            var day = point.Day is { } number ? $"{number} day{(number == 1 ? "" : "s")}" : "once full";
            text.Append($"{day,-10}{point.RecoveryPoints.ToString("#,0.#", CultureInfo.InvariantCulture),10}{HumanSize.Gb(point.StorageGb),16}{HumanMoney.Exact(point.RunRateUsd),18}\n");
        }

        text.Append('\n').Append($"{"month",-10}{"cost",16}{(request.GrowthPerMonth != 0 ? "with growth" : ""),16}".TrimEnd()).Append('\n');
        foreach (var month in figures.NextMonths)
            text.Append($"{month.Month,-10}{HumanMoney.Exact(month.Usd),16}{(request.GrowthPerMonth != 0 ? HumanMoney.Exact(month.UsdWithGrowth) : ""),16}".TrimEnd()).Append('\n');
        if (prices.RatesIn(request.Region)?.Pitr is { } pitr)
        {
            var price = new Usd(pitr.Amount * HumanSize.InGb(request.TableSizeBytes));
            text.Append($"\nPoint-in-time recovery of the same table, up to 35 days back: {HumanMoney.Exact(price)} a month.\n");
        }

        return text.Append($"Prices of {prices.AsOf:yyyy-MM-dd}{(prices.Overridden ? ", changed by the policy" : "")}; a month is billed by its own length.\n").ToString();
    }

    private static string Date(DateOnly? date) => date is { } day ? HumanDate.Of(day) : "at once";
}
