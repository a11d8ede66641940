using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Lambda.Events;
using Guardrail.LocalAws;

namespace Guardrail.Lambda.Tests;

/// <summary>The function with its own serializer, against the embedded account.</summary>
public sealed class FunctionTests
{
    private const string AsOf = "2026-11-22T00:00:00Z";
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";
    private const string ChatTopic = "arn:aws:sns:us-east-1:111122223333:guardrail-slack";
    private const string PlanEvent = """{"version":"0","detail-type":"Backup Plan State Change","source":"aws.backup","account":"111122223333","region":"eu-west-1","detail":{"backupPlanId":"x","state":"MODIFIED"}}""";

    [Theory]
    [InlineData("""{"source":"aws.scheduler","detail-type":"Scheduled Event","id":"x","time":"2026-11-22T06:00:00Z","detail":{}}""")]
    [InlineData("""{"version":"0","id":"x","detail-type":"Scheduled Event","source":"aws.events","account":"111122223333","time":"2026-11-22T06:00:00Z","region":"us-east-1","resources":[],"detail":{}}""")]
    public async Task Schedule_ReadsTheRegionsOfTheDeployment_AndTells(string schedule)
    {
        await using var aws = await Start("demo");

        var report = JsonNode.Parse(await Invoke(Function(aws), schedule))!;

        report["scopes"]!.AsArray().Select(scope => (string)scope!["region"]!).ShouldBe(["us-east-1", "eu-west-1"]);
        aws.Messages.Select(message => message.TopicArn).ShouldBe([Topic, ChatTopic]);
        aws.Messages[0].MessageStructure.ShouldBe("json");
        aws.Messages[0].Bodies["email"].ShouldContain("DynamoDB backups:");
        JsonNode.Parse(aws.Messages[0].Bodies["sqs"])!["findings"]!.AsArray().Count.ShouldBeGreaterThan(0);
        JsonNode.Parse(aws.Messages[1].Message)!["source"]!.GetValue<string>().ShouldBe("custom");
    }

    [Fact]
    public async Task Change_ReadsTheRegionOfTheEvent()
    {
        await using var aws = await Start("demo");

        var report = JsonNode.Parse(await Invoke(Function(aws), PlanEvent))!;

        report["scopes"]!.AsArray().Select(scope => (string)scope!["region"]!).ShouldBe(["eu-west-1"]);
    }

    [Fact]
    public async Task SelectionEventOfCloudTrail_ReadsTheRegionOfTheEvent()
    {
        await using var aws = await Start("demo");

        var report = JsonNode.Parse(await Invoke(Function(aws), """{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.backup","account":"111122223333","region":"us-east-1","detail":{"eventSource":"backup.amazonaws.com","eventName":"CreateBackupSelection"}}"""))!;

        report["scopes"]!.AsArray().Select(scope => (string)scope!["region"]!).ShouldBe(["us-east-1"]);
    }

