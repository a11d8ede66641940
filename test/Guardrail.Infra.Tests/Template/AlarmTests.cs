using System.Reflection;
using System.Text.Json.Nodes;
using Guardrail.Core.Metrics;

namespace Guardrail.Infra.Tests.Template;

public sealed class AlarmTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> All = SynthesizedStacks.Full.OfType("AWS::CloudWatch::Alarm");

    [Fact]
    public void EveryWayToFail_Rings_AtEveryTopicThatIsRead()
    {
        All.Keys.Order(StringComparer.Ordinal).ShouldBe(
            ["AlarmsFailedChanges", "AlarmsFailedRuns", "AlarmsFunctionErrors", "AlarmsFunctionThrottles", "AlarmsNoCompleteAudit", "AlarmsNoSubscriber", "AlarmsUndeliveredRuns"]);
        foreach (var alarm in All.Values)
        {
            var actions = alarm["Properties"]!["AlarmActions"]!.AsArray();
            actions.OfType<JsonObject>().Select(action => action.Target()).ShouldBe(["TopicsAlertsTopic", "TopicsChatTopic"]);
            actions.OfType<JsonValue>().Select(action => (string)action!).ShouldBe(["arn:aws:sns:us-east-1:111122223333:operations"]);
            ((string)alarm["Properties"]!["AlarmDescription"]!).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("AlarmsFunctionErrors", "AWS/Lambda", "Errors", "FunctionName", "AuditFunction")]
    [InlineData("AlarmsFunctionThrottles", "AWS/Lambda", "Throttles", "FunctionName", "AuditFunction")]
    [InlineData("AlarmsFailedRuns", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "AuditFailuresQueue")]
    [InlineData("AlarmsUndeliveredRuns", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "ScheduleUndeliveredQueue")]
    [InlineData("AlarmsFailedChanges", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "ChangesFailuresQueue")]
    public void AlarmOnAnyFailure_RingsAtTheFirst(string id, string space, string metric, string dimension, string of)
    {
        var alarm = All[id]["Properties"]!;

        ((string?)alarm["Namespace"]).ShouldBe(space);
        ((string?)alarm["MetricName"]).ShouldBe(metric);
        ((string?)alarm["Dimensions"]![0]!["Name"]).ShouldBe(dimension);
        alarm["Dimensions"]![0]!["Value"].Target().ShouldBe(of);
        ((int?)alarm["Threshold"]).ShouldBe(1);
        ((string?)alarm["ComparisonOperator"]).ShouldBe("GreaterThanOrEqualToThreshold");
        ((int?)alarm["EvaluationPeriods"]).ShouldBe(1);
        ((string?)alarm["TreatMissingData"]).ShouldBe("notBreaching");
    }

    [Fact]
    public void NoCompleteAudit_RingsAfter26Hours_AlsoWhenNothingReports()
    {
        var alarm = All["AlarmsNoCompleteAudit"]["Properties"]!;

        ((string?)alarm["Namespace"]).ShouldBe(MetricNames.Namespace);
        ((string?)alarm["MetricName"]).ShouldBe(MetricNames.CompleteAudit);
        ((string?)alarm["Dimensions"]![0]!["Name"]).ShouldBe(MetricNames.FunctionDimension);
        ((string?)alarm["Statistic"]).ShouldBe("Maximum");
        ((string?)alarm["ComparisonOperator"]).ShouldBe("LessThanThreshold");
        ((int?)alarm["Threshold"]).ShouldBe(1);
        ((string?)alarm["TreatMissingData"]).ShouldBe("breaching");
        var (period, periods) = ((int)alarm["Period"]!, (int)alarm["EvaluationPeriods"]!);
        (period * periods).ShouldBe(26 * 3600);
        ((int?)alarm["DatapointsToAlarm"]).ShouldBe(periods);
        // CloudWatch's limit: with periods of an hour or more, seven days in all; with shorter ones a day.
        period.ShouldBeGreaterThanOrEqualTo(3600);
        (period * periods).ShouldBeLessThanOrEqualTo(7 * 86400);
    }

    [Fact]
    public void NoCompleteAudit_CannotRing_BetweenDeploymentAndTheFirstRun()
    {
        var warmUp = All["AlarmsNoCompleteAudit"]["Properties"]!["WarmUpConfiguration"]!;

        ((int?)warmUp["WarmUpPeriodDurationInMinutes"]).ShouldBe(26 * 60);
        ((int)warmUp["WarmUpPeriodDurationInMinutes"]!).ShouldBeInRange(1, 2880);
        ((bool?)warmUp["OnlyStartEvaluatingAfterWarmUpPeriodEnds"]).ShouldBe(true);
        // The first run comes before the warm-up ends, whenever the stack is deployed: a run, a retry and an alarm's evaluation fit into the rest.
        (TimeSpan.FromHours(26) - DailySchedules.LongestGap).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
    }

    [Fact]
    public void NoSubscriber_Rings_AndKeepsRinging_UntilARunCountsOne()
    {
        var alarm = All["AlarmsNoSubscriber"]["Properties"]!;

        ((string?)alarm["MetricName"]).ShouldBe(MetricNames.ConfirmedSubscribers);
        ((string?)alarm["ComparisonOperator"]).ShouldBe("LessThanThreshold");
        ((int?)alarm["Threshold"]).ShouldBe(1);
        ((string?)alarm["TreatMissingData"]).ShouldBe("ignore");
    }

    [Fact]
    public void Dashboard_DrawsEveryMetric()
    {
        var body = SynthesizedStacks.Full.Only("AWS::CloudWatch::Dashboard")["DashboardBody"]!["Fn::Join"]![1]!.AsArray();
        var text = string.Concat(body.Select(part => part is JsonValue ? (string)part! : "x"));

        var names = typeof(MetricNames).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => !field.Name.EndsWith("Dimension", StringComparison.Ordinal) && field.Name != nameof(MetricNames.Namespace));
        foreach (var name in names)
            text.ShouldContain($"\"{name.GetRawConstantValue()}\"");
        JsonNode.Parse(text)!["widgets"]!.AsArray().Count.ShouldBeGreaterThan(8);
        text.ShouldContain("{Guardrail,Function,Plan}");
        text.ShouldContain("{Guardrail,Function,Table}");
    }
}
