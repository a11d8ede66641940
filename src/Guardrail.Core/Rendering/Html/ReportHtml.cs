using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Rendering.Html;

namespace Guardrail.Rendering;

/// <summary>A report as one self-contained web page: no request leaves it, its scripts and styles are let in by their hashes alone, and names are data throughout.</summary>
public static class ReportHtml
{
    /// <summary>Writes the page. Its size is about 90 KB and 500 bytes a table, and 2 KB more for each of the 1,000 dearest.</summary>
    public static string Write(AuditReport report)
    {
        var title = $"DynamoDB backups: {HumanMoney.Of(report.Totals.ProjectedMonthUsd)} this month, {ReportWords.OnceFull(report.Totals)} once full";
        var policy = $"default-src 'none'; script-src {PageAsset.ChartLibrary.Hash} {PageAsset.Script.Hash}; style-src {PageAsset.Style.Hash}; img-src data:; base-uri 'none'; form-action 'none'";
        return Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{new Markup(policy)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <link rel="icon" href="data:,">
            <title>{title}</title>
            <style>{new Markup(PageAsset.Style.Text)}</style>
            </head>
            <body>
            <a class="skip" href="#tables">Skip to the tables</a>
            <header class="top"><div class="wide"><strong>Guardrail</strong>{Navigation(report)}<span>{Asked(report)}</span></div></header>
            <main class="wide">
            {HeadSections.Gaps(report)}
            {HeadSections.Headline(report)}
            {RampSection.Of(report)}
            {BudgetSection.Of(report)}
            {FindingSection.Of(report)}
            {StorageSection.Of(report)}
            {ListSections.Of(report)}
            </main>
            {FootSection.Of(report)}
            <script type="application/json" id="figures">{new Markup(PageFigures.Write(report))}</script>
            <script>{new Markup(PageAsset.ChartLibrary.Text)}</script>
            <script>{new Markup(PageAsset.Script.Text)}</script>
            </body>
            </html>

            """).Text;
    }

    private static Markup Navigation(AuditReport report)
    {
        (string Id, string Name, bool There)[] places =
        [
            ("ramp", "Months", report.Totals.NextMonths.Count > 0),
            ("budgets", "Budgets", report.Budgets is { Count: > 0 }),
            ("findings", "Findings", true),
            ("storage", "Storage", report.Totals.StorageBytes > 0),
            ("tables", "Tables", true),
            ("plans", "Plans", true),
        ];
        return Markup.Of($"<nav aria-label=\"On this page\">{Markup.All(places.Where(place => place.There).Select(place => Markup.Of($"<a href=\"#{place.Id}\">{place.Name}</a> ")))}</nav>");
    }

    private static string Asked(AuditReport report)
    {
        var accounts = report.Scopes.Select(scope => scope.AccountId).Distinct(StringComparer.Ordinal).ToList();
        var regions = report.Scopes.Select(scope => scope.Region).Distinct(StringComparer.Ordinal).ToList();
        var scope = accounts.Count == 0 ? "no account" : $"{(accounts.Count == 1 ? "account " + accounts[0] : Phrases.Count(accounts.Count, "account"))}, {(regions.Count <= 3 ? Phrases.Listed(regions) : Phrases.Count(regions.Count, "Region"))}";
        return $"{HumanDate.Of(report.AsOf)}{(report.Hypothetical ? " (what if)" : "")} · {scope}";
    }
}
