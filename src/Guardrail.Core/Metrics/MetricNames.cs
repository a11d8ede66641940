namespace Guardrail.Core.Metrics;

/// <summary>The names under which a run's figures appear in CloudWatch: what is emitted, alarmed on and drawn says the same words.</summary>
public static class MetricNames
{
    /// <summary>The CloudWatch namespace of every metric.</summary>
    public const string Namespace = "Guardrail";

    /// <summary>The dimension that tells deployments apart: the Lambda function's name.</summary>
    public const string FunctionDimension = "Function";

    /// <summary>The second dimension of a plan's metrics.</summary>
    public const string PlanDimension = "Plan";

    /// <summary>The second dimension of a table's metrics.</summary>
    public const string TableDimension = "Table";

    /// <summary>Bytes stored at the run's instant.</summary>
    public const string StorageBytes = "StorageBytes";

    /// <summary>Recovery points stored at the run's instant, a count.</summary>
    public const string RecoveryPoints = "RecoveryPoints";

    /// <summary>A month at exactly today's storage, in USD.</summary>
    public const string RunRateUsd = "RunRateUsd";

    /// <summary>Accrued since the first of the month, in USD.</summary>
    public const string MonthToDateUsd = "MonthToDateUsd";

    /// <summary>The current month by its end, in USD.</summary>
    public const string ProjectedMonthUsd = "ProjectedMonthUsd";

    /// <summary>A month once every retention window is full, in USD; absent where it is unbounded.</summary>
    public const string SteadyStateUsd = "SteadyStateUsd";

    /// <summary>The bounded part of the steady state, in USD; always present.</summary>
    public const string SteadyStateBoundedUsd = "SteadyStateBoundedUsd";

    /// <summary>Findings of severity critical, a count.</summary>
    public const string CriticalFindings = "CriticalFindings";

    /// <summary>Findings of severity warning, a count.</summary>
    public const string WarningFindings = "WarningFindings";

    /// <summary>Findings of severity info, a count.</summary>
    public const string InfoFindings = "InfoFindings";

    /// <summary>What was not read, priced or understood, a count that includes what the policy accepts.</summary>
    public const string Gaps = "Gaps";

    /// <summary>Gaps that the policy does not accept, a count.</summary>
    public const string GapsNotAccepted = "GapsNotAccepted";

    /// <summary>1 if the run was complete except for accepted gaps, else 0: its absence over 26 hours is what the alarm minds.</summary>
    public const string CompleteAudit = "CompleteAudit";

    /// <summary>Confirmed subscribers of the topic that has fewest; absent where no topic is configured or the count could not be read.</summary>
    public const string ConfirmedSubscribers = "ConfirmedSubscribers";

    /// <summary>How long the run took, in milliseconds.</summary>
    public const string DurationMilliseconds = "DurationMilliseconds";

    /// <summary>AWS API calls made, attempts included, a count.</summary>
    public const string ApiCalls = "ApiCalls";
}
