using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Rendering.Html;

/// <summary>The lists of tables and of plans: what stands around the rows, which the page's script makes from <see cref="PageFigures"/>. Without scripts the dearest tables are shown.</summary>
internal static class ListSections
{
    private const int TablesWithoutScript = 50;

    /// <summary>Both sections.</summary>
    public static Markup Of(AuditReport report) => Markup.Of($"""
        <section class="card tables" aria-labelledby="tables">
        <h2 id="tables" tabindex="-1">Tables</h2>
        <p class="quiet">{About(report)}</p>
        {Markup.If(report.Tables.Count > 0, () => Controls("tables", "Find tables by name, plan, account, Region or tag",
            ("", "all tables"), ("u", "that grow for ever"), ("f", "with findings"), ("o", "with cheaper settings"), ("g", "that no longer exist"), ("s", "not backed up lately"), ("e", "with estimated figures")))}
        <noscript>{WithoutScript(report)}</noscript>
        </section>
        <section class="card tables" aria-labelledby="plans">
        <h2 id="plans">Plans</h2>
        {Markup.If(report.Plans.Count == 0, () => Markup.Of($"<p class=\"quiet\">No plan.</p>"))}
        {Markup.If(report.Plans.Count > 0, () => Controls("plans", "Find plans by name, account or Region", ("", "all plans"), ("u", "that grow for ever"), ("g", "that no longer exist"), ("e", "with estimated figures")))}
        </section>
        """);

    private static Markup Controls(string list, string find, params (string Value, string Name)[] shows) => Markup.Of($"""
        <div class="filters" id="{list}-filters" hidden>
        <label class="grow">{find}<input type="search" id="{list}-text" autocomplete="off" spellcheck="false"></label>
        <label>Show<select id="{list}-show">{Markup.All(shows.Select(show => Markup.Of($"<option value=\"{show.Value}\">{show.Name}</option>")))}</select></label>
        <label class="narrow-only">Sort by<select id="{list}-sort"></select></label>
        </div>
        <p class="count" id="{list}-count" role="status"></p>
        <div id="{list}-list"></div>
        """);

    private static string About(AuditReport report)
    {
        var rest = report.Tables.Count - PageLists.TablesInFull;
        return (report.Tables.Count == 0 ? "None is covered by a plan or has recovery points. " : "Those that grow for ever first, then the dearest once full. A table's name opens its months, rules and cheaper settings. ")
            + (rest > 0 ? $"The {PageLists.TablesInFull:N0} dearest can be opened; rules and settings of the others are in the JSON report. " : "")
            + (report.UncoveredTables > 0 ? $"Besides, {Phrases.Count(report.UncoveredTables, "table")} in no plan, without recovery points." : "");
    }

    private static Markup WithoutScript(AuditReport report)
    {
        var tables = ReportWords.DearestFirst(report);
        return Markup.Of($"""
            <table><thead><tr><th scope="col">Table</th><th scope="col" class="n">This month</th><th scope="col" class="n">Once full</th></tr></thead><tbody>
            {Markup.All(tables.Take(TablesWithoutScript).Select(table => Markup.Of($"<tr><th scope=\"row\">{table.TableName}</th><td class=\"n\">{HumanMoney.Of(table.ProjectedMonthUsd)}</td><td class=\"n\">{ReportWords.OnceFull(table)}</td></tr>\n")))}</tbody></table>
            {Markup.If(tables.Count > TablesWithoutScript, () => Markup.Of($"<p>and {Phrases.Count(tables.Count - TablesWithoutScript, "other")}: the list needs scripts.</p>"))}
            """);
    }
}
