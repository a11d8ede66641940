using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Rendering.Html;

/// <summary>What is stored now, by plan and by table, as bars with their sizes beside them.</summary>
internal static class StorageSection
{
    private const int Most = 8;

    /// <summary>The section; nothing where nothing is stored.</summary>
    public static Markup Of(AuditReport report) => Markup.If(report.Totals.StorageBytes > 0, () => Markup.Of($"""
        <section class="pair" id="storage" aria-label="Storage">
        {Card(report, "storage-by-plan", "Storage by plan", [.. report.Plans.Select(plan => (ReportWords.PlanName(plan), (CostFigures)plan))])}
        {Card(report, "storage-by-table", "Storage by table", [.. report.Tables.Select(table => (table.TableName, (CostFigures)table))])}
        </section>
        """));

    private static Markup Card(AuditReport report, string id, string title, IReadOnlyList<(string Name, CostFigures Cost)> rows)
    {
        var all = rows.Where(row => row.Cost.StorageBytes > 0).OrderByDescending(row => row.Cost.StorageBytes).ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        var largest = all.Count == 0 ? 0 : all[0].Cost.StorageBytes;
        var others = all.Skip(Most).ToList();
        return Markup.Of($"""
            <section class="card" aria-labelledby="{id}">
            <h2 id="{id}">{title}</h2>
            {Markup.If(report.Totals.ColdBytes > 0, () => new Markup("<ul class=\"keys\"><li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"k-bar\" y=\"1\" width=\"14\" height=\"12\" rx=\"2\"/></svg>warm</li><li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"k-cold\" y=\"1\" width=\"14\" height=\"12\" rx=\"2\"/></svg>cold</li></ul>"))}
            <ol class="bars">
            {Markup.All(all.Take(Most).Select(row => Bar(row.Name, row.Cost.WarmBytes, row.Cost.ColdBytes, largest, report)))}
            {Markup.If(others.Count > 0, () => Markup.Of($"<li><span class=\"quiet\">{Phrases.Count(others.Count, "other")}</span><span class=\"quiet\">{HumanSize.Of(others.Aggregate((Int128)0, (sum, row) => sum + row.Cost.StorageBytes))}</span></li>"))}
            </ol>
            </section>
            """);
    }

    private static Markup Bar(string name, Int128 warm, Int128 cold, Int128 largest, AuditReport report)
    {
        var share = Math.Round(100 * (decimal)(warm + cold) / (decimal)report.Totals.StorageBytes);
        var note = (share < 1 ? "under 1" : share.ToString(CultureInfo.InvariantCulture)) + " %" + (cold > 0 ? $", {HumanSize.Of(cold)} cold" : "");
        return Markup.Of($"""
            <li><span>{name}</span><span>{HumanSize.Of(warm + cold)} <small>{note}</small></span><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="warm" width="{Part(warm, largest)}" height="4"/><rect class="cold" x="{Part(warm, largest)}" width="{Part(cold, largest)}" height="4"/></svg></li>

            """);
    }

    private static string Part(Int128 bytes, Int128 largest) => (100 * (decimal)bytes / (decimal)largest).ToString("0.##", CultureInfo.InvariantCulture);
}
