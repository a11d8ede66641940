using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>What must not fail unseen: an execution that failed, took too long or was stopped, and one that could not be started.</summary>
internal sealed class OrganizationAlarms : Construct
{
    private readonly SnsAction _tell;

    public OrganizationAlarms(Construct scope, string id, StateMachine machine, Queue notStarted, ITopic topic)
        : base(scope, id)
    {
        _tell = new SnsAction(topic);
        var hourly = new MetricOptions { Statistic = "Sum", Period = Duration.Hours(1) };
        Alarm("Failed", machine.MetricFailed(hourly), "The organization's audit failed: nothing was told. See the execution in Step Functions.");
        Alarm("TimedOut", machine.MetricTimedOut(hourly), "The organization's audit took more than twelve hours. Raise its concurrency.");
        Alarm("Aborted", machine.MetricAborted(hourly), "The organization's audit was stopped by hand.");
        Alarm("NotStarted", notStarted.MetricApproximateNumberOfMessagesVisible(new MetricOptions { Statistic = "Maximum", Period = Duration.Minutes(5) }), "The organization's audit could not be started.");
    }

    private void Alarm(string id, IMetric metric, string description)
    {
        var alarm = new Alarm(this, id, new AlarmProps
        {
            Metric = metric,
            AlarmDescription = description,
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            EvaluationPeriods = 1,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });
        alarm.AddAlarmAction(_tell);
    }
}
