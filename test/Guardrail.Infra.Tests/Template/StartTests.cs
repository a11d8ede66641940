using System.Text.Json.Nodes;

namespace Guardrail.Infra.Tests.Template;

/// <summary>What starts the function: the schedule, and changes of plans and selections.</summary>
public sealed class StartTests
{
    [Fact]
    public void Schedule_RunsDailyInItsTimeZone_WithoutFlexibleWindow()
    {
        var schedule = SynthesizedStacks.Full.Only("AWS::Scheduler::Schedule");

        ((string?)schedule["ScheduleExpression"]).ShouldBe("cron(0 6 * * ? *)");
        ((string?)schedule["ScheduleExpressionTimezone"]).ShouldBe("Europe/Berlin");
        schedule["FlexibleTimeWindow"]!.ToJsonString().ShouldBe("""{"Mode":"OFF"}""");
        var target = schedule["Target"]!;
        var input = JsonNode.Parse((string)target["Input"]!)!;
        ((string?)input["source"]).ShouldBe("aws.scheduler");
        ((string?)input["detail-type"]).ShouldBe("Scheduled Event");
        target["DeadLetterConfig"]!["Arn"].Target().ShouldBe("ScheduleUndeliveredQueue");
        ((int?)target["RetryPolicy"]!["MaximumRetryAttempts"]).ShouldBe(3);
        ((int?)target["RetryPolicy"]!["MaximumEventAgeInSeconds"]).ShouldBe(3600);
    }

    [Fact]
    public void ChangeQueue_LetsChangesSettle_AndKeepsWhatFails()
    {
        var queue = SynthesizedStacks.Full.Properties("AWS::SQS::Queue", "ChangesQueue");

        ((int?)queue["DelaySeconds"]).ShouldBe(900);
        // Six times the function's timeout, and the batch window.
        ((int?)queue["VisibilityTimeout"]).ShouldBe((6 * 900) + 300);
        queue["RedrivePolicy"]!["deadLetterTargetArn"].Target().ShouldBe("ChangesFailuresQueue");
        ((int?)queue["RedrivePolicy"]!["maxReceiveCount"]).ShouldBe(5);
    }

    [Fact]
    public void BurstOfChanges_IsOneBatch_AndAtMostTwoRuns()
    {
        var mapping = SynthesizedStacks.Full.Only("AWS::Lambda::EventSourceMapping");

        mapping["EventSourceArn"].Target().ShouldBe("ChangesQueue");
        ((int?)mapping["BatchSize"]).ShouldBe(1000);
        ((int?)mapping["MaximumBatchingWindowInSeconds"]).ShouldBe(300);
        ((int?)mapping["ScalingConfig"]!["MaximumConcurrency"]).ShouldBe(2);
        mapping["FunctionResponseTypes"].Texts().ShouldBe(["ReportBatchItemFailures"]);
    }

    [Fact]
    public void Rules_CollectPlansSettingsAndSelections_WhereThereIsATrail()
    {
        var rules = SynthesizedStacks.Full.OfType("AWS::Events::Rule");

        rules.Keys.Order(StringComparer.Ordinal).ShouldBe(["ChangesAnnounced", "ChangesOrganizationPlans", "ChangesSelections"]);
        rules["ChangesAnnounced"]["Properties"]!["EventPattern"]!["detail-type"].Texts().ShouldBe(["Backup Plan State Change", "Region Setting State Change"]);
        var selections = rules["ChangesSelections"]["Properties"]!["EventPattern"]!;
        selections["source"].Texts().ShouldBe(["aws.backup"]);
        selections["detail-type"].Texts().ShouldBe(["AWS API Call via CloudTrail"]);
        selections["detail"]!["eventSource"].Texts().ShouldBe(["backup.amazonaws.com"]);
        selections["detail"]!["eventName"].Texts().ShouldBe(["CreateBackupSelection", "DeleteBackupSelection"]);
        selections["detail"]!["errorCode"]!.ToJsonString().ShouldBe("""[{"exists":false}]""");
        foreach (var rule in rules.Values)
        {
            rule["Properties"]!["Targets"]![0]!["Arn"].Target().ShouldBe("ChangesQueue");
            rule["Properties"]!["Targets"]![0]!["DeadLetterConfig"]!["Arn"].Target().ShouldBe("ChangesFailuresQueue");
        }
    }

    [Fact]
    public void Rules_AskForNothingOfCloudTrail_WhereThereIsNoTrail() =>
        SynthesizedStacks.Plain.OfType("AWS::Events::Rule").Keys.ShouldBe(["ChangesAnnounced"]);

    [Fact]
    public void OtherRegions_ForwardTheSameEvents_ToTheHomeRegionsBus()
    {
        var rules = SynthesizedStacks.Forwarding.OfType("AWS::Events::Rule");
        var home = SynthesizedStacks.Full.OfType("AWS::Events::Rule");

        rules.Count.ShouldBe(home.Count);
        foreach (var (id, rule) in rules)
        {
            rule["Properties"]!["EventPattern"]!.ToJsonString().ShouldBe(home["Changes" + id]["Properties"]!["EventPattern"]!.ToJsonString());
            var target = rule["Properties"]!["Targets"]![0]!;
            target["Arn"]!.ToJsonString().ShouldBe("""{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":events:us-east-1:",{"Ref":"AWS::AccountId"},":event-bus/default"]]}""");
            target["RoleArn"].Target().ShouldBe("Role");
        }

        SynthesizedStacks.Forwarding.StatementsOf("RoleDefaultPolicy").SelectMany(statement => statement["Action"].Texts()).Distinct().ShouldBe(["events:PutEvents"]);
    }
}
