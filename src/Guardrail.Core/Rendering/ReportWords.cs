using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;

namespace Guardrail.Rendering;

/// <summary>What every form of a report for people says in the same words.</summary>
internal static class ReportWords
{
    /// <summary>Tables, those that grow for ever first, then by steady state.</summary>
    public static IReadOnlyList<TableRow> DearestFirst(AuditReport report) =>
    [
        .. report.Tables
            .OrderByDescending(table => table.SteadyStateUsd is null)
            .ThenByDescending(table => table.SteadyStateUsd is null ? table.MonthlyGrowthUsd : table.SteadyStateBoundedUsd)
            .ThenByDescending(table => table.SteadyStateBoundedUsd)
            .ThenBy(table => table.TableArn, StringComparer.Ordinal),
    ];

    /// <summary>What a month costs once full.</summary>
    public static string OnceFull(CostFigures cost) =>
        cost.SteadyStateUsd is { } steady ? HumanMoney.Of(steady) : HumanMoney.Of(cost.SteadyStateBoundedUsd) + "+";

    /// <summary>What a month costs once full, as a phrase.</summary>
    public static string OnceFullInBrief(CostFigures cost) => $"{Phrases.OnceFull(cost.SteadyStateBoundedUsd, cost.MonthlyGrowthUsd, cost.SteadyStateUsd is null)}";

    /// <summary>A plan's name; its id where the name is not known; words for the points that no plan made.</summary>
    public static string PlanName(PlanRow plan) => plan.PlanName ?? plan.PlanId ?? "(made by no plan)";

    /// <summary>When everything is full: a day, <c>now</c>, <c>never</c>, or a dash where nothing is being made.</summary>
    public static string FullOn(CostFigures cost, DateTimeOffset asOf) => cost switch
    {
        { SteadyStateUsd: null } => "never",
        { SteadyStateDate: null } => "-",
        { SteadyStateDate: { } day } when day <= HumanDate.Day(asOf) => "now",
        { SteadyStateDate: { } day } when day.DayNumber - HumanDate.Day(asOf).DayNumber < 300 => HumanDate.Brief(day, asOf),
        { SteadyStateDate: { } day } => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The once-full line of the totals.</summary>
    public static string OnceFullInWords(CostFigures cost, DateTimeOffset asOf) =>
        cost.SteadyStateUsd is { } steady
            ? $"{HumanMoney.Of(steady)} a month" + (cost.SteadyStateDate is { } day ? day <= HumanDate.Day(asOf) ? ", full already" : $" from {HumanDate.Of(day)}" : "")
            : $"{HumanMoney.Of(cost.SteadyStateBoundedUsd)} a month, and {HumanMoney.Of(cost.MonthlyGrowthUsd)} more every month, for ever";

    /// <summary>What was spent so far, with the band where it was inferred.</summary>
    public static string SoFar(CostFigures cost) =>
        cost.MonthToDateLowUsd == cost.MonthToDateHighUsd
            ? HumanMoney.Of(cost.MonthToDateUsd)
            : $"{HumanMoney.Of(cost.MonthToDateUsd)} (estimated: {HumanMoney.Of(cost.MonthToDateLowUsd)} to {HumanMoney.Of(cost.MonthToDateHighUsd)})";

    /// <summary>The line above the totals of a report with gaps; null in a complete one.</summary>
    public static string? LowerBound(AuditReport report)
    {
        if (report.Complete)
            return null;
        var accepted = report.Gaps.Count(gap => gap.Accepted);
        return $"Lower bound: {Phrases.Count(report.Gaps.Count, "thing")} could not be read{(accepted > 0 ? $" ({accepted} accepted)" : "")}, so every total may be more.";
    }

    /// <summary>A gap on one line.</summary>
    public static string Gap(Gap gap)
    {
        var place = string.Join(' ', new[] { gap.AccountId, gap.Region }.Where(part => part.Length > 0));
        return HumanText.Plain($"{(place.Length > 0 ? place + ": " : "")}{gap.What} ({gap.Code}){(gap.Accepted ? ", accepted" : "")}: {gap.Message}");
    }
}
