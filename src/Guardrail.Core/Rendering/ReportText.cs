using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Options;
using Guardrail.Units;

namespace Guardrail.Rendering;

/// <summary>A report as plain text for a terminal of 80 columns. No colour and no cursor codes; commands alone may be longer than a line.</summary>
public static class ReportText
{
    private const int Width = 80;
    private const int NameWidth = 24;
    private const int GapsOnTop = 5;
    private const int OptionsPerTable = 3;
    private const int TablesWithOptions = 10;

    /// <summary>Writes a report: totals, what was not read, the tables, what was found, and cheaper settings.</summary>
    /// <param name="report">The report.</param>
    /// <param name="mostTables">How many tables to show, the dearest first; the others are one line.</param>
    public static string Write(AuditReport report, int mostTables = 50)
    {
        var lines = new List<string>();
        Totals(report, lines);
        Tables(report, lines, mostTables);
        Findings(report, lines);
        Options(report, lines);
        return string.Join('\n', lines) + "\n";
    }

    private static void Totals(AuditReport report, List<string> lines)
    {
        var totals = report.Totals;
        lines.Add($"DynamoDB backups in AWS Backup, {HumanDate.Of(report.AsOf)}{(report.Hypothetical ? " (what if)" : "")}");
        lines.AddRange(HumanText.Wrap(Scopes(report), Width));
        lines.Add("");
        if (ReportWords.LowerBound(report) is { } warning)
        {
            lines.AddRange(HumanText.Wrap(warning, Width));
            foreach (var gap in report.Gaps.OrderBy(gap => gap.Accepted).Take(GapsOnTop))
                lines.AddRange(HumanText.Wrap("  - " + ReportWords.Gap(gap), Width - 4, "").Select((line, i) => (i == 0 ? "  " : "    ") + line));
            if (report.Gaps.Count > GapsOnTop)
                lines.Add($"  - and {report.Gaps.Count - GapsOnTop} more (--format json lists all)");
            lines.Add("");
        }
        Fact(lines, "Stored now", $"{HumanSize.Of(totals.StorageBytes)} in {Phrases.Count(totals.RecoveryPoints, "recovery point")} of {Phrases.Count(report.Tables.Count, "table")}" +
            (totals.ColdBytes > 0 ? $" ({HumanSize.Of(totals.ColdBytes)} cold)" : ""));
        Fact(lines, "At today's storage", $"{HumanMoney.Of(totals.RunRateUsd)} a month");
        Fact(lines, "So far this month", ReportWords.SoFar(totals));
        Fact(lines, "This month", $"{HumanMoney.Of(totals.ProjectedMonthUsd)} by its end" + (totals.TransferUsd.ProjectedMonth > Usd.Zero ? $", {HumanMoney.Of(totals.TransferUsd.ProjectedMonth)} of it for copying" : ""));
        Fact(lines, "Once full", ReportWords.OnceFullInWords(totals, report.AsOf));
        if (report.NativeBackups.Count > 0)
            Fact(lines, "Besides", $"{HumanMoney.Of(report.NativeBackups.Usd)} a month for {Phrases.Count(report.NativeBackups.Count, "on-demand backup")} made in DynamoDB");
        if (report.UncoveredTables > 0)
            Fact(lines, "Not backed up", $"{Phrases.Count(report.UncoveredTables, "table")} in no plan, without recovery points");
    }

    private static string Scopes(AuditReport report) => report.Scopes.Count switch
    {
        0 => "No account was asked for.",
        1 => HumanText.Plain($"Account {report.Scopes[0].AccountId}, {report.Scopes[0].Region}"),
        _ => HumanText.Plain($"{Phrases.Count(report.Scopes.Select(scope => scope.AccountId).Distinct().Count(), "account")} ({Phrases.Listed([.. report.Scopes.Select(scope => scope.AccountId).Distinct()])}), " +
            $"{Phrases.Count(report.Scopes.Select(scope => scope.Region).Distinct().Count(), "Region")} ({Phrases.Listed([.. report.Scopes.Select(scope => scope.Region).Distinct()], 4)})"),
    };

