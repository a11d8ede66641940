using System.Diagnostics;
using System.Text.Json.Nodes;
using Guardrail.Core.Metrics;
using Guardrail.LocalAws;

namespace Guardrail.Infra.Tests.Package;

/// <summary>The published function in a fresh process, found by its handler string, with the serializer its assembly names, against the embedded account.</summary>
public sealed class LoadedAsAwsDoesTests
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";

    [Fact]
    public async Task Function_AnswersTheReport_AndTells()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);
        var started = Stopwatch.GetTimestamp();
        var serverStarted = aws.Calls.Count;

        var answer = await PublishedFunction.InvokeAsync(DailySchedule.Input, Environment(aws));

        TestContext.Current.TestOutputHelper?.WriteLine($"process {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms in all; {answer.Error.Split('\n').FirstOrDefault(line => line.StartsWith("measured", StringComparison.Ordinal))}");
        answer.Code.ShouldBe(0, answer.Error);
        var report = JsonNode.Parse(answer.Output)!;
        ((int?)report["schemaVersion"]).ShouldBe(1);
        report["scopes"]!.AsArray().Select(scope => (string)scope!["region"]!).ShouldBe(["us-east-1", "eu-west-1"]);
        report["tables"]!.AsArray().Count.ShouldBeGreaterThan(5);
        ((string?)report["tool"]!["awsPackages"]).ShouldBe(PublishedFunction.Compatible ? "compat" : "official");
        // Null members are written: the serializer is the function's own, not the default one.
        answer.Output.ShouldContain("\"steadyStateDate\":null");
        aws.Calls.Count.ShouldBeGreaterThan(serverStarted);
        aws.Messages.ShouldContain(message => message.TopicArn == Topic);
        // What the alarm on missing audits and the dashboard read, on a line of its own.
        var metrics = JsonNode.Parse(answer.Error.Split('\n').First(line => line.Contains($"\"{MetricNames.CompleteAudit}\"", StringComparison.Ordinal)))!;
        ((string?)metrics["_aws"]!["CloudWatchMetrics"]![0]!["Namespace"]).ShouldBe(MetricNames.Namespace);
        ((string?)metrics[MetricNames.FunctionDimension]).ShouldBe("guardrail");
        MeasuredMegabytes(answer).ShouldBeLessThan(AuditFunction.MemoryMegabytes * 3 / 4);
    }

    [Fact]
    public async Task Function_FailsWithWhatIsAccepted_WhenTheEventIsNone()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("empty"), cancellationToken: TestContext.Current.CancellationToken);

        var answer = await PublishedFunction.InvokeAsync("""{"hello":"world"}""", Environment(aws));

        answer.Code.ShouldBe(1);
        answer.Output.ShouldBeEmpty();
        answer.Error.ShouldContain("failed: Guardrail.Lambda.Events.InvalidEventException");
        answer.Error.ShouldContain("Accepted are");
    }

    [Fact]
    public async Task Function_JudgesByThePolicyInThePackage()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-daily"), cancellationToken: TestContext.Current.CancellationToken);
        var environment = Environment(aws);
        environment["GUARDRAIL_POLICY_FILE"] = "policy.json";

        var answer = await PublishedFunction.InvokeAsync("""{"audit":{"notify":false}}""", environment, """{ "budgets": [{ "id": "all", "basis": "steadyState", "critical": 1 }] }""");

        answer.Code.ShouldBe(0, answer.Error);
        JsonNode.Parse(answer.Output)!["findings"]!.AsArray().ShouldContain(finding => (string?)finding!["kind"] == "overBudget");
    }

    [Fact]
    public async Task Function_FailsAtStart_WhenThePolicyItIsToldOfIsNotInThePackage()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("empty"), cancellationToken: TestContext.Current.CancellationToken);
        var environment = Environment(aws);
        environment["GUARDRAIL_POLICY_FILE"] = "policy.json";

        var answer = await PublishedFunction.InvokeAsync("{}", environment);

        answer.Code.ShouldBe(1);
        answer.Error.ShouldContain("policy.json");
    }

    private static Dictionary<string, string> Environment(LocalAwsServer aws) => new()
    {
        ["AWS_ENDPOINT_URL"] = aws.Endpoint.ToString().TrimEnd('/'),
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "dummy",
        ["AWS_SECRET_ACCESS_KEY"] = "dummy",
        ["GUARDRAIL_TOPIC_ARN"] = Topic,
        ["GUARDRAIL_REGIONS"] = "us-east-1,eu-west-1",
    };

    private static int MeasuredMegabytes(Answer answer) =>
        int.Parse(answer.Error.Split("peak memory ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
