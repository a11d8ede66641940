using System.Globalization;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Units;
using Microsoft.Extensions.Logging;

namespace Guardrail.Aws.Logging;

/// <summary>Logs what a run read and found: counts and sums, and what it could not read. Tables and plans are not named, for the report does that.</summary>
internal static class ReportLog
{
    private const int MostGaps = 100;

    /// <summary>Logs a judged report.</summary>
    public static void Write(ILogger log, AuditReport report)
    {
        foreach (var scope in report.Scopes)
            RunLog.ScopeRead(log, LogText.Of(scope.AccountId), LogText.Of(scope.Region), scope.Complete, scope.OptedIn is { } optedIn ? optedIn ? "yes" : "no" : "not known");
        foreach (var gap in report.Gaps.OrderBy(gap => gap.Accepted).Take(MostGaps))
        {
            if (gap.Accepted)
                RunLog.AcceptedGap(log, LogText.Of(gap.AccountId), LogText.Of(gap.Region), LogText.Of(gap.What), LogText.Of(gap.Code), LogText.Of(gap.Message));
            else
                RunLog.Gap(log, LogText.Of(gap.AccountId), LogText.Of(gap.Region), LogText.Of(gap.What), LogText.Of(gap.Code), LogText.Of(gap.Message));
        }
        if (report.Gaps.Count > MostGaps)
            RunLog.GapsOmitted(log, report.Gaps.Count - MostGaps);
        var totals = report.Totals;
        RunLog.ReportMade(
            log, report.Tables.Count, report.Plans.Count(plan => plan.PlanId is not null), totals.RecoveryPoints,
            Exact(totals.MonthToDateUsd), Exact(totals.ProjectedMonthUsd), Exact(totals.SteadyStateBoundedUsd), Exact(totals.MonthlyGrowthUsd));
        int Of(string severity) => report.Findings.Count(finding => finding.Severity == severity);
        RunLog.FindingsCounted(log, Of(Severity.Critical), Of(Severity.Warning), Of(Severity.Info), report.Gaps.Count, report.Gaps.Count(gap => gap.Accepted));
    }

    /// <summary>Logs what became of messages.</summary>
    public static void Write(ILogger log, IEnumerable<PublishedMessage> published, IEnumerable<AlertPublishException> failures)
    {
        foreach (var message in published)
        {
            RunLog.Published(log, LogText.Of(message.TopicArn), LogText.Of(message.MessageId),
                message.ConfirmedSubscriptions is { } confirmed ? confirmed.ToString(CultureInfo.InvariantCulture) : "not known");
        }
        foreach (var failure in failures)
            RunLog.NotPublished(log, LogText.Of(failure.TopicArn), LogText.Of(failure.Code), LogText.Of(failure.Message));
    }

    private static string Exact(Usd amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}
