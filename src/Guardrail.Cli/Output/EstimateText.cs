using System.Globalization;
using System.Text;
using Guardrail.Auditing;
using Guardrail.Pricing;
using Guardrail.Projection;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Cli.Output;

/// <summary>An estimate for a person: what it comes to, and how it gets there.</summary>
internal static class EstimateText
{
    private const int BarWidth = 38;

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
            if (figures.TransferUsd.SteadyState != Usd.Zero)
                text.Append($"  of it for copying to other Regions, which is no storage: {HumanMoney.Exact(figures.TransferUsd.SteadyState)}\n");
        }
        else
        {
            text.Append($"Never full: each month costs {HumanMoney.Exact(figures.MonthlyGrowthUsd)} more than the last, for ever.\n");
        }

        text.Append($"\n{"after",-10}{"backups",10}{"stored",16}{"a month at that",18}\n");
        foreach (var point in estimate.Ramp)
        {
            var day = point.Day is { } number ? $"{number} day{(number == 1 ? "" : "s")}" : "once full";
            text.Append($"{day,-10}{point.RecoveryPoints.ToString("#,0.#", CultureInfo.InvariantCulture),10}{HumanSize.Gb(point.StorageGb),16}{HumanMoney.Exact(point.RunRateUsd),18}\n");
        }

        Months(text, request, figures);
        if (estimate.ByRule.Count > 1)
            Rules(text, estimate);
        if (prices.RatesIn(request.Region)?.Pitr is { } pitr)
        {
            var price = new Usd(pitr.Amount * HumanSize.InGb(request.TableSizeBytes));
            text.Append($"\nPoint-in-time recovery of the same table, up to 35 days back: {HumanMoney.Exact(price)} a month");
            text.Append(figures.SteadyStateUsd is { } full && price > Usd.Zero
                ? $";\nthis plan costs {(full.Amount / price.Amount).ToString("0.#", CultureInfo.InvariantCulture)} times that once full.\n"
                : ".\n");
        }

        return text.Append($"Prices of {prices.AsOf:yyyy-MM-dd}{(prices.Overridden ? ", changed by the policy" : "")}; a month is billed by its own length.\n").ToString();
    }

    private static void Months(StringBuilder text, EstimateRequest request, Cost figures)
    {
        var grows = request.GrowthPerMonth != 0;
        var most = figures.NextMonths.Max(month => month.UsdWithGrowth.Amount);
        text.Append('\n').Append($"{"month",-9}{"cost",15}{(grows ? "    with growth" : "")}".TrimEnd()).Append('\n');
        foreach (var month in figures.NextMonths)
        {
            var bar = most <= 0 ? "" : new string('█', (int)Math.Clamp(Math.Round(month.UsdWithGrowth.Amount / most * BarWidth), 0, BarWidth));
            text.Append($"{month.Month,-9}{HumanMoney.Exact(month.Usd),15}{(grows ? HumanMoney.Exact(month.UsdWithGrowth).PadLeft(15) : "")}  {bar}".TrimEnd()).Append('\n');
        }
    }

    private static void Rules(StringBuilder text, Estimate estimate)
    {
        text.Append($"\n{"rule and vault",-44}{"runs a day",12}{"once full, a month",24}\n");
        foreach (var row in estimate.ByRule)
        {
            var name = HumanText.Plain($"{row.RuleName} in {row.VaultArn[(row.VaultArn.LastIndexOf(':') + 1)..]} ({row.BilledTo.Region})");
            var cost = row.SteadyStateUsd is { } full ? HumanMoney.Exact(full) : $"+{HumanMoney.Exact(row.MonthlyGrowthUsd)} every month";
            text.Append($"{HumanText.Left(name, 43)} {row.RunsPerDay.ToString("0.##", CultureInfo.InvariantCulture),12}{cost,24}\n");
        }
        if (estimate.ByRule.Select(row => row.BilledTo.AccountId).Distinct(StringComparer.Ordinal).Count() > 1)
            text.Append("Copies are in the totals, whichever account pays for them.\n");
    }

    private static string Date(DateOnly? date) => date is { } day ? HumanDate.Of(day) : "at once";
}
