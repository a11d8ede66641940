using Guardrail.Auditing;

namespace Guardrail.Rendering.Html;

/// <summary>The chart of the thirteen months, what its marks mean, and its figures as a table for whoever sees no chart.</summary>
internal static class RampSection
{
    /// <summary>The section; nothing for a report without months.</summary>
    public static Markup Of(AuditReport report)
    {
        var months = report.Totals.NextMonths;
        if (months.Count == 0)
            return Markup.None;
        var grows = Grows(months);
        return Markup.Of($"""
            <section class="card" aria-labelledby="ramp">
            <h2 id="ramp">The next {months.Count} months</h2>
            <p class="quiet">What each month will cost, as retention windows fill. Move over the chart, or focus it and use the arrow keys.</p>
            <ul class="keys">
            <li>{Key("<rect class=\"k-bar\" x=\"3\" y=\"1\" width=\"14\" height=\"12\" rx=\"2\"/>")}tables as large as today</li>
            {Markup.If(grows, () => Markup.Of($"<li>{Key("<line class=\"k-grown\" x1=\"0\" y1=\"7\" x2=\"20\" y2=\"7\"/>")}tables growing as their recovery points show</li>"))}
            {Markup.All(PageFigures.Limits(report).Select(limit => Markup.Of($"<li>{Key($"<line class=\"{(limit.Critical ? "k-limit" : "k-warn")}\" x1=\"0\" y1=\"7\" x2=\"20\" y2=\"7\" stroke-dasharray=\"{(limit.Critical ? "6 3" : "2 3")}\"/>")}{limit.Name} {limit.Text}</li>")))}
            <li>{Key("<line class=\"k-date\" x1=\"10\" y1=\"0\" x2=\"10\" y2=\"14\" stroke-dasharray=\"2 2\"/>")}today{Full(report)}</li>
            </ul>
            <div class="plot" id="ramp-plot" hidden></div>
            <details><summary>The figures of the chart</summary>
            <table><thead><tr><th scope="col">Month</th><th scope="col" class="n">Tables as today</th>{Markup.If(grows, () => Markup.Of($"<th scope=\"col\" class=\"n\">Tables growing</th>"))}</tr></thead><tbody>
            {Markup.All(months.Select((month, i) => Markup.Of($"<tr><th scope=\"row\">{PageFigures.Month(report, i)}</th><td class=\"n\">{HumanMoney.Of(month.Usd)}</td>{Markup.If(grows, () => Markup.Of($"<td class=\"n\">{HumanMoney.Of(month.UsdWithGrowth)}</td>"))}</tr>\n")))}</tbody></table>
            </details>
            </section>
            """);
    }

    /// <summary>Whether any month is another with growth than without.</summary>
    public static bool Grows(IReadOnlyList<MonthCost> months) => months.Any(month => month.UsdWithGrowth != month.Usd);

    private static Markup Key(string shape) => new($"<svg width=\"20\" height=\"14\" aria-hidden=\"true\">{shape}</svg>");

    private static string Full(AuditReport report) =>
        PageFigures.FullDay(report.Totals, report.Tables.SelectMany(table => table.ByRule)) is { } day && day > HumanDate.Day(report.AsOf)
            ? $" ({HumanDate.Brief(HumanDate.Day(report.AsOf), report.AsOf)}), and the day {(report.Totals.SteadyStateUsd is null ? "all that has an end" : "everything")} is full ({HumanDate.Of(day)})"
            : "";
}
