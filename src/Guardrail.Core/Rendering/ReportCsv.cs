using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Units;

namespace Guardrail.Rendering;

/// <summary>The tables of a report as CSV (RFC 4180: comma, CRLF, quotes doubled): a header and one row per table, in the report's order. Figures are unrounded.</summary>
public static class ReportCsv
{
    private static readonly IReadOnlyList<(string Name, Func<AuditReport, TableRow, string> Cell)> Columns =
    [
        ("asOf", (report, _) => report.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        ("reportComplete", (report, _) => Flag(report.Complete)),
        ("accountId", (_, table) => Text(table.AccountId)),
        ("region", (_, table) => Text(table.Region)),
        ("tableName", (_, table) => Text(table.TableName)),
        ("tableArn", (_, table) => Text(table.TableArn)),
        ("exists", (_, table) => Flag(table.Exists)),
        ("plans", (_, table) => Text(string.Join("; ", table.Coverage.Select(rule => rule.PlanName).Distinct()))),
        ("rules", (_, table) => Text(string.Join("; ", table.Coverage.Select(rule => rule.RuleName).Distinct()))),
        ("tableSizeBytes", (_, table) => table.TableSizeBytes?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("recoveryPoints", (_, table) => table.RecoveryPoints.ToString(CultureInfo.InvariantCulture)),
        ("storageBytes", (_, table) => table.StorageBytes.ToString(CultureInfo.InvariantCulture)),
        ("warmBytes", (_, table) => table.WarmBytes.ToString(CultureInfo.InvariantCulture)),
        ("coldBytes", (_, table) => table.ColdBytes.ToString(CultureInfo.InvariantCulture)),
        ("runRateUsd", (_, table) => Money(table.RunRateUsd)),
        ("monthToDateUsd", (_, table) => Money(table.MonthToDateUsd)),
        ("monthToDateLowUsd", (_, table) => Money(table.MonthToDateLowUsd)),
        ("monthToDateHighUsd", (_, table) => Money(table.MonthToDateHighUsd)),
        ("projectedMonthUsd", (_, table) => Money(table.ProjectedMonthUsd)),
        ("steadyStateUsd", (_, table) => Money(table.SteadyStateUsd)),
        ("steadyStateBoundedUsd", (_, table) => Money(table.SteadyStateBoundedUsd)),
        ("steadyStateDate", (_, table) => table.SteadyStateDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
        ("monthlyGrowthUsd", (_, table) => Money(table.MonthlyGrowthUsd)),
        ("transferMonthToDateUsd", (_, table) => Money(table.TransferUsd.MonthToDate)),
        ("transferProjectedMonthUsd", (_, table) => Money(table.TransferUsd.ProjectedMonth)),
        ("transferSteadyStateUsd", (_, table) => Money(table.TransferUsd.SteadyState)),
        ("estimated", (_, table) => Flag(table.Estimated)),
        ("pitr", (_, table) => Flag(table.Pitr)),
        ("pitrUsd", (_, table) => Money(table.PitrUsd)),
        ("stale", (_, table) => Flag(table.Stale)),
        ("growthPerMonth", (_, table) => table.GrowthPerMonth?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("largestSavingUsd", (_, table) => Money(table.Options.Count > 0 ? table.Options[0].MonthlySavingUsd : null)),
        ("largestSaving", (_, table) => Text(table.Options.Count > 0 ? table.Options[0].Title : "")),
    ];

    /// <summary>Writes the tables of a report. A report without tables is its header alone.</summary>
    public static string Write(AuditReport report)
    {
        var rows = report.Tables.Select(table => string.Join(',', Columns.Select(column => column.Cell(report, table))));
        return string.Concat(rows.Prepend(string.Join(',', Columns.Select(column => column.Name))).Select(row => row + "\r\n"));
    }

    /// <summary>A text as a cell: no control characters, quoted where CSV needs it, and never a formula to a spreadsheet (a leading apostrophe says it is text).</summary>
    internal static string Text(string text)
    {
        var plain = HumanText.Plain(text);
        if (plain.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..])
            plain = "'" + plain;
        return plain.AsSpan().IndexOfAny(',', '"', ';') >= 0 || plain != plain.Trim() ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    private static string Flag(bool? claim) => claim switch
    {
        true => "true",
        false => "false",
        null => "",
    };

    private static string Money(Usd? amount) => amount is { } usd ? DecimalJsonConverter.Plain(usd.Amount).ToString(CultureInfo.InvariantCulture) : "";
}
