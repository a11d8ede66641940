using System.Globalization;
using System.Text;
using Guardrail.Changes;
using Guardrail.Pricing;
using Guardrail.Projection;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Cli.Output;

/// <summary>An estimate in GitHub's Markdown, for the pull request that adds a plan.</summary>
internal static class EstimateMarkdown
{
    /// <summary>The estimate.</summary>
    public static string Of(EstimateRequest request, EstimateReport report, PriceBook prices)
    {
        var (text, figures) = (new StringBuilder(), report.Figures);
        text.Append($"## DynamoDB backups: estimate\n\n{HumanSize.Of(request.TableSizeBytes)} table in {HumanText.Plain(request.Region)}, from {HumanDate.Of(HumanDate.Day(request.Start))}; every backup is a full copy.\n\n");
        text.Append("| | |\n|---|---:|\n");
        text.Append($"| First month | {HumanMoney.Exact(figures.ProjectedMonthUsd)} |\n");
        text.Append(figures.SteadyStateUsd is { } full ? $"| **Once full, a month** | **{HumanMoney.Exact(full)}** |\n" : $"| **More every month, for ever** | **{HumanMoney.Exact(figures.MonthlyGrowthUsd)}** |\n");
        if (figures.TransferUsd.SteadyState != Usd.Zero)
            text.Append($"| of it for copying to other Regions, which is no storage | {HumanMoney.Exact(figures.TransferUsd.SteadyState)} |\n");
        if (figures.SteadyStateDate is { } date)
            text.Append($"| Full on | {HumanDate.Of(date)} |\n");
        if (report.PitrUsd is { } pitr)
            text.Append($"| Point-in-time recovery instead, a month | {HumanMoney.Exact(pitr)} |\n");
        text.Append("\n| after | backups | stored | a month at that |\n|---|---:|---:|---:|\n");
        foreach (var point in report.Ramp)
            text.Append($"| {(point.Day is { } day ? $"{day} day{(day == 1 ? "" : "s")}" : "once full")} | {point.RecoveryPoints.ToString("#,0.#", CultureInfo.InvariantCulture)} | {HumanSize.Gb(point.StorageGb)} | {HumanMoney.Exact(point.RunRateUsd)} |\n");
        text.Append($"\n| month | cost |{(request.GrowthPerMonth != 0 ? " with growth |" : "")}\n|---|---:|{(request.GrowthPerMonth != 0 ? "---:|" : "")}\n");
        foreach (var month in figures.NextMonths)
            text.Append($"| {month.Month} | {HumanMoney.Exact(month.Usd)} |{(request.GrowthPerMonth != 0 ? $" {HumanMoney.Exact(month.UsdWithGrowth)} |" : "")}\n");
        return text.Append($"\nPrices of {prices.AsOf:yyyy-MM-dd}{(prices.Overridden ? ", changed by the policy" : "")}.\n").ToString();
    }
}
