using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Changes;

/// <summary>A comparison as plain text for a terminal of 80 columns.</summary>
public static class ComparisonText
{
    /// <summary>What a plus after a figure means.</summary>
    internal const string Endless = "+ and more every month, for ever: something never expires.";

    /// <summary>Which figures grow with the tables and which do not.</summary>
    internal const string Sizes = "The months to come are with the tables' own growth; 'this month' and 'once full' are at one size.";

    private const int Width = 80;
    private const int BarWidth = 23;

    /// <summary>Writes totals, the months as bars, and the tables that differ the most.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="mostTables">How many tables to show.</param>
    public static string Write(Comparison comparison, int mostTables = 20)
    {
        var lines = new List<string>();
        lines.AddRange(HumanText.Wrap(Heading(comparison), Width));
        lines.AddRange(comparison.Notes.SelectMany(note => HumanText.Wrap("! " + note, Width - 2).Select((line, i) => (i == 0 ? "" : "  ") + line)));
        if (!comparison.Complete)
            lines.AddRange(HumanText.Wrap($"LOWER BOUND: {Phrases.Count(comparison.Gaps.Count, "thing")} could not be read or priced.", Width));
        lines.Add("");
        lines.Add($"{"",-22}{"before",18}{"after",18}{"difference",18}");
        lines.AddRange(Rows(comparison).Select(row => $"{row.Name,-22}{row.Before,18}{row.After,18}{row.Difference,18}".TrimEnd()));
        Months(comparison, lines);
        Tables(comparison, lines, mostTables);
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Whose bill the copies go on that no figure holds.</summary>
    internal static string Elsewhere(Comparison comparison) =>
        $"Copies to {(comparison.PaidElsewhere.Count == 1 ? "account" : "accounts")} {string.Join(", ", comparison.PaidElsewhere)} are stored at that account's expense, which is in no figure here; the transfer is.";

    internal static string Heading(Comparison comparison) =>
        $"What if, from {HumanDate.Of(comparison.AsOf)}: {Phrases.Count(comparison.Tables.Count, "table")} changed"
        + (comparison.RulesChanged > 0 ? $", {Phrases.Count(comparison.RulesChanged, "rule")}" : "")
        + $". Recovery points already stored keep their own dates{(comparison.InEffectOn is { } day ? $"; fully in effect on {HumanDate.Of(day)}" : "")}.";

    internal static IEnumerable<(string Name, string Before, string After, string Difference)> Rows(Comparison comparison)
    {
        var (before, after) = (comparison.Before, comparison.After);
        yield return ("This month", HumanMoney.Of(before.ProjectedMonthUsd), HumanMoney.Of(after.ProjectedMonthUsd), Difference(before.ProjectedMonthUsd, after.ProjectedMonthUsd));
        yield return ("Once full, a month", ReportWords.OnceFull(before), ReportWords.OnceFull(after), Difference(before.SteadyStateBoundedUsd, after.SteadyStateBoundedUsd));
        if (before.TransferUsd.SteadyState != Usd.Zero || after.TransferUsd.SteadyState != Usd.Zero)
            yield return ("  of it for copying", HumanMoney.Of(before.TransferUsd.SteadyState), HumanMoney.Of(after.TransferUsd.SteadyState), Difference(before.TransferUsd.SteadyState, after.TransferUsd.SteadyState));
        if (before.MonthlyGrowthUsd != Usd.Zero || after.MonthlyGrowthUsd != Usd.Zero)
            yield return ("More every month", HumanMoney.Of(before.MonthlyGrowthUsd), HumanMoney.Of(after.MonthlyGrowthUsd), Difference(before.MonthlyGrowthUsd, after.MonthlyGrowthUsd));
        yield return ("Full on", Full(before, comparison.AsOf), Full(after, comparison.AsOf), "");
        if (before.NextMonths.Count > 0)
        {
            var (sumBefore, sumAfter) = (before.NextMonths.Total(month => month.UsdWithGrowth), after.NextMonths.Total(month => month.UsdWithGrowth));
            yield return ($"These {before.NextMonths.Count} months", HumanMoney.Of(sumBefore), HumanMoney.Of(sumAfter), Difference(sumBefore, sumAfter));
        }
    }

    internal static string Difference(Usd before, Usd after)
    {
        var difference = after - before;
        return Math.Abs(difference.Amount) < 0.005m ? "-" : (difference.Amount > 0 ? "+" : "") + HumanMoney.Of(difference);
    }

    private static string Full(Cost cost, DateTimeOffset asOf) => cost switch
    {
        { SteadyStateUsd: null } => "never",
        { SteadyStateDate: null } => "-",
        { SteadyStateDate: { } day } when day <= HumanDate.Day(asOf) => "now",
        { SteadyStateDate: { } day } => HumanDate.Of(day),
    };

    private static void Months(Comparison comparison, List<string> lines)
    {
        var (before, after) = (comparison.Before.NextMonths, comparison.After.NextMonths);
        if (before.Count == 0)
            return;
        var most = before.Concat(after).Max(month => month.UsdWithGrowth.Amount);
        lines.Add("");
        lines.Add($"{"month",-9}{"before",12}  {"",-BarWidth}{"after",11}");
        foreach (var (was, will) in before.Zip(after))
        {
            lines.Add($"{was.Month,-9}{HumanMoney.Brief(was.UsdWithGrowth),12}  {Bar(was.UsdWithGrowth, most),-BarWidth}{HumanMoney.Brief(will.UsdWithGrowth),11}  {Bar(will.UsdWithGrowth, most)}".TrimEnd());
        }
    }

    private static string Bar(Usd usd, decimal most) =>
        most <= 0 ? "" : new string('█', (int)Math.Clamp(Math.Round(usd.Amount / most * (BarWidth - 2)), 0, BarWidth - 2));

    private static void Tables(Comparison comparison, List<string> lines, int mostTables)
    {
        lines.Add("");
        lines.Add(Row("Table", "Once full", "after", "difference", "in effect"));
        lines.Add(new string('-', Width));
        foreach (var table in comparison.Tables.Take(mostTables))
        {
            lines.Add(Row(
                HumanText.Plain(table.TableName),
                ReportWords.OnceFull(table.Before),
                ReportWords.OnceFull(table.After),
                table.Before.SteadyStateBoundedUsd == table.After.SteadyStateBoundedUsd && table.Before.MonthlyGrowthUsd != table.After.MonthlyGrowthUsd
                    ? Difference(table.Before.MonthlyGrowthUsd, table.After.MonthlyGrowthUsd) + "/mo."
                    : Difference(table.Before.SteadyStateBoundedUsd, table.After.SteadyStateBoundedUsd),
                HumanDate.Brief(table.InEffectOn, comparison.AsOf)));
        }
        if (comparison.Tables.Count > mostTables)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {comparison.Tables.Count - mostTables} more tables (--format json lists all)"));
        if (comparison.Before.SteadyStateUsd is null || comparison.After.SteadyStateUsd is null)
            lines.Add(Endless);
        lines.AddRange(HumanText.Wrap(Sizes, Width));
        if (comparison.PaidElsewhere.Count > 0)
            lines.AddRange(HumanText.Wrap(Elsewhere(comparison), Width));
    }

    private static string Row(string name, string before, string after, string difference, string day) =>
        $"{HumanText.Left(name, 25)} {HumanText.Right(before, 13)} {HumanText.Right(after, 13)} {HumanText.Right(difference, 13)} {HumanText.Right(day, 12)}";
}
