using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using Guardrail.Aws.Calls;

namespace Guardrail.Infra.Tests;

public sealed class GuardrailStackTests
{
    private static readonly Lazy<Template> WithChat = new(() => Synthesize(new StackSettings { Chat = true, Emails = ["oncall@example.com"], Timezone = "Europe/Berlin" }));
    private static readonly Lazy<Template> Plain = new(() => Synthesize(new StackSettings()));

    [Fact]
    public void Function_RunsTheManagedRuntimeOnArm_WithTheHandlerOfTheLambdaTool()
    {
        WithChat.Value.HasResourceProperties("AWS::Lambda::Function", new Dictionary<string, object>
        {
            ["Runtime"] = "dotnet10",
            ["Architectures"] = new[] { "arm64" },
            ["Handler"] = GuardrailStack.Handler,
            ["Timeout"] = 900,
        });
        var defaults = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "aws-lambda-tools-defaults.json")))!;
        ((string?)defaults["function-handler"]).ShouldBe(GuardrailStack.Handler);
        ((string?)defaults["function-runtime"]).ShouldBe("dotnet10");
        ((string?)defaults["function-architecture"]).ShouldBe("arm64");
        ((int?)defaults["function-timeout"]).ShouldBe(900);
    }

    [Fact]
    public void Schedule_RunsDailyInItsTimeZone_WithoutFlexibleWindow()
    {
        WithChat.Value.HasResourceProperties("AWS::Scheduler::Schedule", new Dictionary<string, object>
        {
            ["ScheduleExpression"] = "cron(0 6 * * ? *)",
            ["ScheduleExpressionTimezone"] = "Europe/Berlin",
            ["FlexibleTimeWindow"] = new Dictionary<string, object> { ["Mode"] = "OFF" },
        });
    }

    [Fact]
    public void Permissions_AreExactlyWhatIsCalled_ByName()
    {
        var actions = Statements(WithChat.Value, "RoleDefaultPolicy").SelectMany(statement => Texts(statement["Action"])).ToList();

        // Both ways: nothing that is called is missing, and nothing stands there that is not called. Logs and the failure queue are the runtime's.
        actions.Where(action => !action.StartsWith("logs:", StringComparison.Ordinal) && !action.StartsWith("sqs:", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(RequiredActions.ForReading.Concat(RequiredActions.ForPublishing).Order(StringComparer.Ordinal));
        actions.ShouldNotContain(action => action.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void Permissions_NameEverythingThatIamCanName()
    {
        var open = Statements(WithChat.Value, "RoleDefaultPolicy").Where(statement => statement["Resource"]?.ToJsonString() == "\"*\"").ToList();

        open.Count.ShouldBe(1);
        Texts(open[0]["Action"]).Order().ShouldBe([
            "backup:DescribeRegionSettings", "backup:ListBackupPlans", "backup:ListBackupVaults", "dynamodb:ListBackups", "dynamodb:ListTables", "tag:GetResources"]);
    }

    [Fact]
    public void Topics_RefusePlainText()
    {
        WithChat.Value.ResourceCountIs("AWS::SNS::Topic", 2);
        WithChat.Value.ResourceCountIs("AWS::SNS::TopicPolicy", 2);
        WithChat.Value.AllResourcesProperties("AWS::SNS::TopicPolicy", Match.ObjectLike(new Dictionary<string, object>
        {
            ["PolicyDocument"] = Match.ObjectLike(new Dictionary<string, object>
            {
                ["Statement"] = Match.ArrayWith(new object[] { Match.ObjectLike(new Dictionary<string, object> { ["Effect"] = "Deny", ["Action"] = "sns:Publish" }) }),
            }),
        }));
    }

    [Fact]
    public void ChatTopic_IsLeftOut_WhereNobodyReadsIt()
    {
        Plain.Value.ResourceCountIs("AWS::SNS::Topic", 1);
        Plain.Value.ResourceCountIs("AWS::SNS::Subscription", 0);
        WithChat.Value.ResourceCountIs("AWS::SNS::Subscription", 1);
    }

    [Fact]
    public void Failures_AreKept_WhetherTheFunctionOrTheSchedulerFailed()
    {
        Plain.Value.HasResourceProperties("AWS::Lambda::EventInvokeConfig", new Dictionary<string, object>
        {
            ["MaximumRetryAttempts"] = 2,
            ["DestinationConfig"] = Match.ObjectLike(new Dictionary<string, object> { ["OnFailure"] = Match.AnyValue() }),
        });
        Plain.Value.HasResourceProperties("AWS::Scheduler::Schedule", new Dictionary<string, object>
        {
            ["Target"] = Match.ObjectLike(new Dictionary<string, object> { ["DeadLetterConfig"] = Match.AnyValue() }),
        });
    }

    private static Template Synthesize(StackSettings settings)
    {
        System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var package = Directory.CreateTempSubdirectory("guardrail-package").FullName;
        File.WriteAllText(Path.Combine(package, "function.txt"), "stands for the published function");
        return Template.FromStack(new GuardrailStack(new App(), "Guardrail", new GuardrailStackProps { Settings = settings, FunctionPackage = package }));
    }

    private static List<JsonObject> Statements(Template template, string policyPrefix)
    {
        var resources = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(template.ToJSON()))!["Resources"]!.AsObject();
        return [.. resources
            .Where(resource => resource.Key.StartsWith(policyPrefix, StringComparison.Ordinal) && (string?)resource.Value!["Type"] == "AWS::IAM::Policy")
            .SelectMany(resource => resource.Value!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray())
            .Select(statement => statement!.AsObject())];
    }

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node is JsonArray list ? list.Select(item => (string)item!) : [(string)node!];
}
