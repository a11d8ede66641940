using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Lambda.Events;
using Guardrail.LocalAws;

namespace Guardrail.Lambda.Tests;

/// <summary>Shards and the run that puts their parts together, with a real bucket's wire between them.</summary>
public sealed class OrganizationTests
{
    private const string AsOf = "2026-11-22T09:30:00Z";
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";
    private const string Summarize = """{"summarize":{"run":"run-1","asOf":"2026-11-22T09:30:00.0001Z","accounts":["111122223333","222233334444"],"regions":["us-east-1","eu-west-1"]}}""";

    private const string Estate = """
        {
          "asOf": "2026-11-22T09:30:00Z", "punctual": true, "copiesNameTheirCreator": false,
          "accounts": {
            "111122223333": { "roles": [ { "name": "guardrail-read", "externalId": "organization" } ], "regions": {
              "us-east-1": {
                "topics": [ { "name": "guardrail" } ], "buckets": [ { "name": "reports" } ],
                "tables": [ { "name": "orders", "size": "500GB", "createdAt": "2025-03-01" } ], "vaults": [ { "name": "Default" } ],
                "plans": [ { "name": "daily", "since": "2026-08-01", "backsUp": [ "orders" ], "rules": [ { "name": "nightly", "schedule": "cron(0 5 * * ? *)", "startWindowMinutes": 60,
                  "copies": [ { "vault": "central", "account": "222233334444", "region": "eu-west-1", "deleteAfterDays": 30 } ] } ] } ] },
              "eu-west-1": {} } },
            "222233334444": { "roles": [ { "name": "guardrail-read", "externalId": "organization" } ], "regions": { "us-east-1": {}, "eu-west-1": { "vaults": [ { "name": "central" } ] } } }
          }
        }
        """;

