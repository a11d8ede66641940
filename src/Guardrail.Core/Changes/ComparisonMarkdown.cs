using System.Globalization;
using Guardrail.Findings;
using Guardrail.Rendering;

namespace Guardrail.Changes;

/// <summary>A comparison in GitHub's Markdown, for the pull request that makes the change. Names are escaped.</summary>
public static class ComparisonMarkdown
{
    /// <summary>Writes totals, months and tables.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="mostTables">How many tables to show.</param>
    public static string Write(Comparison comparison, int mostTables = 50)
    {
        var lines = new List<string> { "## DynamoDB backups: what if", "", ReportMarkdown.Text(ComparisonText.Heading(comparison)), "" };
        if (!comparison.Complete)
            lines.AddRange([$"> **Lower bound:** {Phrases.Count(comparison.Gaps.Count, "thing")} could not be read or priced.", ""]);
        foreach (var note in comparison.Notes)
            lines.AddRange([$"> {ReportMarkdown.Text(note)}", ""]);
        lines.AddRange(["| | before | after | difference |", "|---|---:|---:|---:|"]);
        lines.AddRange(ComparisonText.Rows(comparison).Select(row => $"| {row.Name.Trim()} | {row.Before} | {row.After} | {row.Difference} |"));
        lines.AddRange(["", "| month | before | after | difference |", "|---|---:|---:|---:|"]);
        lines.AddRange(comparison.Before.NextMonths.Zip(comparison.After.NextMonths).Select(month =>
            $"| {month.First.Month} | {HumanMoney.Of(month.First.UsdWithGrowth)} | {HumanMoney.Of(month.Second.UsdWithGrowth)} | {ComparisonText.Difference(month.First.UsdWithGrowth, month.Second.UsdWithGrowth)} |"));
        lines.AddRange(["", "| table | once full before | after | difference | in effect |", "|---|---:|---:|---:|---|"]);
        lines.AddRange(comparison.Tables.Take(mostTables).Select(table =>
            $"| {ReportMarkdown.Code(table.TableName)} | {ReportWords.OnceFull(table.Before)} | {ReportWords.OnceFull(table.After)} | " +
            $"{ComparisonText.Difference(table.Before.SteadyStateBoundedUsd, table.After.SteadyStateBoundedUsd)} | {HumanDate.Of(table.InEffectOn)} |"));
        if (comparison.Tables.Count > mostTables)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"\nand {comparison.Tables.Count - mostTables} more tables"));
        lines.Add("");
        if (comparison.Before.SteadyStateUsd is null || comparison.After.SteadyStateUsd is null)
            lines.AddRange([ComparisonText.Endless.Replace("+", "\\+", StringComparison.Ordinal), ""]);
        lines.Add(ComparisonText.Sizes);
        if (comparison.PaidElsewhere.Count > 0)
            lines.AddRange(["", ComparisonText.Elsewhere(comparison)]);
        return string.Join('\n', lines) + "\n";
    }
}
