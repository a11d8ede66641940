using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Units;

namespace Guardrail.Rendering.Html;

/// <summary>The top of the page: what was not read, and the money.</summary>
internal static class HeadSections
{
    private const int GapsInView = 3;
    private const int MostGaps = 500;

    /// <summary>What was not read; nothing for a complete report.</summary>
    public static Markup Gaps(AuditReport report)
    {
        if (ReportWords.LowerBound(report) is not { } warning)
            return Markup.None;
        var gaps = report.Gaps.OrderBy(gap => gap.Accepted).Select(gap => Markup.Of($"<li>{ReportWords.Gap(gap)}</li>\n")).ToList();
        var more = gaps.Count - MostGaps;
        return Markup.Of($"""
            <section class="gaps" aria-labelledby="gaps">
            <h2 id="gaps">{warning}</h2>
            <ul>
            {Markup.All(gaps.Take(GapsInView))}</ul>
            {Markup.If(gaps.Count > GapsInView, () => Markup.Of($"<details><summary>{gaps.Count - GapsInView} more</summary><ul>\n{Markup.All(gaps.Take(MostGaps).Skip(GapsInView))}{Markup.If(more > 0, () => Markup.Of($"<li>and {more} more in the JSON report</li>"))}</ul></details>"))}
            </section>
            """);
    }

    /// <summary>The headline and the five figures under it.</summary>
    public static Markup Headline(AuditReport report)
    {
        var totals = report.Totals;
        var least = !report.Complete ? "at least " : totals.Estimated ? "about " : "";
        return Markup.Of($"""
            <div class="hero">
            <h1>DynamoDB backups cost {least}<b>{HumanMoney.Brief(totals.ProjectedMonthUsd)}</b> this month and {least}<b>{HumanMoney.Brief(totals.SteadyStateUsd ?? totals.SteadyStateBoundedUsd)}</b> a month once full</h1>
            <p>{Ahead(report)}</p>
            </div>
            <dl class="tiles">
            {Tile("Stored now", HumanSize.Of(totals.StorageBytes), $"{Phrases.Count(totals.RecoveryPoints, "recovery point")} of {Phrases.Count(report.Tables.Count, "table")}{(totals.ColdBytes > 0 ? $", {HumanSize.Of(totals.ColdBytes)} cold" : "")}")}
            {Tile("A month at today's storage", HumanMoney.Of(totals.RunRateUsd), "storage alone")}
            {Tile("So far this month", HumanMoney.Of(totals.MonthToDateUsd), Band(totals))}
            {Tile("This month, by its end", HumanMoney.Of(totals.ProjectedMonthUsd), totals.TransferUsd.ProjectedMonth > Usd.Zero ? $"{HumanMoney.Of(totals.TransferUsd.ProjectedMonth)} of it for copying" : "", main: true)}
            {Tile("A month once full", HumanMoney.Of(totals.SteadyStateUsd ?? totals.SteadyStateBoundedUsd), totals.SteadyStateUsd is null ? $"and {HumanMoney.Of(totals.MonthlyGrowthUsd)} more every month" : When(report), main: true)}
            </dl>
            """);
    }

    private static string Ahead(AuditReport report)
    {
        var totals = report.Totals;
        var first = totals switch
        {
            { SteadyStateUsd: null } => $"Some of it never expires: every month will be {HumanMoney.Of(totals.MonthlyGrowthUsd)} dearer than the last, for ever.",
            { SteadyStateDate: { } day } when day > HumanDate.Day(report.AsOf) => $"Retention windows are still filling; the last is full on {HumanDate.Of(day)}.",
            { SteadyStateDate: not null } => "Every retention window is full already.",
            _ => report.Tables.Count == 0 ? "Nothing is backed up." : "No plan makes any more backups of what is stored.",
        };
        var findings = report.Findings.Count == 0 ? "Nothing was found to be wrong." : $"{Phrases.Count(report.Findings.Count, "finding")}, {Severities(report)}.";
        return $"{first} {findings}";
    }

    private static string Severities(AuditReport report) => Phrases.Listed(
    [
        .. new[] { Severity.Critical, Severity.Warning, Severity.Info }
            .Select(severity => (Name: severity, Count: report.Findings.Count(finding => finding.Severity == severity)))
            .Where(severity => severity.Count > 0)
            .Select(severity => $"{severity.Count} {severity.Name}"),
    ]);

    private static string When(AuditReport report) => ReportWords.FullOn(report.Totals, report.AsOf) switch
    {
        "now" => "full already",
        "-" => "nothing is being made",
        _ => $"from {HumanDate.Of(report.Totals.SteadyStateDate!.Value)}",
    };

    private static string Band(CostFigures totals) =>
        totals.MonthToDateLowUsd == totals.MonthToDateHighUsd ? "" : $"estimated: {HumanMoney.Of(totals.MonthToDateLowUsd)} to {HumanMoney.Of(totals.MonthToDateHighUsd)}";

    private static Markup Tile(string name, string value, string note, bool main = false) =>
        Markup.Of($"""<div{new Markup(main ? " class=\"main\"" : "")}><dt>{name}</dt><dd>{value}</dd>{Markup.If(note.Length > 0, () => Markup.Of($"<dd>{note}</dd>"))}</div>""");
}
