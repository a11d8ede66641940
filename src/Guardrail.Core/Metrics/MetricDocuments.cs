using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Core.Metrics;

/// <summary>A run's figures in CloudWatch's embedded metric format: what is written to a Lambda function's log as it stands becomes metrics.</summary>
public static class MetricDocuments
{
    /// <summary>Plans with a document of their own, at most.</summary>
    public const int MostPlans = 50;

    /// <summary>Tables with a document of their own, at most.</summary>
    public const int MostTables = 20;

    /// <summary>
    /// One line for the totals, one for each of the dearest plans, one for each of the dearest tables. None for a hypothetical report: its figures are of no real instant.
    /// The caller leaves out reports of a part (some tables, some Regions), whose totals would look like savings.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="facts">What the run knows of itself.</param>
    /// <returns>Lines without line breaks, each a whole document of a few kilobytes.</returns>
    public static IReadOnlyList<string> Of(AuditReport report, RunFacts facts) =>
        report.Hypothetical ? [] : [Totals(report, facts), .. Plans(report, facts), .. Tables(report, facts)];

    private static string Totals(AuditReport report, RunFacts facts)
    {
        var document = Figures(Document(report, facts), report.Totals)
            .Usd(MetricNames.MonthToDateUsd, report.Totals.MonthToDateUsd);
        Severities(document, report.Findings)
            .Count(MetricNames.Gaps, report.Gaps.Count)
            .Count(MetricNames.GapsNotAccepted, report.Gaps.Count(gap => !gap.Accepted))
            .Count(MetricNames.CompleteAudit, report.CompleteExceptAccepted ? 1 : 0)
            .Milliseconds(MetricNames.DurationMilliseconds, facts.Duration)
            .Count(MetricNames.ApiCalls, facts.ApiCalls);
        if (facts.ConfirmedSubscribers is { } subscribers)
            document.Count(MetricNames.ConfirmedSubscribers, subscribers);
        return document.Write();
    }

    private static IEnumerable<string> Plans(AuditReport report, RunFacts facts)
    {
        var shown = report.Plans.OrderByDescending(InAYear).Take(MostPlans).ToList();
        // Nothing keeps two plans of a Region from having the same name; then the id tells them apart.
        var names = report.Plans.GroupBy(NameOf, StringComparer.Ordinal).Where(plans => plans.Count() > 1).Select(plans => plans.Key).ToHashSet(StringComparer.Ordinal);
        var findings = report.Findings.Where(finding => finding.PlanId is not null).ToLookup(finding => finding.PlanId);
        return shown.Select(plan => Severities(
            Figures(Document(report, facts).By(MetricNames.PlanDimension, names.Contains(NameOf(plan)) ? $"{NameOf(plan)} ({plan.PlanId})" : NameOf(plan)), plan),
            findings[plan.PlanId ?? ""].Where(finding => finding.AccountId is null || (finding.AccountId == plan.AccountId && finding.Region == plan.Region)))
            .Write());
    }

    private static IEnumerable<string> Tables(AuditReport report, RunFacts facts)
    {
        var findings = report.Findings.Where(finding => finding.TableArn is not null).ToLookup(finding => finding.TableArn);
        return report.Tables.OrderByDescending(InAYear).ThenBy(table => table.TableArn, StringComparer.Ordinal).Take(MostTables).Select(table => Severities(
            Figures(Document(report, facts).By(MetricNames.TableDimension, $"{table.AccountId}/{table.Region}/{table.TableName}"), table), findings[table.TableArn]).Write());
    }

    private static string NameOf(PlanRow plan) => $"{plan.AccountId}/{plan.Region}/{(plan.PlanId is null ? "(no plan)" : plan.PlanName ?? plan.PlanId)}";

    private static MetricDocument Document(AuditReport report, RunFacts facts) =>
        new MetricDocument(report.AsOf).By(MetricNames.FunctionDimension, facts.Function).With("Version", report.Tool.Version);

    private static MetricDocument Figures(MetricDocument document, CostFigures cost) => document
        .Bytes(MetricNames.StorageBytes, cost.StorageBytes)
        .Count(MetricNames.RecoveryPoints, cost.RecoveryPoints)
        .Usd(MetricNames.RunRateUsd, cost.RunRateUsd)
        .Usd(MetricNames.ProjectedMonthUsd, cost.ProjectedMonthUsd)
        .Usd(MetricNames.SteadyStateUsd, cost.SteadyStateUsd)
        .Usd(MetricNames.SteadyStateBoundedUsd, cost.SteadyStateBoundedUsd);

    private static MetricDocument Severities(MetricDocument document, IEnumerable<Finding> findings)
    {
        var severities = findings.CountBy(finding => finding.Severity).ToDictionary();
        return document
            .Count(MetricNames.CriticalFindings, severities.GetValueOrDefault(Severity.Critical))
            .Count(MetricNames.WarningFindings, severities.GetValueOrDefault(Severity.Warning))
            .Count(MetricNames.InfoFindings, severities.GetValueOrDefault(Severity.Info));
    }

    private static decimal InAYear(CostFigures cost) => cost.SteadyStateBoundedUsd.Amount + 12 * cost.MonthlyGrowthUsd.Amount;
}
