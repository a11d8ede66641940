using System.Globalization;
using System.Text.Json;
using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Rendering.Html;

/// <summary>What opens under a table's row: its figures, why it is covered, its rules one by one, cheaper settings, tags.</summary>
internal static class RuleFigures
{
    /// <summary>What the values of each rule's row are, in order.</summary>
    public static IReadOnlyList<string> FactNames { get; } = ["Stored", "Recovery points", "At today's storage", "This month", "Once full", "Full on", "Backups a day", "Copies once full", "Vault", "Billed to"];

    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, TableRow table, DateTimeOffset asOf)
    {
        WriteFacts(json,
        [
            ("Table size", table.TableSizeBytes is { } size ? HumanSize.Of(size) : "not read"),
            .. CostFacts(table),
            ("Point-in-time recovery", (table.Pitr, table.PitrUsd) switch
            {
                (true, _) => "on",
                (false, { } usd) => $"off; {HumanMoney.Of(usd)} a month",
                (false, null) => "off",
                (null, { } usd) => $"not read; {HumanMoney.Of(usd)} a month",
                _ => "not read",
            }),
            ("Growth", table.GrowthPerMonth is { } growth ? $"{(100 * growth).ToString("0.#", CultureInfo.InvariantCulture)} % a month" : "none claimed"),
        ]);
        json.WriteStartArray("rules");
        foreach (var row in table.ByRule)
        {
            json.WriteStartArray();
            json.WriteStringValue(HumanText.Plain(Title(table, row)));
            json.WriteStringValue(Note(row));
            json.WriteStringValue(HumanSize.Of(row.StorageBytes) + (row.ColdBytes > 0 ? $", {HumanSize.Of(row.ColdBytes)} cold" : ""));
            json.WriteStringValue(row.RecoveryPoints.ToString("N0", CultureInfo.InvariantCulture));
            json.WriteStringValue(HumanMoney.Of(row.RunRateUsd));
            json.WriteStringValue(HumanMoney.Of(row.ProjectedMonthUsd));
            json.WriteStringValue(ReportWords.OnceFull(row));
            json.WriteStringValue(ReportWords.FullOn(row, asOf));
            json.WriteStringValue(row.RunsPerDay.ToString("0.##", CultureInfo.InvariantCulture));
            json.WriteStringValue(row.CopiesOnceFull?.ToString("#,##0.#", CultureInfo.InvariantCulture) ?? "never full");
            json.WriteStringValue(HumanText.Plain(VaultName.Of(row.VaultArn)));
            json.WriteStringValue(HumanText.Plain($"{row.BilledTo.AccountId} {row.BilledTo.Region}"));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("why");
        foreach (var rule in table.Coverage)
            json.WriteStringValue(HumanText.Plain($"{rule.PlanName}, rule {rule.RuleName}: {rule.Schedule} {rule.Timezone}, {Kept(rule)}. {rule.Because}"));
        json.WriteEndArray();
        json.WriteStartArray("options");
        foreach (var option in table.Options)
        {
            json.WriteStartArray();
            json.WriteStringValue($"Saves {HumanMoney.Of(option.MonthlySavingUsd)} a month.");
            json.WriteStringValue(HumanText.Plain(option.Title));
            json.WriteStringValue(HumanText.Plain(option.GivesUp));
            if (option.Command is { } command)
                json.WriteStringValue(string.Join('\n', command.Split('\n').Select(HumanText.Plain)));
            else
                json.WriteNullValue();
            json.WriteEndArray();
        }
        json.WriteEndArray();
        WritePairs(json, "tags", table.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value)));
    }

    /// <summary>Writes names and values.</summary>
    public static void WriteFacts(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> facts) => WritePairs(json, "facts", facts);

    /// <summary>Figures that tables and plans both have and the list's columns have no room for, or hide on a narrow screen.</summary>
    public static IEnumerable<(string Name, string Value)> CostFacts(CostFigures cost)
    {
        yield return ("Stored now", HumanSize.Of(cost.StorageBytes) + (cost.ColdBytes > 0 ? $", {HumanSize.Of(cost.ColdBytes)} cold" : ""));
        yield return ("Recovery points", cost.RecoveryPoints.ToString("N0", CultureInfo.InvariantCulture));
        yield return ("At today's storage", HumanMoney.Of(cost.RunRateUsd) + " a month");
        yield return ("So far this month", ReportWords.SoFar(cost));
        yield return ("Full on", cost switch { { SteadyStateUsd: null } => "never", { SteadyStateDate: { } day } => HumanDate.Of(day), _ => "nothing is being made" });
        if (cost.SteadyStateUsd is null)
            yield return ("More every month", HumanMoney.Of(cost.MonthlyGrowthUsd));
    }

    private static void WritePairs(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> pairs)
    {
        json.WriteStartArray(name);
        foreach (var (key, value) in pairs)
        {
            json.WriteStartArray();
            json.WriteStringValue(HumanText.Plain(key));
            json.WriteStringValue(HumanText.Plain(value));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static string Title(TableRow table, RuleRow row) => row switch
    {
        { PlanId: null } => "Made by no plan",
        { RuleName: null } => $"Plan {Phrases.PlanName(table, row) ?? row.PlanId}",
        _ => $"Rule {row.RuleName} of plan {Phrases.PlanName(table, row) ?? row.PlanId}",
    };

    private static string Note(RuleRow row) => string.Join(' ',
    [
        .. row.InTotals ? Array.Empty<string>() : ["Not in any sum: the account is outside what was asked for."],
        .. row.Basis == "listed" ? Array.Empty<string>() : ["A copy in a vault that was not read: its points are projected."],
        .. row.RejectedByLock ? ["The vault's lock rejects this rule's jobs."] : Array.Empty<string>(),
        .. row.MissedRuns > 0 ? [$"The last {Phrases.Count(row.MissedRuns, "run")} left no recovery point."] : Array.Empty<string>(),
        .. row.Estimated ? ["Partly estimated."] : Array.Empty<string>(),
    ]);

    private static string Kept(CoverageRow rule) =>
        (rule.DeleteAfterDays is { } days ? $"kept {Phrases.Count(days, "day")}" : "kept for ever") + (rule.ColdAfterDays is { } cold ? $", cold after {cold}" : "");
}
