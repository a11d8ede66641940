using Microsoft.Extensions.Logging;

namespace Guardrail.Aws.Logging;

/// <summary>
/// Every log message of a run, each with its event id: 1xxx the run, 2xxx reading, 3xxx findings and telling, 4xxx memory. Ids are never used again for something else.
/// Texts from outside go through <see cref="LogText"/> first.
/// </summary>
internal static partial class RunLog
{
    [LoggerMessage(1001, LogLevel.Information, "Run started: version {Version}, packages {Packages}, notify {Notify}, table patterns {TablePatterns}, asOf {AsOf}")]
    public static partial void RunStarted(ILogger log, string version, string packages, bool notify, int tablePatterns, string asOf);

    [LoggerMessage(1002, LogLevel.Information, "Run finished in {DurationMilliseconds} ms with {ApiCalls} API calls: complete {Complete}, published {Published}, not published {NotPublished}")]
    public static partial void RunFinished(ILogger log, long durationMilliseconds, long apiCalls, bool complete, int published, int notPublished);

    [LoggerMessage(1003, LogLevel.Warning, "Deadline: reading was stopped because the time is nearly up; what was not read is a gap")]
    public static partial void DeadlineReached(ILogger log);

    [LoggerMessage(1004, LogLevel.Error, "Run failed after {DurationMilliseconds} ms: {Kind}: {Reason}")]
    public static partial void RunFailed(ILogger log, long durationMilliseconds, string kind, string reason);

    [LoggerMessage(2001, LogLevel.Information, "Scope read: account {AccountId}, Region {Region}, complete {Complete}, opted in {OptedIn}")]
    public static partial void ScopeRead(ILogger log, string accountId, string region, bool complete, string optedIn);

    [LoggerMessage(2002, LogLevel.Warning, "Gap: account {AccountId}, Region {Region}, {What}: {Code}: {Reason}")]
    public static partial void Gap(ILogger log, string accountId, string region, string what, string code, string reason);

    [LoggerMessage(2003, LogLevel.Information, "Accepted gap: account {AccountId}, Region {Region}, {What}: {Code}: {Reason}")]
    public static partial void AcceptedGap(ILogger log, string accountId, string region, string what, string code, string reason);

    [LoggerMessage(2004, LogLevel.Warning, "{Omitted} more gaps are in the report")]
    public static partial void GapsOmitted(ILogger log, int omitted);

    [LoggerMessage(2005, LogLevel.Information, "Report: {Tables} tables, {Plans} plans, {RecoveryPoints} recovery points, {MonthToDateUsd} USD so far, {ProjectedMonthUsd} USD this month, {SteadyStateUsd} USD a month once full, {MonthlyGrowthUsd} USD more every month")]
    public static partial void ReportMade(ILogger log, int tables, int plans, long recoveryPoints, string monthToDateUsd, string projectedMonthUsd, string steadyStateUsd, string monthlyGrowthUsd);

    [LoggerMessage(3001, LogLevel.Information, "Findings: {Critical} critical, {Warning} warning, {Info} info; gaps {Gaps}, of which accepted {AcceptedGaps}")]
    public static partial void FindingsCounted(ILogger log, int critical, int warning, int info, int gaps, int acceptedGaps);

    [LoggerMessage(3101, LogLevel.Information, "Published to {TopicArn}: message {MessageId}, confirmed subscribers {ConfirmedSubscribers}")]
    public static partial void Published(ILogger log, string topicArn, string messageId, string confirmedSubscribers);

    [LoggerMessage(3102, LogLevel.Error, "Not published to {TopicArn}: {Code}: {Reason}")]
    public static partial void NotPublished(ILogger log, string topicArn, string code, string reason);

    [LoggerMessage(4001, LogLevel.Information, "Memory: {State}")]
    public static partial void MemoryState(ILogger log, string state);

    [LoggerMessage(4002, LogLevel.Warning, "Memory could not be used: {Reason}; told without it")]
    public static partial void MemoryFailed(ILogger log, string reason);
}