    [Fact]
    public async Task Batch_ReadsEachRegionOnce()
    {
        await using var aws = await Start("demo");
        var record = new JsonObject { ["eventSource"] = "aws:sqs", ["body"] = PlanEvent };

        var report = JsonNode.Parse(await Invoke(Function(aws), new JsonObject { ["Records"] = new JsonArray(record, record.DeepClone()) }.ToJsonString()))!;

        report["scopes"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Manual_TellsNothing_WhenAskedNotTo_AndFilters()
    {
        await using var aws = await Start("demo");

        var report = JsonNode.Parse(await Invoke(Function(aws), """{"audit":{"regions":["us-east-1"],"tables":["sess*"],"notify":false}}"""))!;

        report["tables"]!.AsArray().Select(table => (string)table!["tableName"]!).ShouldBe(["sessions"]);
        aws.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Manual_ReturnsMarkdown_AsOneText()
    {
        await using var aws = await Start("demo");

        var text = JsonNode.Parse(await Invoke(Function(aws), """{"audit":{"notify":false,"format":"markdown"}}"""))!.GetValue<string>();

        text.ShouldContain("sessions");
        text.ShouldContain("|");
    }

    [Fact]
    public async Task Shard_ReadsAnotherAccountThroughItsRole()
    {
        await using var aws = await Start("messy");
        var function = Function(aws, new() { ["GUARDRAIL_REGIONS"] = "us-east-1" });

        var report = JsonNode.Parse(await Invoke(function, """{"audit":{"accountId":"111122223333","region":"eu-west-1","roleArn":"arn:aws:iam::111122223333:role/guardrail-audit","notify":false}}"""))!;

        report["scopes"]!.AsArray().Select(scope => $"{scope!["accountId"]} {scope["region"]}").ShouldBe(["111122223333 eu-west-1"]);
        aws.Calls.CountOf("AssumeRole").ShouldBe(1);
    }

    [Fact]
    public async Task Shard_IsRefused_WhenAccountAndRoleContradict()
    {
        await using var aws = await Start("demo");

        var exception = await Should.ThrowAsync<FunctionException>(() => Invoke(Function(aws), """{"audit":{"accountId":"999988887777","region":"eu-west-1"}}"""));

        exception.Message.ShouldContain("999988887777");
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("""{"hello":"world"}""")]
    public async Task Nonsense_FailsWithWhatIsAccepted(string nonsense)
    {
        await using var aws = await Start("empty");

        (await Should.ThrowAsync<InvalidEventException>(() => Invoke(Function(aws), nonsense))).Message.ShouldContain("Accepted are");
    }

    [Fact]
    public async Task Alert_ThatReachesNobody_EndsInError()
    {
        await using var aws = await Start("demo");
        var function = Function(aws, new() { ["GUARDRAIL_TOPIC_ARN"] = "arn:aws:sns:us-east-1:111122223333:gone", ["GUARDRAIL_CHAT_TOPIC_ARN"] = ChatTopic });

        (await Should.ThrowAsync<AlertPublishException>(() => Invoke(function, "{}"))).Message.ShouldContain("gone");
        // The other destination got its message all the same.
        aws.Messages.Select(message => message.TopicArn).ShouldBe([ChatTopic]);
    }

    [Fact]
    public async Task Schedule_EndsInError_WhenThereIsSomethingToTellAndNoTopic()
    {
        await using var aws = await Start("demo");
        var function = Function(aws, new() { ["GUARDRAIL_REGIONS"] = "us-east-1" });

        (await Should.ThrowAsync<FunctionException>(() => Invoke(function, """{"source":"aws.events","detail-type":"Scheduled Event"}"""))).Message.ShouldContain("GUARDRAIL_TOPIC_ARN");
    }

    [Fact]
    public async Task Run_EndsInError_WhenNothingCouldBeRead()
    {
        await using var aws = await Start("demo");
        aws.Faults.Deny("*");

        await Should.ThrowAsync<AwsAccessException>(() => Invoke(Function(aws), "{}"));
    }

    [Fact]
    public async Task Deadline_StopsReading_AndStillTellsWhatItHas()
    {
        await using var aws = await Start("demo");
        aws.Faults.Add(new Fault { Operation = "ListRecoveryPointsByBackupVault", Resource = "archive", Kind = FaultKind.Delay, Delay = TimeSpan.FromSeconds(60) });
        var context = Context();
        context.RemainingTime = TimeSpan.FromSeconds(4);

        var report = JsonNode.Parse(await Invoke(Function(aws), "{}", context))!;

        ((bool)report["complete"]!).ShouldBeFalse();
        report["gaps"]!.AsArray().ShouldContain(gap => (string)gap!["what"]! == "vault/archive" && (string)gap["code"]! == "DeadlineReached");
        ((decimal)report["totals"]!["runRateUsd"]!).ShouldBeGreaterThan(0);
        aws.Messages.Count.ShouldBe(2);
        aws.Messages[0].Bodies["email"].ShouldContain("lower bound", Case.Insensitive);
    }

    [Fact]
    public async Task Policy_OfThePackage_IsUsed()
    {
        await using var aws = await Start("demo");
        var folder = Directory.CreateTempSubdirectory("guardrail").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "policy.json"), """{ "budgets": [{ "id": "all", "basis": "runRate", "critical": 100 }] }""", TestContext.Current.CancellationToken);

        var report = JsonNode.Parse(await Invoke(Function(aws, folder: folder), """{"audit":{"notify":false}}"""))!;

        report["findings"]!.AsArray().ShouldContain(finding => (string)finding!["kind"]! == "overBudget" && (string)finding["severity"]! == "critical");
    }

    [Fact]
    public void Policy_ThatIsWrong_FailsAtStart()
    {
        var folder = Directory.CreateTempSubdirectory("guardrail").FullName;
        File.WriteAllText(Path.Combine(folder, "policy.json"), """{ "budget": [] }""");

        Should.Throw<FunctionException>(() => new GuardrailFunction(new FunctionEnvironment { Folder = folder })).Message.ShouldContain("budget");
    }

    [Fact]
    public async Task Policy_ThatNamesAPriceBook_IsPricedByIt()
    {
        await using var aws = await Start("demo");
        const string Ask = """{"audit":{"regions":["us-east-1"],"notify":false}}""";
        var folder = Directory.CreateTempSubdirectory("guardrail").FullName;
        var plain = JsonNode.Parse(await Invoke(Function(aws, folder: folder), Ask))!;
        await File.WriteAllTextAsync(Path.Combine(folder, "policy.json"), """{ "prices": { "book": "book.json" } }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "book.json"), """{ "_meta": { "asOf": "2026-11-20" }, "us-east-1": { "currency": "USD", "warm": 0.2, "cold": 0.06, "onDemand": 0.2 } }""", TestContext.Current.CancellationToken);

        var priced = JsonNode.Parse(await Invoke(Function(aws, folder: folder), Ask))!;

        ((string)priced["prices"]!["asOf"]!).ShouldStartWith("2026-11-20");
        ((decimal)priced["totals"]!["runRateUsd"]!).ShouldBeGreaterThan((decimal)plain["totals"]!["runRateUsd"]!);
    }

    [Theory]
    [InlineData(null, "not in the function's package")]
    [InlineData("{}", "prices refresh")]
    public void Policy_ThatNamesNoPriceBook_FailsAtStart(string? book, string because)
    {
        var folder = Directory.CreateTempSubdirectory("guardrail").FullName;
        File.WriteAllText(Path.Combine(folder, "policy.json"), """{ "prices": { "book": "book.json" } }""");
        if (book is not null)
            File.WriteAllText(Path.Combine(folder, "book.json"), book);

        var message = Should.Throw<FunctionException>(() => new GuardrailFunction(new FunctionEnvironment { Folder = folder })).Message;

        message.ShouldContain("'book.json'");
        message.ShouldContain(because);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("messy")]
    public async Task FunctionAndCommandLine_GiveTheSameBytes(string scenario)
    {
        await using var aws = await Start(scenario);

        var fromFunction = await Invoke(Function(aws, clock: TimeProvider.System), $$$"""{"audit":{"regions":["us-east-1","eu-west-1"],"asOf":"{{{AsOf}}}","notify":false}}""");
        var fromCommandLine = await GuardrailProcess.RunAsync(
            GuardrailProcess.With(aws.Endpoint), "audit", "--region", "us-east-1", "--region", "eu-west-1", "--as-of", AsOf, "--format", "json", "--fail-on", "never");

        fromCommandLine.Output.ShouldEndWith("\n");
        DifferenceOf(fromCommandLine.Output.TrimEnd(), fromFunction).ShouldBeNull();
    }

    /// <summary>The first place where two texts differ, with its surroundings; null where they are equal.</summary>
    private static string? DifferenceOf(string left, string right)
    {
        if (left == right)
            return null;
        var at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];
        return $"at {at}: {Around(left)} | {Around(right)}";
    }

    private static async Task<LocalAwsServer> Start(string scenario) =>
        await LocalAwsServer.StartAsync(Scenario.Embedded(scenario), cancellationToken: TestContext.Current.CancellationToken);

    private static GuardrailFunction Function(LocalAwsServer aws, Dictionary<string, string>? variables = null, string? folder = null, TimeProvider? clock = null)
    {
        variables ??= new() { ["GUARDRAIL_TOPIC_ARN"] = Topic, ["GUARDRAIL_CHAT_TOPIC_ARN"] = ChatTopic, ["GUARDRAIL_REGIONS"] = "us-east-1, eu-west-1" };
        return new GuardrailFunction(new FunctionEnvironment
        {
            Variable = name => variables.GetValueOrDefault(name),
            Clock = clock ?? new StandingClock(aws.Scenario.AsOf),
            Access = new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy"), Regions = ["us-east-1"] },
            Folder = folder ?? AppContext.BaseDirectory,
        });
    }

    private static TestLambdaContext Context() => new() { InvokedFunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:guardrail", Logger = new TestLambdaLogger() };

    /// <summary>As AWS's runtime does it: bytes in through the serializer, the handler, bytes out through the serializer.</summary>
    private static async Task<string> Invoke(GuardrailFunction function, string payload, TestLambdaContext? context = null)
    {
        var serializer = new FunctionSerializer();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        var answer = await function.HandleAsync(serializer.Deserialize<JsonElement>(input), context ?? Context());
        using var output = new MemoryStream();
        serializer.Serialize(answer, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
