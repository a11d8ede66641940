using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;
using Guardrail.Core.Metrics;

namespace Guardrail.Infra;

/// <summary>What rings when the audit itself does not work. Each alarm's description says what it means; infra/README.md says what to do.</summary>
internal sealed class Alarms : Construct
{
    /// <summary>How many hours may pass without a complete audit: a day, the hour that is repeated in autumn, and the longest run.</summary>
    public const int HoursWithoutAudit = 26;

    private readonly List<IAlarm> _all = [];
    private readonly SnsAction[] _actions;

    public Alarms(Construct scope, string id, AuditFunction audit, DailySchedule daily, ChangeEvents changes, IEnumerable<ITopic> told, bool warmUp)
        : base(scope, id)
    {
        _actions = [.. told.Select(topic => new SnsAction(topic))];
        var metrics = new AuditMetrics(audit.Function.FunctionName);

        Any("FunctionErrors", "A run of the Guardrail audit ended in error. Its log says why.", audit.Function.MetricErrors(Five("Sum")));
        Any("FunctionThrottles", "A run of the Guardrail audit was throttled: the account's Lambda concurrency is used up.", audit.Function.MetricThrottles(Five("Sum")));
        Any("FailedRuns", "A run failed three times; the event is in the failures queue.", audit.Failures.Queue.MetricApproximateNumberOfMessagesVisible(Five("Maximum")));
        Any("UndeliveredRuns", "The schedule could not invoke the function; the event is in its dead-letter queue.", daily.Undelivered.Queue.MetricApproximateNumberOfMessagesVisible(Five("Maximum")));
        Any("FailedChanges", "A change of a plan or selection could not be handled; the event is in its dead-letter queue.", changes.Failures.Queue.MetricApproximateNumberOfMessagesVisible(Five("Maximum")));
        NoCompleteAudit(metrics, warmUp);
        Ring("NoSubscriber", new AlarmProps
        {
            AlarmDescription = "A topic of Guardrail has no confirmed subscriber: its alerts reach nobody. Confirm the subscription, or subscribe somebody.",
            Metric = metrics.Of(MetricNames.ConfirmedSubscribers, Duration.Hours(1), "Minimum"),
            ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
            Threshold = 1,
            EvaluationPeriods = 1,
            // Counted once a run: between two runs nothing is known to have changed.
            TreatMissingData = TreatMissingData.IGNORE,
        });
    }

    /// <summary>All of them, for the dashboard.</summary>
    public IReadOnlyList<IAlarm> All => _all;

    /// <summary>
    /// Rings when 26 hours in a row had no complete audit, also when nothing reports at all. A new alarm would ring at once, for before the first run there are no data:
    /// so it warms up for as long as it measures, and rings 26 hours after the deployment if the first run never came.
    /// </summary>
    private void NoCompleteAudit(AuditMetrics metrics, bool warmUp)
    {
        var alarm = Ring("NoCompleteAudit", new AlarmProps
        {
            AlarmDescription = $"No complete audit in {HoursWithoutAudit} hours: what DynamoDB backups cost is not known, or only as a lower bound.",
            Metric = metrics.Of(MetricNames.CompleteAudit, Duration.Hours(1)),
            ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
            Threshold = 1,
            EvaluationPeriods = HoursWithoutAudit,
            DatapointsToAlarm = HoursWithoutAudit,
            TreatMissingData = TreatMissingData.BREACHING,
        });
        if (!warmUp)
            return;
        var resource = (CfnAlarm)alarm.Node.DefaultChild!;
        // Documented (CloudWatch User Guide, alarm warm-up periods: 1 to 2,880 minutes); newer than this CDK's own properties.
        resource.AddPropertyOverride("WarmUpConfiguration", new Dictionary<string, object>
        {
            ["WarmUpPeriodDurationInMinutes"] = HoursWithoutAudit * 60,
            ["OnlyStartEvaluatingAfterWarmUpPeriodEnds"] = true,
        });
        Suppressions.Lint(resource, "E3002", "WarmUpConfiguration is newer than cfn-lint's copy of the resource schemas.");
    }

    private void Any(string id, string description, IMetric metric) => Ring(id, new AlarmProps
    {
        AlarmDescription = description,
        Metric = metric,
        ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        Threshold = 1,
        EvaluationPeriods = 1,
        TreatMissingData = TreatMissingData.NOT_BREACHING,
    });

    private Alarm Ring(string id, AlarmProps props)
    {
        var alarm = new Alarm(this, id, props);
        alarm.AddAlarmAction(_actions);
        _all.Add(alarm);
        return alarm;
    }

    private static MetricOptions Five(string statistic) => new() { Period = Duration.Minutes(5), Statistic = statistic };
}