    private static void Fact(List<string> lines, string name, string value) =>
        lines.AddRange(HumanText.Wrap(value, Width - 20).Select((line, i) => (i == 0 ? HumanText.Left(name, 20) : new string(' ', 20)) + line));

    private static void Tables(AuditReport report, List<string> lines, int mostTables)
    {
        if (report.Tables.Count == 0)
            return;
        var tables = ReportWords.DearestFirst(report);
        lines.Add("");
        lines.Add(Row("Table", "Stored", "This month", "Once full", "Full on", "13 months"));
        lines.Add(new string('-', Width));
        foreach (var table in tables.Take(mostTables))
        {
            lines.Add(Row(
                table.Exists == false ? HumanText.Cut(HumanText.Plain(table.TableName), NameWidth - 7) + " (gone)" : HumanText.Plain(table.TableName),
                HumanSize.Of(table.StorageBytes),
                HumanMoney.Of(table.ProjectedMonthUsd),
                ReportWords.OnceFull(table),
                ReportWords.FullOn(table, report.AsOf),
                Sparkline.Of(table.NextMonths)));
        }
        if (tables.Count > mostTables)
        {
            var others = tables.Skip(mostTables).ToList();
            lines.Add($"and {Phrases.Count(others.Count, "other table")}: {HumanMoney.Of(others.Total(table => table.ProjectedMonthUsd))} this month, " +
                $"{HumanMoney.Of(others.Total(table => table.SteadyStateBoundedUsd))} a month once full");
        }
    }

    private static string Row(string name, string stored, string month, string full, string date, string ramp) =>
        $"{HumanText.Left(name, NameWidth)} {HumanText.Right(stored, 8)} {HumanText.Right(month, 10)} {HumanText.Right(full, 12)} {HumanText.Right(date, 7)}  {ramp}".TrimEnd();

    private static void Findings(AuditReport report, List<string> lines)
    {
        lines.Add("");
        lines.Add(report.Findings.Count == 0 ? "Nothing found." : Phrases.Count(report.Findings.Count, "finding") + ":");
        foreach (var finding in report.Findings)
        {
            var message = HumanText.Wrap($"{finding.Kind}: {HumanText.Plain(finding.Message)}", Width - 11);
            lines.AddRange(message.Select((line, i) => (i == 0 ? $"  {finding.Severity.ToUpperInvariant(),-8} " : new string(' ', 11)) + line));
            lines.AddRange(Indented(HumanText.Plain(finding.Advice), 11));
        }
    }

    private static void Options(AuditReport report, List<string> lines)
    {
        var tables = ReportWords.DearestFirst(report).Where(table => table.Options.Count > 0).ToList();
        if (tables.Count == 0)
            return;
        lines.Add("");
        lines.Add("Cheaper settings (those of one table exclude each other):");
        foreach (var table in tables.Take(TablesWithOptions))
        {
            lines.Add($"  {HumanText.Cut(HumanText.Plain(table.TableName), Width - 2)}");
            foreach (var option in table.Options.Take(OptionsPerTable))
            {
                lines.AddRange(Indented($"- saves {HumanMoney.Of(option.MonthlySavingUsd)} a month: {HumanText.Plain(option.Title)}", 4, 6));
                lines.AddRange(Indented($"Given up: {HumanText.Plain(option.GivesUp)}", 6));
                lines.AddRange(Indented(OptionWords.Of(option, report.AsOf), 6));
                // The command of the best option alone, or the screen would be all commands.
                if (option == table.Options[0] && option.Command is { } command)
                    lines.AddRange(command.Split('\n').Select(line => "      " + HumanText.Plain(line)));
            }
            if (table.Options.Count > OptionsPerTable)
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"    and {table.Options.Count - OptionsPerTable} more (guardrail explain)"));
        }
        if (tables.Count > TablesWithOptions)
            lines.Add($"  and {Phrases.Count(tables.Count - TablesWithOptions, "other table")} (--format json lists all)");
    }

    private static IEnumerable<string> Indented(string text, int indent, int? hanging = null)
    {
        var rest = hanging ?? indent;
        return HumanText.Wrap(text, Width - rest).Select((line, i) => new string(' ', i == 0 ? indent : rest) + line);
    }
}
