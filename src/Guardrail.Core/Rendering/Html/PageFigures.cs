using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Units;

namespace Guardrail.Rendering.Html;

/// <summary>
/// What the page's script shows, as JSON within the page: every figure as the text that a person reads, and the number it sorts by. Names are made plain here,
/// <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and quotes are written as escapes, and the script puts them on the page as text alone.
/// </summary>
internal static class PageFigures
{
    private const decimal HighestLimit = 4;

    private static readonly JsonWriterOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A budget's line on the chart.</summary>
    /// <param name="Name">The budget's name, and which of its limits.</param>
    /// <param name="Amount">Where the line is.</param>
    /// <param name="Text">The amount for people.</param>
    /// <param name="Critical">Whether it is the budget's last limit, not its warning.</param>
    public readonly record struct LimitLine(string Name, decimal Amount, string Text, bool Critical);

    /// <summary>The JSON.</summary>
    public static string Write(AuditReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Safe))
        {
            json.WriteStartObject();
            WriteAxis(json, report);
            json.WritePropertyName("total");
            WriteMonths(json, report.Totals, FullDay(report.Totals, report.Tables.SelectMany(table => table.ByRule)), report);
            json.WriteStartArray("limits");
            var highest = report.Totals.NextMonths.Select(month => month.UsdWithGrowth.Amount).DefaultIfEmpty(0).Max() * HighestLimit;
            foreach (var limit in Limits(report))
            {
                json.WriteStartObject();
                json.WriteString("name", HumanText.Plain(limit.Name));
                json.WriteNumber("amount", Number(limit.Amount));
                json.WriteString("text", limit.Text);
                json.WriteBoolean("critical", limit.Critical);
                // A limit far above the costs would press them to the ground.
                json.WriteBoolean("far", limit.Amount > highest);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("ruleFacts");
            foreach (var name in RuleFigures.FactNames)
                json.WriteStringValue(name);
            json.WriteEndArray();
            WriteTables(json, report);
            WritePlans(json, report);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The limits on the cost of everything, one line each.</summary>
    public static IReadOnlyList<LimitLine> Limits(AuditReport report) =>
    [
        .. (report.Budgets ?? []).Where(budget => budget is { Everything: true, Unit: FindingUnit.UsdPerMonth }).SelectMany(budget => new[]
        {
            Line(budget.Name + ", warning", budget.Warning, critical: false),
            Line(budget.Name + ", limit", budget.Critical, critical: true),
        }).OfType<LimitLine>(),
    ];

    /// <summary>The month of an entry of a list of months, the first of which is the current one: <c>Nov 2026</c>.</summary>
    public static string Month(AuditReport report, int index) => Start(report, index).ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day on which everything that has an end is full; null where nothing of it is being made.</summary>
    public static DateOnly? FullDay(CostFigures cost, IEnumerable<RuleRow> rules) =>
        cost.SteadyStateUsd is not null ? cost.SteadyStateDate : rules.Where(rule => rule is { InTotals: true, SteadyStateUsd: not null }).Max(rule => rule.SteadyStateDate);

    private static LimitLine? Line(string name, decimal? amount, bool critical) =>
        amount is { } known ? new LimitLine(name, known, HumanMoney.Of(new Usd(known)), critical) : null;

    private static DateTime Start(AuditReport report, int index) =>
        new DateTime(report.AsOf.UtcDateTime.Year, report.AsOf.UtcDateTime.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(index);

    private static void WriteAxis(Utf8JsonWriter json, AuditReport report)
    {
        var months = report.Totals.NextMonths.Count;
        json.WriteStartArray("starts");
        for (var i = 0; i <= months; i++)
            json.WriteNumberValue(Seconds(Start(report, i)));
        json.WriteEndArray();
        json.WriteStartArray("months");
        for (var i = 0; i < months; i++)
            json.WriteStringValue(Month(report, i));
        json.WriteEndArray();
        json.WriteNumber("today", report.AsOf.ToUnixTimeSeconds());
    }

    private static void WriteMonths(Utf8JsonWriter json, Cost cost, DateOnly? full, AuditReport report)
    {
        json.WriteStartObject();
        Series("usd", "text", month => month.Usd);
        if (RampSection.Grows(cost.NextMonths))
            Series("grown", "grownText", month => month.UsdWithGrowth);
        if (full is { } day && day > HumanDate.Day(report.AsOf))
        {
            json.WriteNumber("full", Seconds(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)));
            json.WriteString("fullText", HumanDate.Brief(day, report.AsOf));
        }
        json.WriteEndObject();

        void Series(string numbers, string texts, Func<MonthCost, Usd> of)
        {
            json.WriteStartArray(numbers);
            foreach (var month in cost.NextMonths)
                json.WriteNumberValue(Number(of(month).Amount));
            json.WriteEndArray();
            json.WriteStartArray(texts);
            foreach (var month in cost.NextMonths)
                json.WriteStringValue(HumanMoney.Of(of(month)));
            json.WriteEndArray();
        }
    }

    private static void WriteTables(Utf8JsonWriter json, AuditReport report)
    {
        var found = report.Findings.Select(finding => finding.TableArn).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var listed = 0;
        json.WriteStartArray("tables");
        foreach (var table in ReportWords.DearestFirst(report))
        {
            json.WriteStartObject();
            var flags = (found.Contains(table.TableArn) ? "f" : "") + (table.Options.Count > 0 ? "o" : "") + (table.Exists == false ? "g" : "") + (table.Stale ? "s" : "");
            var plans = table.Coverage.Select(rule => rule.PlanName).Distinct(StringComparer.Ordinal).ToList();
            WriteRow(json, report, table, table.TableName, table.AccountId, table.Region, Phrases.Listed(plans, 2), null, flags);
            // Found by tag, and by every plan, also those that the column has no room for.
            var more = string.Join(' ', plans.Skip(2).Concat(table.Tags.SelectMany(tag => new[] { tag.Key, tag.Value })));
            if (more.Length > 0)
                json.WriteString("q", HumanText.Plain(more));
            if (listed++ < PageLists.TablesInFull)
            {
                json.WritePropertyName("d");
                json.WriteStartObject();
                json.WritePropertyName("months");
                WriteMonths(json, table, FullDay(table, table.ByRule), report);
                RuleFigures.Write(json, table, report.AsOf);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePlans(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartArray("plans");
        foreach (var plan in report.Plans)
        {
            json.WriteStartObject();
            WriteRow(json, report, plan, ReportWords.PlanName(plan), plan.AccountId, plan.Region, plan.Tables.ToString("N0", CultureInfo.InvariantCulture), plan.Tables, plan.Deleted ? "g" : "");
            json.WritePropertyName("d");
            json.WriteStartObject();
            json.WritePropertyName("months");
            WriteMonths(json, plan, plan.SteadyStateDate, report);
            RuleFigures.WriteFacts(json, [("Plan id", plan.PlanId ?? "–"), .. RuleFigures.CostFacts(plan)]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A row: name, where, and the cells <c>second, stored, points, month, full, date, ramp</c>; then the numbers they sort by (null sorts by its text).</summary>
    private static void WriteRow(Utf8JsonWriter json, AuditReport report, Cost cost, string name, string account, string region, string second, int? secondKey, string flags)
    {
        json.WriteString("n", HumanText.Plain(name));
        json.WriteString("a", $"{HumanText.Plain(account)} {HumanText.Plain(region)}");
        json.WriteString("f", flags + (cost.SteadyStateUsd is null ? "u" : "") + (cost.Estimated ? "e" : ""));
        json.WriteStartArray("c");
        json.WriteStringValue(HumanText.Plain(second));
        json.WriteStringValue(HumanSize.Of(cost.StorageBytes));
        json.WriteStringValue(cost.RecoveryPoints.ToString("N0", CultureInfo.InvariantCulture));
        json.WriteStringValue(HumanMoney.Of(cost.ProjectedMonthUsd));
        json.WriteStringValue(ReportWords.OnceFull(cost));
        json.WriteStringValue(ReportWords.FullOn(cost, report.AsOf));
        json.WriteStringValue(Sparkline.Of(cost.NextMonths));
        json.WriteEndArray();
        json.WriteStartArray("k");
        if (secondKey is { } key)
            json.WriteNumberValue(key);
        else
            json.WriteNullValue();
        json.WriteNumberValue(Number((decimal)cost.StorageBytes));
        json.WriteNumberValue(cost.RecoveryPoints);
        json.WriteNumberValue(Number(cost.ProjectedMonthUsd.Amount));
        json.WriteNumberValue(Number(cost.SteadyStateBoundedUsd.Amount));
        json.WriteNumberValue(cost.SteadyStateUsd is null ? 4_000_000 : cost.SteadyStateDate?.DayNumber ?? 0);
        json.WriteNumberValue(Number(cost.MonthlyGrowthUsd.Amount));
        json.WriteEndArray();
    }

    private static long Seconds(DateTime instant) => new DateTimeOffset(instant, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>For sorting and drawing: hundredths are enough.</summary>
    private static decimal Number(decimal value) => DecimalJsonConverter.Plain(Math.Round(value, 2));
}
