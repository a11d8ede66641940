using System.Globalization;
using System.Text;
using Guardrail.Auditing;
using Guardrail.Options;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Cli.Output;

/// <summary>Explains one table: coverage with reasons, groups of points with their costs, what could be cheaper.</summary>
internal static class Explanation
{
    private const int Width = 80;

    /// <summary>The explanation as lines of at most 80 columns where names allow it.</summary>
    public static string Of(TableRow table, AuditReport report)
    {
        var text = new StringBuilder();
        text.Append(HumanText.Plain(table.TableName)).Append(" · ").Append(table.Region).Append(" · account ").Append(table.AccountId).Append(Existence(table)).Append('\n');
        Line(text, $"{HumanSize.Of(table.StorageBytes)} in {Count(table.RecoveryPoints, "recovery point")}; {HumanMoney.Of(table.MonthToDateUsd)} so far this month, {HumanMoney.Of(table.ProjectedMonthUsd)} by its end, {OnceFull(table)}.{(table.Estimated ? " Partly estimated." : "")}");
        if (table.GrowthPerMonth is { } growth)
            Line(text, $"The table grows by {(growth * 100).ToString("0.##", CultureInfo.InvariantCulture)} % a month, by its own recovery points.");
        Coverage(text, table);
        Groups(text, table, report);
        var timeline = Timeline.Of(table, report.AsOf, row => ShortName(row, table, report));
        if (timeline.Count > 0)
            text.Append("\nTimeline\n").Append(string.Join('\n', timeline)).Append('\n');
        foreach (var option in table.Options)
        {
            text.Append('\n');
            Line(text, $"Cheaper by {HumanMoney.Of(option.MonthlySavingUsd)} a month: {HumanText.Plain(option.Title)} Gives up: {HumanText.Plain(option.GivesUp)}");
            if (OptionWords.Of(option, report.AsOf) is { Length: > 0 } words)
                Line(text, words, "  ");
            if (option.Command is { } command)
                text.Append("    ").Append(command.ReplaceLineEndings("\n    ")).Append('\n');
        }

        return text.Append('\n').ToString();
    }

    private static string Existence(TableRow table) => table.Exists switch
    {
        true => "",
        false => " · no longer exists",
        null => " · not known whether it exists",
    };

    private static string OnceFull(CostFigures figures) => figures.SteadyStateUsd is { } steady
        ? $"{HumanMoney.Of(steady)} a month once full{(figures.SteadyStateDate is { } date ? $" ({HumanDate.Of(date)})" : "")}"
        : $"{HumanMoney.Of(figures.SteadyStateBoundedUsd)} a month once full and {HumanMoney.Of(figures.MonthlyGrowthUsd)} more every month, for ever";

    private static void Coverage(StringBuilder text, TableRow table)
    {
        text.Append("\nCovered by\n");
        if (table.Coverage.Count == 0)
            text.Append("  no plan\n");
        foreach (var rule in table.Coverage)
        {
            var kept = rule.DeleteAfterDays is { } days ? $"kept {days} days" : "kept for ever";
            var cold = rule.ColdAfterDays is { } coldDays ? $", cold after {coldDays}" : "";
            Line(text, $"{HumanText.Plain(rule.PlanName)} / {HumanText.Plain(rule.RuleName)}: {HumanText.Plain(rule.Schedule)} {HumanText.Plain(rule.Timezone)}, {kept}{cold}", "  ");
            Line(text, $"because {HumanText.Plain(rule.Because)}", "    ");
        }
    }

    private static void Groups(StringBuilder text, TableRow table, AuditReport report)
    {
        text.Append("\nRecovery points by rule and vault\n");
        foreach (var row in table.ByRule)
        {
            var plan = row.PlanId is null ? "made by no plan" : $"{HumanText.Plain(PlanName(row, table, report))} / {HumanText.Plain(row.RuleName ?? "a rule that is gone")}";
            Line(text, $"{plan}, in {HumanText.Plain(row.VaultArn[(row.VaultArn.LastIndexOf(':') + 1)..])} ({row.BilledTo.Region}, paid by {row.BilledTo.AccountId}){(row.Basis == "projected" ? ", projected" : "")}{(row.InTotals ? "" : ", in no total")}", "  ");
            Line(text, $"{Count(row.RecoveryPoints, "point")}, {HumanSize.Of(row.StorageBytes)}{(row.ColdBytes > 0 ? $" ({HumanSize.Of(row.ColdBytes)} cold)" : "")}; {HumanMoney.Of(row.MonthToDateUsd)} so far, {HumanMoney.Of(row.ProjectedMonthUsd)} this month, {OnceFull(row)}", "    ");
            if (row.CopiesOnceFull is { } copies && row.RunsPerDay > 0)
                Line(text, $"{Count(row.RunsPerDay, "run")} a day, {Count(copies, "point")} once full", "    ");
            if (row is { OldestPointAt: { } oldest, NewestPointAt: { } newest })
            {
                var ends = row switch
                {
                    { LastDeletionAt: { } last } when row.FirstDeletionAt == last => $"goes {HumanDate.Of(HumanDate.Day(last))}",
                    { FirstDeletionAt: { } first, LastDeletionAt: { } last } => $"go from {HumanDate.Of(HumanDate.Day(first))} to {HumanDate.Of(HumanDate.Day(last))}",
                    _ => "have no date on which they go",
                };
                Line(text, $"made {HumanDate.Of(HumanDate.Day(oldest))}{(HumanDate.Day(oldest) == HumanDate.Day(newest) ? "" : $" to {HumanDate.Of(HumanDate.Day(newest))}")}; {ends}", "    ");
            }
            Notes(text, row);
        }
    }

    private static void Notes(StringBuilder text, RuleRow row)
    {
        if (row.TransferUsd.ProjectedMonth > Usd.Zero)
            Line(text, $"of which copy transfer: {HumanMoney.Of(row.TransferUsd.ProjectedMonth)} this month", "    ");
        if (row.ExpiredRunRateUsd > Usd.Zero)
            Line(text, $"expired but still stored: {HumanMoney.Of(row.ExpiredRunRateUsd)} a month", "    ");
        if (row.StuckRunRateUsd > Usd.Zero)
            Line(text, $"held or stuck past their date: {HumanMoney.Of(row.StuckRunRateUsd)} a month", "    ");
        if (row.EndlessRunRateUsd > Usd.Zero)
            Line(text, $"without an end: {HumanMoney.Of(row.EndlessRunRateUsd)} a month until somebody deletes them", "    ");
        if (row.RejectedByLock)
            Line(text, "the vault's lock rejects this rule's jobs", "    ");
        if (row.MissedRuns > 0)
            Line(text, $"{Count(row.MissedRuns, "run")} in a row left no point", "    ");
    }

    private static string ShortName(RuleRow row, TableRow table, AuditReport report) =>
        (row.PlanId is null ? "no plan" : HumanText.Plain(row.RuleName ?? PlanName(row, table, report)))
        + (row.VaultArn[(row.VaultArn.LastIndexOf(':') + 1)..] is var vault && table.ByRule.Count(other => other.PlanId == row.PlanId && other.RuleId == row.RuleId) > 1 ? $" in {HumanText.Plain(vault)}" : "");

    private static string PlanName(RuleRow row, TableRow table, AuditReport report) =>
        table.Coverage.FirstOrDefault(rule => rule.PlanId == row.PlanId)?.PlanName
        ?? report.Plans.FirstOrDefault(plan => plan.PlanId == row.PlanId)?.PlanName
        ?? row.PlanId!;

    private static string Count(decimal number, string thing) => $"{number.ToString("#,0.###", CultureInfo.InvariantCulture)} {thing}{(number == 1 ? "" : "s")}";

    private static void Line(StringBuilder text, string line, string indent = "")
    {
        foreach (var part in HumanText.Wrap(line, Width - indent.Length))
            text.Append(indent).Append(part).Append('\n');
    }
}
