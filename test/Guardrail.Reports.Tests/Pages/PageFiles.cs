using Guardrail.Auditing;
using Guardrail.Core.Tests;
using Guardrail.Core.Tests.Rendering;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Reports.Tests.Pages;

/// <summary>The pages that are opened, each at the sizes and in the schemes that matter for it.</summary>
internal static class PageFiles
{
    public const int ManyTables = 10_000;

    /// <summary>The combinations, by name.</summary>
    public static IReadOnlyList<(string Page, int Width, string Scheme)> Views { get; } =
    [
        ("demo", 1280, "light"), ("demo", 1280, "dark"), ("demo", 390, "light"), ("demo", 390, "dark"),
        ("messy", 1280, "light"), ("messy", 390, "dark"),
        ("hostile", 1280, "dark"), ("hostile", 390, "light"),
        ("empty", 390, "light"),
        ("many", 1280, "light"),
    ];

    /// <summary>The report of a page.</summary>
    public static Task<AuditReport> ReportAsync(string page) => page switch
    {
        "hostile" => Task.FromResult(WithMonths(Estates.Hostile)),
        "many" => Task.FromResult(WithMonths(Many())),
        _ => ScenarioReports.OfAsync(page),
    };

    /// <summary>A report of very many tables, each with a rule, a plan, and a tag.</summary>
    public static AuditReport Many() => A.Report([.. Enumerable.Range(0, ManyTables).Select(i =>
        A.Table($"service-{i % 97:00}-table-{i:00000}", A.Rule(1 + (i * 7919 % 10_007), plan: $"plan-{i % 50}", rule: "daily", points: 35)) with
        {
            Tags = new Dictionary<string, string> { ["team"] = $"team-{i % 40}" },
            StorageBytes = (Int128)(i + 1) << 30,
            WarmBytes = (Int128)(i + 1) << 30,
        })]);

    /// <summary>The report with a ramp of thirteen months in its totals and tables.</summary>
    public static AuditReport WithMonths(AuditReport report)
    {
        return report with
        {
            Totals = report.Totals with { NextMonths = Ramp(report.Totals.SteadyStateBoundedUsd) },
            Tables = [.. report.Tables.Select(table => table with { NextMonths = Ramp(table.SteadyStateBoundedUsd) })],
        };

        static MonthCost[] Ramp(Usd full) =>
            [.. Enumerable.Range(0, 13).Select(i => new MonthCost($"{2026 + ((10 + i) / 12)}-{((10 + i) % 12) + 1:00}", full * (Math.Min(i + 1, 4) / 4m), full * (Math.Min(i + 1, 4) / 4m) * (1 + (i / 20m))))];
    }

    /// <summary>Writes a page where a browser finds it.</summary>
    public static async Task<string> WriteAsync(string page, AuditReport report)
    {
        var folder = Path.Combine(NodeTools.Root, "test", "Guardrail.Reports.Tests", "obj", "pages");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, page + ".html");
        await File.WriteAllTextAsync(path, ReportHtml.Write(report));
        return path;
    }
}
