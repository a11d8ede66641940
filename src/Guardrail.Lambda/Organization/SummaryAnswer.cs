using Guardrail.Auditing;
using Guardrail.Units;

namespace Guardrail.Lambda.Organization;

/// <summary>What the summarizing run answers: the figures that matter and where the whole is, small enough for a state machine (256 KiB, documented).</summary>
public sealed record SummaryAnswer
{
    /// <summary>The instant of the report.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether everything was read.</summary>
    public required bool Complete { get; init; }

    /// <summary>Whether everything was read except what the policy accepts.</summary>
    public required bool CompleteExceptAccepted { get; init; }

    /// <summary>Accounts and Regions asked for.</summary>
    public required int Scopes { get; init; }

    /// <summary>Accounts and Regions of which nothing was read.</summary>
    public required int ScopesNotRead { get; init; }

    /// <summary>Tables with a plan or recovery points.</summary>
    public required int Tables { get; init; }

    /// <summary>Recovery points stored.</summary>
    public required long RecoveryPoints { get; init; }

    /// <summary>Bytes stored.</summary>
    public required Int128 StorageBytes { get; init; }

    /// <summary>A month at today's storage.</summary>
    public required Usd RunRateUsd { get; init; }

    /// <summary>So far this month.</summary>
    public required Usd MonthToDateUsd { get; init; }

    /// <summary>This month by its end.</summary>
    public required Usd ProjectedMonthUsd { get; init; }

    /// <summary>A month once every window is full; null where one never is.</summary>
    public required Usd? SteadyStateUsd { get; init; }

    /// <summary>The bounded part of it.</summary>
    public required Usd SteadyStateBoundedUsd { get; init; }

    /// <summary>Critical findings.</summary>
    public required int CriticalFindings { get; init; }

    /// <summary>Warnings.</summary>
    public required int WarningFindings { get; init; }

    /// <summary>Gaps, accepted ones included.</summary>
    public required int Gaps { get; init; }

    /// <summary>Messages that SNS took.</summary>
    public required int Published { get; init; }

    /// <summary>The bucket with the whole report.</summary>
    public required string Bucket { get; init; }

    /// <summary>The whole report's key: JSON, compressed with gzip.</summary>
    public required string ReportKey { get; init; }

    /// <summary>The answer for a report.</summary>
    public static SummaryAnswer Of(AuditReport report, int published, string bucket, string key)
    {
        ArgumentNullException.ThrowIfNull(report);
        var totals = report.Totals;
        return new SummaryAnswer
        {
            AsOf = report.AsOf,
            Complete = report.Complete,
            CompleteExceptAccepted = report.CompleteExceptAccepted,
            Scopes = report.Scopes.Count,
            ScopesNotRead = report.Gaps.Where(gap => gap.What == "region").Select(gap => (gap.AccountId, gap.Region)).Distinct().Count(),
            Tables = report.Tables.Count,
            RecoveryPoints = totals.RecoveryPoints,
            StorageBytes = totals.StorageBytes,
            RunRateUsd = totals.RunRateUsd,
            MonthToDateUsd = totals.MonthToDateUsd,
            ProjectedMonthUsd = totals.ProjectedMonthUsd,
            SteadyStateUsd = totals.SteadyStateUsd,
            SteadyStateBoundedUsd = totals.SteadyStateBoundedUsd,
            CriticalFindings = report.Findings.Count(finding => finding.Severity == "critical"),
            WarningFindings = report.Findings.Count(finding => finding.Severity == "warning"),
            Gaps = report.Gaps.Count,
            Published = published,
            Bucket = bucket,
            ReportKey = key,
        };
    }
}
