using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>The first line, what backups cost and will cost and from which day; the second, which plan and rule it is and what to do; and the subject.</summary>
internal static class Headline
{
    private const int LongestName = 40;
    private const int LongestAdvice = 200;

    /// <summary>The money and the date: <c>DynamoDB backups: $432 so far this month, $8,125 by its end, $25,200 a month from 10 Dec; limit $5,000 (all tables)</c>.</summary>
    public static string Money(Digest digest)
    {
        var report = digest.Report;
        var totals = report.Totals;
        var least = report.Complete ? totals.Estimated ? "about " : "" : "at least ";
        return $"{(report.Hypothetical ? "What if: " : "")}DynamoDB backups{Whose(digest)}: {least}{HumanMoney.Brief(totals.MonthToDateUsd)} so far this month, " +
            $"{least}{HumanMoney.Brief(totals.ProjectedMonthUsd)} by its end, {least}{Ahead(report)}{Limit(digest, named: true)}" +
            (report.Complete ? "" : $" (a lower bound: {Phrases.Count(report.Gaps.Count, "thing")} not read)");
    }

    /// <summary>Which plan and rule it is, since when, and what to do. Empty where nothing stands or the report has no tables.</summary>
    public static string Cause(Digest digest)
    {
        if (digest.Standing.Count == 0)
            return digest.Gone.Count > 0 && digest.Content.Changes.Count == 0 ? "Nothing to do: this only tells what is over." : "";
        if (digest.Culprit is not { } table)
            return "";
        var rule = Digest.RuleOf(table) is { } row ? $"{Maker(table, row)}{Since(row, digest.Report)}, " : "";
        return $"Mostly {rule}table {Name(table.TableName)}. {Advice(digest, table)}".TrimEnd();
    }

    /// <summary>A subject: printable ASCII, the gravest severity first.</summary>
    public static string Subject(Digest digest)
    {
        var changes = digest.Content.Changes;
        var severity = digest.Standing.Any(news => news.IsWorthTelling) ? digest.Gravest : changes.Count > 0 ? "change" : digest.Gone.All(news => news.Kind == NewsKind.Withdrawn) ? "withdrawn" : "resolved";
        var change = changes.Count > 0 ? ChangeWords.Brief(changes) + "; " : "";
        var least = digest.Report.Complete ? "" : "at least ";
        return SubjectText.Of($"[{severity}] DynamoDB backups{Whose(digest)}: {change}{least}{(digest.Report.Totals.SteadyStateUsd is null
            ? $"{HumanMoney.Brief(digest.Report.Totals.SteadyStateBoundedUsd)} a month and {HumanMoney.Brief(digest.Report.Totals.MonthlyGrowthUsd)} more every month"
            : Ahead(digest.Report))}{Limit(digest, named: false)}");
    }

    /// <summary>A name in quotes, cut to a length that leaves the line readable.</summary>
    public static string Name(string name) => $"'{HumanText.Cut(HumanText.Plain(name), LongestName)}'";

    private static string Whose(Digest digest) => digest.Options.Owner is { } owner ? $" (owner {HumanText.Cut(HumanText.Plain(owner), LongestName)})" : "";

    private static string Since(RuleRow row, AuditReport report) => row.Since is { } since ? $" since {HumanDate.Brief(HumanDate.Day(since), report.AsOf)}" : "";

    private static string Maker(TableRow table, RuleRow row)
    {
        if (row.PlanId is null)
            return "points that no plan made";
        var plan = $"plan {Name(Phrases.PlanName(table, row) ?? row.PlanId)}";
        return row.RuleName is { } rule ? $"rule {Name(rule)} of {plan}" : plan;
    }

    private static string Advice(Digest digest, TableRow table) =>
        table.Options.Count > 0
            ? $"{HumanText.Cut(HumanText.Plain(table.Options[0].Title).TrimEnd('.'), LongestAdvice)}: saves {HumanMoney.Brief(table.Options[0].MonthlySavingUsd)} a month."
            : HumanText.Plain(digest.Standing[0].Finding.Advice);

    private static string Ahead(AuditReport report)
    {
        var totals = report.Totals;
        if (totals.SteadyStateUsd is not { } steady)
            return $"{HumanMoney.Brief(totals.SteadyStateBoundedUsd)} a month once full and {HumanMoney.Brief(totals.MonthlyGrowthUsd)} more every month, for ever";
        return totals.SteadyStateDate is { } full && full > HumanDate.Day(report.AsOf)
            ? $"{HumanMoney.Brief(steady)} a month from {HumanDate.Brief(full, report.AsOf)}"
            : $"{HumanMoney.Brief(steady)} a month";
    }

    /// <summary>The limit that is exceeded, whether this message tells of it or an earlier one has.</summary>
    private static string Limit(Digest digest, bool named) =>
        digest.Standing.Select(news => news.Finding).Concat(digest.Report.Findings)
            .FirstOrDefault(finding => finding is { Kind: FindingKind.OverBudget, Unit: FindingUnit.UsdPerMonth, Limit: not null }) is { Limit: { } limit } over
            ? $"; limit {HumanMoney.Brief(new Usd(limit))}" + (named ? $" ({HumanText.Cut(HumanText.Plain(over.Scope), LongestName)})" : "")
            : "";
}
