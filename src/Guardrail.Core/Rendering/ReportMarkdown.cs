using System.Text;
using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Rendering;

/// <summary>A report in GitHub's Markdown, for pull requests and wikis. Names and texts from AWS are escaped: no link, mention, markup or HTML of theirs takes effect.</summary>
public static class ReportMarkdown
{
    private const int MostGaps = 20;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="mostTables">How many tables to show, the dearest first; the others are one line.</param>
    public static string Write(AuditReport report, int mostTables = 50)
    {
        var totals = report.Totals;
        var lines = new List<string> { "## DynamoDB backups in AWS Backup", "", $"As of {HumanDate.Of(report.AsOf)}{(report.Hypothetical ? " (what if)" : "")}.", "" };
        if (ReportWords.LowerBound(report) is { } warning)
        {
            lines.Add($"> **{warning}**");
            lines.AddRange(report.Gaps.OrderBy(gap => gap.Accepted).Take(MostGaps).Select(gap => $"> - {Text(ReportWords.Gap(gap))}"));
            if (report.Gaps.Count > MostGaps)
                lines.Add($"> - and {report.Gaps.Count - MostGaps} more");
            lines.Add("");
        }
        lines.AddRange(["| | |", "|---|---:|"]);
        lines.Add($"| Stored now | {HumanSize.Of(totals.StorageBytes)} in {Phrases.Count(totals.RecoveryPoints, "recovery point")} |");
        lines.Add($"| At today's storage | {HumanMoney.Of(totals.RunRateUsd)} a month |");
        lines.Add($"| So far this month | {ReportWords.SoFar(totals)} |");
        lines.Add($"| This month | {HumanMoney.Of(totals.ProjectedMonthUsd)} |");
        lines.Add($"| **Once full** | **{ReportWords.OnceFullInWords(totals, report.AsOf)}** |");
        Tables(report, lines, mostTables);
        Findings(report, lines);
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>A text as plain words within a line of Markdown.</summary>
    internal static string Text(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in HumanText.Plain(text))
        {
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                // A name after it would be notified; the zero-width space is what separates them.
                '@' => "@&#8203;",
                // #1 becomes a link to an issue.
                '#' => "&#35;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' => $"\\{c}",
                _ => c.ToString(),
            });
        }
        // Bare addresses become links otherwise.
        return escaped.ToString().Replace("://", "&#58;//", StringComparison.Ordinal).Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A name as code, also within a table: in code nothing has a meaning but the fence and the bar.</summary>
    internal static string Code(string name)
    {
        var plain = HumanText.Plain(name);
        if (plain.Contains('`', StringComparison.Ordinal) || plain.Trim().Length == 0)
            return Text(plain);
        return $"`{plain.Replace("|", @"\|", StringComparison.Ordinal)}`";
    }

    private static void Tables(AuditReport report, List<string> lines, int mostTables)
    {
        if (report.Tables.Count == 0)
            return;
        var tables = ReportWords.DearestFirst(report);
        lines.AddRange(["", "| Table | Plans | Stored | This month | Once full, a month | Full on |", "|---|---|---:|---:|---:|---|"]);
        foreach (var table in tables.Take(mostTables))
        {
            var growth = table.SteadyStateUsd is null ? $" and {HumanMoney.Of(table.MonthlyGrowthUsd)} more each" : "";
            lines.Add($"| {Code(table.TableName)}{(table.Exists == false ? " (gone)" : "")} | {Plans(table)} | {HumanSize.Of(table.StorageBytes)} | " +
                $"{HumanMoney.Of(table.ProjectedMonthUsd)} | {HumanMoney.Of(table.SteadyStateBoundedUsd)}{growth} | {ReportWords.FullOn(table, report.AsOf)} |");
        }
        if (tables.Count <= mostTables)
            return;
        var others = tables.Skip(mostTables).ToList();
        lines.Add($"| and {Phrases.Count(others.Count, "other")} | | {HumanSize.Of(others.Aggregate((Int128)0, (sum, table) => sum + table.StorageBytes))} | " +
            $"{HumanMoney.Of(others.Total(table => table.ProjectedMonthUsd))} | {HumanMoney.Of(others.Total(table => table.SteadyStateBoundedUsd))} | |");
    }

    private static string Plans(TableRow table) => string.Join(", ", table.Coverage.Select(rule => rule.PlanName).Distinct().Select(Code));

    private static void Findings(AuditReport report, List<string> lines)
    {
        lines.AddRange(["", report.Findings.Count == 0 ? "Nothing found." : $"### {Phrases.Count(report.Findings.Count, "finding")}", ""]);
        lines.AddRange(report.Findings.Select(finding =>
            $"- **{finding.Severity}** {finding.Kind}: {Text(finding.Message)} {Text(finding.Advice)}"));
        var saving = ReportWords.DearestFirst(report).Where(table => table.Options.Count > 0).Take(10).ToList();
        if (saving.Count == 0)
            return;
        lines.AddRange(["", "### Cheaper settings", ""]);
        lines.AddRange(saving.Select(table =>
            $"- {Code(table.TableName)}: {Text(table.Options[0].Title)} Saves {HumanMoney.Of(table.Options[0].MonthlySavingUsd)} a month. Given up: {Text(table.Options[0].GivesUp)}"));
    }
}
