using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Guardrail.Aws.Access;
using Guardrail.Aws.Tests.Memory;
using Guardrail.LocalAws;

namespace Guardrail.Lambda.Tests;

/// <summary>The function with a memory table, given to it as the stack gives it: by environment variables.</summary>
public sealed class MemoryTests
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";
    private const string Schedule = """{"source":"aws.scheduler","detail-type":"Scheduled Event","id":"x","time":"2026-11-22T06:00:00Z","detail":{}}""";

    [Fact]
    public async Task Schedule_TellsOnce()
    {
        await using var aws = await StartAsync();
        var function = await FunctionAsync(aws);

        await InvokeAsync(function, aws, Schedule);
        aws.Messages.ShouldHaveSingleItem();
        await InvokeAsync(function, aws, Schedule, minutes: 5);
        aws.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Change_IsDropped_WhenItsPlaceWasReadSince()
    {
        await using var aws = await StartAsync();
        var function = await FunctionAsync(aws);
        await InvokeAsync(function, aws, Schedule);
        var calls = aws.Calls.Count;

        // One minute before the daily run, and one after it.
        (await InvokeAsync(function, aws, Change(minutes: -1), minutes: 15)).ShouldContain("Nothing was read");
        aws.Calls.Count.ShouldBe(calls);
        JsonNode.Parse(await InvokeAsync(function, aws, Change(minutes: 1), minutes: 15))!["scopes"]!.AsArray().Count.ShouldBe(1);
        // It has been read with that: delivered again, it is dropped.
        (await InvokeAsync(function, aws, Change(minutes: 1), minutes: 30)).ShouldContain("Nothing was read");
    }

    [Fact]
    public async Task Change_IsRead_WhenItsRunBeforeCouldNotTell()
    {
        await using var aws = await StartAsync();
        var function = await FunctionAsync(aws);
        aws.Faults.Add(new Fault { Operation = "Publish", Kind = FaultKind.Error, Code = "AuthorizationError", Status = 403 });
        await Should.ThrowAsync<Alerting.AlertPublishException>(InvokeAsync(function, aws, Change(minutes: -1)));
        aws.Faults.Clear();

        await InvokeAsync(function, aws, Change(minutes: -1), minutes: 1);

        aws.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Batch_KeepsUnreadableMessagesApart_AndDropsWhatWasRead()
    {
        await using var aws = await StartAsync();
        var function = await FunctionAsync(aws);
        string Batch(params (string Id, string Body)[] messages) => new JsonObject
        {
            ["Records"] = new JsonArray([.. messages.Select(message => new JsonObject { ["messageId"] = message.Id, ["eventSource"] = "aws:sqs", ["body"] = message.Body })]),
        }.ToJsonString();

        var answer = JsonNode.Parse(await InvokeAsync(function, aws, Batch(("good", Change(minutes: -1)), ("bad", "hello"), ("again", Change(minutes: -1)))))!;

        answer["batchItemFailures"]!.AsArray().Select(item => (string)item!["itemIdentifier"]!).ShouldBe(["bad"]);
        answer["scopes"]!.AsArray().Count.ShouldBe(1);
        var second = JsonNode.Parse(await InvokeAsync(function, aws, Batch(("good", Change(minutes: -1))), minutes: 1))!;
        second["batchItemFailures"]!.AsArray().ShouldBeEmpty();
        second["scopes"].ShouldBeNull();
    }

    [Fact]
    public async Task Batch_LetsAMessageComeAgain_WhoseRegionWasNotRead()
    {
        await using var aws = await StartAsync();
        var function = await FunctionAsync(aws);
        aws.Faults.Add(new Fault { Operation = "*", Region = "eu-west-1", Kind = FaultKind.Deny });
        var records = new JsonArray([.. new[] { "us-east-1", "eu-west-1" }.Select(region =>
            new JsonObject { ["messageId"] = region, ["eventSource"] = "aws:sqs", ["body"] = Change(minutes: -1, region) })]);

        var answer = JsonNode.Parse(await InvokeAsync(function, aws, new JsonObject { ["Records"] = records }.ToJsonString()))!;

        answer["batchItemFailures"]!.AsArray().Select(item => (string)item!["itemIdentifier"]!).ShouldBe(["eu-west-1"]);
    }

    [Theory]
    [InlineData("GUARDRAIL_MEMORY_TABLE", "my table")]
    [InlineData("GUARDRAIL_MEMORY_ENDPOINT", "127.0.0.1")]
    [InlineData("GUARDRAIL_OWNER_TOPICS", "shop=arn")]
    public void Settings_ThatMakeNoSense_AreNamed(string name, string value)
    {
        var variables = new Dictionary<string, string> { ["GUARDRAIL_MEMORY_TABLE"] = "memory", [name] = value };

        Should.Throw<FunctionException>(() => new GuardrailFunction(new FunctionEnvironment { Variable = variables.GetValueOrDefault, Folder = AppContext.BaseDirectory })).Message.ShouldContain(name);
    }

    private static string Change(int minutes, string region = "us-east-1") => new JsonObject
    {
        ["detail-type"] = "Backup Plan State Change",
        ["source"] = "aws.backup",
        ["account"] = "111122223333",
        ["region"] = region,
        ["time"] = At(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["detail"] = new JsonObject(),
    }.ToJsonString();

    private static DateTimeOffset At(int minutes) => new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);

    private static async Task<LocalAwsServer> StartAsync() => await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<Func<DateTimeOffset, GuardrailFunction>> FunctionAsync(LocalAwsServer aws)
    {
        var memory = await Dynalite.TableAsync();
        var variables = new Dictionary<string, string>
        {
            ["GUARDRAIL_TOPIC_ARN"] = Topic,
            ["GUARDRAIL_REGIONS"] = "us-east-1",
            ["GUARDRAIL_MEMORY_TABLE"] = memory.Table,
            ["GUARDRAIL_MEMORY_ENDPOINT"] = memory.Endpoint!.AbsoluteUri,
        };
        return now => new GuardrailFunction(new FunctionEnvironment
        {
            Variable = variables.GetValueOrDefault,
            Clock = new StandingClock(now),
            Access = new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy"), Regions = ["us-east-1"] },
            Read = new Aws.AwsReadOptions { Paces = new Aws.Calls.CallPaces(10_000), RetryDelay = TimeSpan.FromMilliseconds(1) },
            Folder = AppContext.BaseDirectory,
        });
    }

    private static async Task<string> InvokeAsync(Func<DateTimeOffset, GuardrailFunction> function, LocalAwsServer aws, string payload, int minutes = 0)
    {
        aws.MoveTo(At(minutes));
        var serializer = new FunctionSerializer();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        var answer = await function(At(minutes)).HandleAsync(
            serializer.Deserialize<JsonElement>(input), new TestLambdaContext { InvokedFunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:guardrail", Logger = new TestLambdaLogger() });
        using var output = new MemoryStream();
        serializer.Serialize(answer, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