    [Fact]
    public async Task Shard_KeepsItsPart_AndAnswersWhereItIs_AndTellsNothing()
    {
        await using var aws = await Start();

        var answer = JsonNode.Parse(await Invoke(Function(aws), Shard("222233334444", "eu-west-1")))!;

        ((string)answer["key"]!).ShouldBe("reports/parts/run-1/222233334444/eu-west-1.json.gz");
        // Thirty days of copies, and one that AWS has not deleted yet.
        ((long)answer["recoveryPoints"]!).ShouldBe(31);
        ((int)answer["gaps"]!).ShouldBe(0);
        var stored = aws.Objects.ShouldHaveSingleItem();
        stored.Key.ShouldBe((string)answer["key"]!);
        JsonNode.Parse(Unpacked(stored))!.AsArray()[0]!["recording"]!["asOf"]!.GetValue<string>().ShouldBe(AsOf);
        aws.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Shard_WithoutARun_IsOneByHand_WhereThereIsABucket()
    {
        await using var aws = await Start();

        var answer = JsonNode.Parse(await Invoke(Function(aws), """{"audit":{"accountId":"222233334444","region":"eu-west-1","roleArn":"arn:aws:iam::222233334444:role/guardrail-read","externalId":"organization"}}"""))!;

        ((string)answer["key"]!).ShouldBe("reports/parts/by-hand-20261122T123000Z/222233334444/eu-west-1.json.gz");
    }

    [Fact]
    public async Task Summary_ReadsTheParts_AndTellsOnce_AndKeepsTheWhole()
    {
        await using var aws = await Start();
        await ReadEverything(aws);
        var reading = aws.Calls.CountOf("ListBackupVaults");

        var summary = JsonNode.Parse(await Invoke(Function(aws), Summarize))!;

        aws.Calls.CountOf("ListBackupVaults").ShouldBe(reading);
        aws.Messages.ShouldHaveSingleItem().TopicArn.ShouldBe(Topic);
        ((bool)summary["complete"]!).ShouldBeTrue();
        ((int)summary["scopes"]!).ShouldBe(4);
        var report = ReportJson.Read(Unpacked(aws.Objects.Single(stored => stored.Key == (string)summary["reportKey"]!)));
        report.Tables.ShouldHaveSingleItem().ByRule.Select(row => (row.Basis, row.InTotals)).ShouldBe([("listed", true), ("listed", true)]);
        ((long)summary["recoveryPoints"]!).ShouldBe(report.Totals.RecoveryPoints);
        ((decimal)summary["runRateUsd"]!).ShouldBe(report.Totals.RunRateUsd.Amount);
        report.Findings.ShouldContain(finding => finding.Kind == "neverExpires");
        // Small enough for a state machine, whatever the organization.
        Encoding.UTF8.GetByteCount(summary.ToJsonString()).ShouldBeLessThan(2000);
    }

    [Fact]
    public async Task Account_ThatRefusesTheRole_IsAGapOfTheWhole()
    {
        await using var aws = await Start();
        aws.Faults.Deny("AssumeRole", "guardrail-read");
        var refused = JsonNode.Parse(await Invoke(Function(aws), Shard("222233334444", "eu-west-1")))!;
        ((int)refused["gaps"]!).ShouldBe(1);
        aws.Faults.Clear();
        foreach (var (account, region) in new[] { ("111122223333", "us-east-1"), ("111122223333", "eu-west-1"), ("222233334444", "us-east-1") })
            await Invoke(Function(aws), Shard(account, region));

        var report = await WholeAfter(aws, Summarize);

        var gap = report.Gaps.ShouldHaveSingleItem();
        gap.ShouldSatisfyAllConditions(it => it.AccountId.ShouldBe("222233334444"), it => it.Region.ShouldBe("eu-west-1"), it => it.Code.ShouldBe("AccessDenied"), it => it.Message.ShouldContain("guardrail-read"));
        report.Totals.RecoveryPoints.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Shard_ThatLeftNothing_IsAGap_AndOneThatLeftANoteIsAGapWithItsReason()
    {
        await using var aws = await Start();
        await Invoke(Function(aws), Shard("111122223333", "us-east-1"));
        await Note(aws, "222233334444", "us-east-1", """{"Error":"States.Timeout"}""");
        await Note(aws, "222233334444", "eu-west-1", """{"Error":"AwsAccessException","Cause":"{\"errorType\":\"AwsAccessException\",\"errorMessage\":\"Reports cannot be written.\"}"}""");

        var report = await WholeAfter(aws, Summarize);

        report.Gaps.Where(gap => gap.What == "region").Select(gap => $"{gap.AccountId} {gap.Region} {gap.Code}").ShouldBe(
            ["111122223333 eu-west-1 PartMissing", "222233334444 us-east-1 States.Timeout", "222233334444 eu-west-1 AwsAccessException"], ignoreOrder: true);
        report.Gaps.Single(gap => gap.Code == "AwsAccessException").Message.ShouldContain("Reports cannot be written.");
        report.Complete.ShouldBeFalse();
    }

    [Fact]
    public async Task Summary_OfPartsThatAreTooOld_Fails()
    {
        await using var aws = await Start();
        var old = Summarize.Replace("2026-11-22T09:30:00.0001Z", "2026-11-21T09:30:00Z", StringComparison.Ordinal);

        (await Should.ThrowAsync<FunctionException>(() => Invoke(Function(aws), old))).Message.ShouldContain("too long ago");
    }

    [Fact]
    public async Task Bucket_ThatIsNot_FailsAndSaysWhichAction()
    {
        await using var aws = await Start();

        var exception = await Should.ThrowAsync<AwsAccessException>(() => Invoke(Function(aws, bucket: "elsewhere"), Shard("111122223333", "us-east-1")));

        exception.Message.ShouldContain("NoSuchBucket");
        exception.Message.ShouldContain("s3:PutObject");
    }

    [Theory]
    [InlineData("""{"summarize":{"run":"a/b","asOf":"2026-11-22T00:00:00Z","accounts":["111122223333"],"regions":["us-east-1"]}}""", "run")]
    [InlineData("""{"summarize":{"run":"..","asOf":"2026-11-22T00:00:00Z","accounts":["111122223333"],"regions":["us-east-1"]}}""", "run")]
    [InlineData("""{"summarize":{"run":"a","accounts":["111122223333"],"regions":["us-east-1"]}}""", "asOf")]
    [InlineData("""{"summarize":{"run":"a","asOf":"2026-11-22T00:00:00Z","accounts":["1"],"regions":["us-east-1"]}}""", "accounts")]
    [InlineData("""{"summarize":{"run":"a","asOf":"2026-11-22T00:00:00Z","accounts":["111122223333"],"regions":[]}}""", "regions")]
    [InlineData("""{"summarize":{"run":"a","asOf":"2026-11-22T00:00:00Z","accounts":["111122223333"],"regions":["us-east-1"],"more":1}}""", "more")]
    [InlineData("""{"audit":{"run":"a","accountId":"111122223333"}}""", "shard")]
    public async Task Payload_ThatCannotBeMeant_IsRefused(string payload, string named)
    {
        await using var aws = await Start();

        (await Should.ThrowAsync<InvalidEventException>(() => Invoke(Function(aws), payload))).Message.ShouldContain(named);
    }

    [Fact]
    public async Task LargeReport_IsCut_AndSaysWhereTheWholeIs()
    {
        await using var aws = await Start();
        await ReadEverything(aws);
        var report = await WholeAfter(aws, Summarize);
        var large = report with { Tables = [.. Enumerable.Repeat(report.Tables[0], 3000)] };

        var cut = await AnswerSize.FitAsync(large, whole => Task.FromResult($"the whole report of {whole.Tables.Count} tables is s3://bucket/key"));

        cut.Tables.ShouldBeEmpty();
        cut.Totals.ShouldBe(report.Totals);
        cut.Omitted!.ShouldContain("the whole report of 3000 tables is s3://bucket/key");
        Encoding.UTF8.GetByteCount(ReportJson.Write(cut)).ShouldBeLessThan(AnswerSize.MostBytes);
        (await AnswerSize.FitAsync(report, _ => throw new InvalidOperationException("a report that fits is not kept"))).ShouldBe(report);
    }

    private static async Task ReadEverything(LocalAwsServer aws)
    {
        foreach (var account in (string[])["111122223333", "222233334444"])
            foreach (var region in (string[])["us-east-1", "eu-west-1"])
                await Invoke(Function(aws), Shard(account, region));
    }

    private static async Task<AuditReport> WholeAfter(LocalAwsServer aws, string payload)
    {
        var summary = JsonNode.Parse(await Invoke(Function(aws), payload))!;
        return ReportJson.Read(Unpacked(aws.Objects.Single(stored => stored.Key == (string)summary["reportKey"]!)));
    }

    private static async Task Note(LocalAwsServer aws, string account, string region, string body)
    {
        var access = new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy") };
        using var bucket = await Guardrail.Aws.Storage.ReportBucket.OpenAsync("reports", "reports/", "us-east-1", access);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        await bucket.PutAsync($"parts/run-1/{account}/{region}.failed.json", stream, "application/json", TestContext.Current.CancellationToken);
    }

    private static string Shard(string account, string region) =>
        $$$"""{"audit":{"accountId":"{{{account}}}","region":"{{{region}}}","roleArn":"arn:aws:iam::{{{account}}}:role/guardrail-read","externalId":"organization","run":"run-1","asOf":"2026-11-22T09:30:00.0001Z"}}""";

    private static string Unpacked(StoredObject stored)
    {
        using var stream = new GZipStream(new MemoryStream(stored.Body.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(Scenario.Parse(Estate), cancellationToken: TestContext.Current.CancellationToken);

    private static GuardrailFunction Function(LocalAwsServer aws, string bucket = "reports")
    {
        Dictionary<string, string> variables = new() { ["GUARDRAIL_TOPIC_ARN"] = Topic, ["GUARDRAIL_REPORT_BUCKET"] = bucket };
        return new GuardrailFunction(new FunctionEnvironment
        {
            Variable = name => variables.GetValueOrDefault(name),
            Clock = new StandingClock(aws.Scenario.AsOf.AddHours(3)),
            Access = new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy") },
            Read = new Guardrail.Aws.AwsReadOptions { RetryDelay = TimeSpan.FromMilliseconds(1) },
        });
    }

    private static async Task<string> Invoke(GuardrailFunction function, string payload)
    {
        var serializer = new FunctionSerializer();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        var context = new TestLambdaContext { InvokedFunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:guardrail", Logger = new TestLambdaLogger() };
        var answer = await function.HandleAsync(serializer.Deserialize<JsonElement>(input), context);
        using var output = new MemoryStream();
        serializer.Serialize(answer, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
