using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Guardrail.Aws.Access;
using Guardrail.Lambda.Logging;
using Guardrail.LocalAws;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Guardrail.Lambda.Tests.Logging;

/// <summary>What the function writes to its log: lines of JSON, metrics among them.</summary>
public sealed class FunctionLogTests
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";

    [Fact]
    public async Task Run_WritesLinesOfJson_WithEventIdsAndMetrics()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

        var lines = await LinesOf(aws, "{}");

        var events = lines.Where(line => line["_aws"] is null).ToList();
        events.ShouldAllBe(line => (string)line["requestId"]! == "request-1" && line["timestamp"] != null && line["level"] != null && line["message"] != null);
        events.Select(line => (int)line["eventId"]!).Distinct().ShouldBe([1001, 2001, 2005, 3001, 4001, 3101, 1002]);
        events[0]["event"]!.GetValue<string>().ShouldBe("RunStarted");
        events[^1]["event"]!.GetValue<string>().ShouldBe("RunFinished");
        ((long)events[^1]["apiCalls"]!).ShouldBeGreaterThan(5);
        var totals = lines.First(line => line["_aws"] is not null);
        ((string)totals["Function"]!).ShouldBe("guardrail-daily");
        ((long)totals["ApiCalls"]!).ShouldBe((long)events[^1]["apiCalls"]!);
        ((int)totals["ConfirmedSubscribers"]!).ShouldBe(1);
        lines.Count(line => line["Plan"] is not null).ShouldBeGreaterThan(1);
        lines.Count(line => line["Table"] is not null).ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("""{"audit":{"tables":["orders"]}}""")]
    [InlineData("""{"audit":{"regions":["us-east-1"]}}""")]
    public async Task RunOverAPart_WritesNoMetrics(string payload)
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

        (await LinesOf(aws, payload)).ShouldAllBe(line => line["_aws"] == null);
    }

    [Fact]
    public async Task RunThatFails_SaysSo()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);
        var logger = new TestLambdaLogger();

        await Should.ThrowAsync<Exception>(() => Function(aws, Topic + "-that-is-not-there").HandleAsync(JsonDocument.Parse("{}").RootElement, Context(logger)));

        var lines = Parsed(logger.Buffer);
        lines.ShouldContain(line => line["eventId"] != null && (int)line["eventId"]! == 3102 && (string)line["level"]! == "ERROR");
        lines.ShouldContain(line => line["_aws"] != null);
    }

    [Fact]
    public void Logger_WritesValuesUnderTheirNames_OnOneLine()
    {
        var lambda = new TestLambdaLogger();
        var logger = new FunctionLogger(new RawLines(lambda), TimeProvider.System, null, LogLevel.Information);

        logger.LogWarning(new EventId(7, "Odd"), "{Name} has {Count} of {Nothing}, {Flag}", "a\nb\u2028", 3L, null, true);
        logger.LogDebug("not this");

        var line = Parsed(lambda.Buffer).ShouldHaveSingleItem();
        ((string?)line["name"]).ShouldBe("a\nb\u2028");
        ((long)line["count"]!).ShouldBe(3);
        line["nothing"].ShouldBeNull();
        ((bool)line["flag"]!).ShouldBeTrue();
        ((string)line["level"]!).ShouldBe("WARN");
        ((int)line["eventId"]!).ShouldBe(7);
        lambda.Buffer.ToString().Count(c => c == '\n').ShouldBe(1);
    }

    [Theory]
    [InlineData(null, LogLevel.Information)]
    [InlineData("nonsense", LogLevel.Information)]
    [InlineData("WARN", LogLevel.Warning)]
    [InlineData("fatal", LogLevel.Critical)]
    public void LevelOf_TakesLambdasWords(string? name, LogLevel level) => FunctionLogger.LevelOf(name).ShouldBe(level);

    private static async Task<IReadOnlyList<JsonNode>> LinesOf(LocalAwsServer aws, string payload)
    {
        var logger = new TestLambdaLogger();
        await Function(aws, Topic).HandleAsync(JsonDocument.Parse(payload).RootElement, Context(logger));
        return Parsed(logger.Buffer);
    }

    private static IReadOnlyList<JsonNode> Parsed(StringBuilder log) =>
        [.. log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static TestLambdaContext Context(ILambdaLogger logger) => new()
    {
        AwsRequestId = "request-1",
        FunctionName = "guardrail-daily",
        InvokedFunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:guardrail-daily",
        Logger = logger,
    };

    private static GuardrailFunction Function(LocalAwsServer aws, string topic) => new(new FunctionEnvironment
    {
        Variable = name => name == "GUARDRAIL_TOPIC_ARN" ? topic : null,
        Clock = new StandingClock(aws.Scenario.AsOf),
        Access = new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy"), Regions = ["us-east-1"] },
        Folder = AppContext.BaseDirectory,
    });

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
