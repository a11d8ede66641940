using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Infra.Organization;
using Guardrail.Lambda;
using Guardrail.LocalAws;
using StoredReports = Guardrail.Aws.Storage.ReportBucket;

namespace Guardrail.Infra.Tests.Organization;

/// <summary>The state machine's definition walked with the real function in process, against an organization on loopback.</summary>
public sealed class OrganizationWalkTests
{
    private const string Started = "2026-11-22T09:30:00.123Z";

    private static readonly OrganizationSettings Settings = new() { Regions = ["us-east-1", "eu-west-1"], ExternalId = "organization", RoleName = "GuardrailRead", Concurrency = 2 };

    private static readonly string[] ActiveAccounts = ["111122223333", "222233334444", "333344445555"];

    [Fact]
    public async Task EveryPath_IsWalked_AndEachEndsAsItShould()
    {
        ConcurrentDictionary<string, int> walked = new(StringComparer.Ordinal);
        foreach (var walk in (Func<Task<StatesWalker>>[])[ListedAccounts_ThrottledAndFailing, GivenAccounts_AreNotListed, NoAccount_Fails])
        {
            foreach (var edge in (await walk()).Walked.Keys)
                walked[edge] = 1;
        }

        StatesWalker.Edges(Definition(Settings)).Distinct().Except(walked.Keys).ShouldBeEmpty();
    }

    /// <summary>2,000 accounts in 4 Regions; GUARDRAIL_LARGE_ORGANIZATION walks more (10,000 accounts fit).</summary>
    [Fact]
    public async Task LargeOrganization_FitsEveryState()
    {
        var accounts = int.TryParse(Environment.GetEnvironmentVariable("GUARDRAIL_LARGE_ORGANIZATION"), out var more) ? more : 2000;
        const int regions = 4;
        var settings = Settings with { Regions = [.. Enumerable.Range(1, regions).Select(place => $"eu-west-{place}")], Concurrency = 5 };
        var shards = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var walker = new StatesWalker(Definition(settings), (resource, parameters) => Task.FromResult<JsonNode>(resource switch
        {
            "arn:aws:states:::aws-sdk:organizations:listAccounts" => Page(parameters, accounts),
            "arn:aws:states:::lambda:invoke" when parameters["Payload"]!["audit"] is { } audit => new JsonObject { ["Payload"] = Part(shards, audit) },
            _ => new JsonObject { ["Payload"] = new JsonObject { ["shards"] = parameters["Payload"]!["summarize"]!["accounts"]!.AsArray().Count * regions } },
        }));

        var result = await walker.RunAsync(new JsonObject(), "daily-1", Started);

        ((int)result!["shards"]!).ShouldBe(accounts * regions);
        shards.Count.ShouldBe(accounts * regions);
        shards.Values.ShouldAllBe(times => times == 1);
        walker.AtOnce.ShouldBeLessThanOrEqualTo(5);
        walker.Largest.ShouldBeLessThan(262_144 * 9 / 10);
        // One for each shard, six for each page of twenty accounts, three for each Region, and a few: what infra/Organization/README.md counts with.
        walker.Transitions.ShouldBe((accounts * regions) + (6 * accounts / 20) + (3 * regions) + 8);
    }

    private static async Task<StatesWalker> ListedAccounts_ThrottledAndFailing()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Parse(Estate), cancellationToken: TestContext.Current.CancellationToken);
        var function = Function(aws);
        ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);
        var walker = new StatesWalker(Definition(Settings), async (resource, parameters) =>
        {
            switch (resource)
            {
                case "arn:aws:states:::aws-sdk:organizations:listAccounts":
                    if (asked.AddOrUpdate("list", 1, (_, times) => times + 1) is 1 or 3)
                        throw new StatesError("Organizations.TooManyRequestsException", "slow down");
                    return ListAccounts((string?)parameters["NextToken"]);
                case "arn:aws:states:::aws-sdk:s3:putObject":
                    if (((string)parameters["Key"]!).Contains("222233334444/us-east-1", StringComparison.Ordinal))
                        throw new StatesError("S3.S3Exception", "Access Denied");
                    await PutAsync(aws, (string)parameters["Key"]!, parameters["Body"]!.ToJsonString());
                    return new JsonObject();
                default:
                    var payload = parameters["Payload"]!;
                    var what = payload["audit"] is { } audit ? $"{audit["accountId"]} {audit["region"]}" : "summarize";
                    var time = asked.AddOrUpdate(what, 1, (_, times) => times + 1);
                    if ((what is "111122223333 us-east-1" or "summarize") && time == 1)
                        throw new StatesError("Lambda.TooManyRequestsException", "Rate Exceeded.");
                    if (what == "111122223333 eu-west-1" && time == 1)
                        throw new StatesError("Lambda.ServiceException", "Service exception");
                    if (what.StartsWith("222233334444", StringComparison.Ordinal))
                        throw new StatesError("States.Timeout", "");
                    return await InvokeAsync(function, payload);
            }
        });

        var summary = await walker.RunAsync(new JsonObject(), "daily-1", Started);

        asked.Keys.Where(key => key.StartsWith('4')).ShouldBeEmpty("a suspended account is not read");
        aws.Messages.ShouldHaveSingleItem().TopicArn.ShouldBe("arn:aws:sns:us-east-1:111122223333:guardrail");
        var report = Whole(aws, (string)summary!["reportKey"]!);
        report.AsOf.ShouldBe(DateTimeOffset.Parse(Started, System.Globalization.CultureInfo.InvariantCulture));
        report.Scopes.Count.ShouldBe(6);
        report.Gaps.Where(gap => gap.What == "region").Select(gap => $"{gap.AccountId} {gap.Region} {gap.Code}").Order(StringComparer.Ordinal).ShouldBe(
        [
            // Its shard timed out; its note was written in one Region and not in the other.
            "222233334444 eu-west-1 States.Timeout", "222233334444 us-east-1 PartMissing",
            // Its role asks for another external id.
            "333344445555 eu-west-1 AccessDenied", "333344445555 us-east-1 AccessDenied",
        ]);
        report.Complete.ShouldBeFalse();
        report.Totals.RecoveryPoints.ShouldBeGreaterThan(0);
        return walker;
    }

    private static async Task<StatesWalker> GivenAccounts_AreNotListed()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Parse(Estate), cancellationToken: TestContext.Current.CancellationToken);
        var function = Function(aws);
        var walker = new StatesWalker(Definition(Settings), (resource, parameters) => resource == "arn:aws:states:::lambda:invoke"
            ? InvokeAsync(function, parameters["Payload"]!)
            : throw new InvalidOperationException(resource));

        var summary = await walker.RunAsync(JsonNode.Parse("""{"accounts":["111122223333"],"regions":["us-east-1"],"notify":false}""")!, "by-hand", Started);

        ((bool)summary!["complete"]!).ShouldBeTrue();
        ((int)summary["scopes"]!).ShouldBe(1);
        aws.Messages.ShouldBeEmpty();
        return walker;
    }

    private static async Task<StatesWalker> NoAccount_Fails()
    {
        var walker = new StatesWalker(Definition(Settings), (_, _) => Task.FromResult<JsonNode>(new JsonObject { ["Accounts"] = new JsonArray() }));

        (await Should.ThrowAsync<StatesError>(() => walker.RunAsync(new JsonObject(), "daily-1", Started))).Error.ShouldBe("NoAccounts");
        return walker;
    }

    private static JsonObject Definition(OrganizationSettings settings) => JsonNode.Parse(OrganizationDefinition.Of(settings)
        .Replace("${Partition}", "aws", StringComparison.Ordinal)
        .Replace("${Bucket}", "reports", StringComparison.Ordinal)
        .Replace("${ReaderArn}", "arn:aws:lambda:us-east-1:111122223333:function:reader", StringComparison.Ordinal)
        .Replace("${SummarizerArn}", "arn:aws:lambda:us-east-1:111122223333:function:summarizer", StringComparison.Ordinal))!.AsObject();

    /// <summary>Three pages: an empty one with a token, one of accounts as Organizations described them until 2026, and one as it does since, with one that is suspended.</summary>
    private static JsonObject ListAccounts(string? token) => token switch
    {
        null => new JsonObject { ["Accounts"] = new JsonArray(), ["NextToken"] = "two" },
        "two" => new JsonObject { ["Accounts"] = new JsonArray(Account(ActiveAccounts[0], "ACTIVE", "ACTIVE"), Account("444455556666", "SUSPENDED", "SUSPENDED"), Account(ActiveAccounts[1], "ACTIVE", null)), ["NextToken"] = "three" },
        _ => new JsonObject { ["Accounts"] = new JsonArray(Account(ActiveAccounts[2], null, "ACTIVE"), Account("444455556667", null, "PENDING_CLOSURE")), ["NextToken"] = null },
    };

    private static JsonObject Account(string id, string? status, string? state)
    {
        var account = new JsonObject { ["Id"] = id, ["Arn"] = $"arn:aws:organizations::111122223333:account/o-example/{id}", ["Email"] = $"{id}@example.com", ["Name"] = $"account-{id}", ["JoinedMethod"] = "CREATED" };
        if (status is not null)
            account["Status"] = status;
        if (state is not null)
            account["State"] = state;
        return account;
    }

    private static JsonObject Page(JsonNode parameters, int accounts)
    {
        var from = parameters["NextToken"] is { } token ? int.Parse((string)token!, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = new JsonObject { ["Accounts"] = new JsonArray([.. Enumerable.Range(from, Math.Min(20, accounts - from)).Select(place => Account($"{100_000_000_000 + place}", "ACTIVE", "ACTIVE"))]) };
        if (from + 20 < accounts)
            page["NextToken"] = $"{from + 20}";
        return page;
    }

    private static JsonObject Part(ConcurrentDictionary<string, int> shards, JsonNode audit)
    {
        shards.AddOrUpdate($"{audit["accountId"]} {audit["region"]}", 1, (_, times) => times + 1);
        return new JsonObject { ["key"] = "…" };
    }

    private static async Task<JsonNode> InvokeAsync(GuardrailFunction function, JsonNode payload)
    {
        var serializer = new FunctionSerializer();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload.ToJsonString()));
        var context = new TestLambdaContext { InvokedFunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:reader", Logger = new TestLambdaLogger() };
        try
        {
            var answer = await function.HandleAsync(serializer.Deserialize<JsonElement>(input), context);
            using var output = new MemoryStream();
            serializer.Serialize(answer, output);
            return new JsonObject { ["StatusCode"] = 200, ["Payload"] = JsonNode.Parse(output.ToArray()) };
        }
        catch (Exception exception) when (exception is AwsAccessException or FunctionException)
        {
            throw new StatesError(exception.GetType().Name, new JsonObject { ["errorType"] = exception.GetType().Name, ["errorMessage"] = exception.Message }.ToJsonString());
        }
    }

    private static async Task PutAsync(LocalAwsServer aws, string key, string body)
    {
        using var bucket = await StoredReports.OpenAsync("reports", "", "us-east-1", new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy") });
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        await bucket.PutAsync(key, stream, "application/json", TestContext.Current.CancellationToken);
    }

    private static AuditReport Whole(LocalAwsServer aws, string key)
    {
        using var stream = new GZipStream(new MemoryStream(aws.Objects.Single(stored => stored.Key == key).Body.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return ReportJson.Read(reader.ReadToEnd());
    }

    private static GuardrailFunction Function(LocalAwsServer aws)
    {
        Dictionary<string, string> variables = new()
        {
            ["GUARDRAIL_TOPIC_ARN"] = "arn:aws:sns:us-east-1:111122223333:guardrail",
            ["GUARDRAIL_REPORT_BUCKET"] = "reports",
            ["GUARDRAIL_REPORT_PREFIX"] = OrganizationDefinition.Prefix,
        };
        return new GuardrailFunction(new FunctionEnvironment
        {
            Variable = name => variables.GetValueOrDefault(name),
            Clock = new StandingClock(aws.Scenario.AsOf.AddHours(2)),
            Access = new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy") },
            Read = new Guardrail.Aws.AwsReadOptions { RetryDelay = TimeSpan.FromMilliseconds(1) },
        });
    }

    private const string Estate = """
        {
          "asOf": "2026-11-22T09:30:00.123Z",
          "accounts": {
            "111122223333": { "roles": [ { "name": "GuardrailRead", "externalId": "organization" } ], "regions": {
              "us-east-1": {
                "topics": [ { "name": "guardrail" } ], "buckets": [ { "name": "reports" } ],
                "tables": [ { "name": "orders", "size": "500GB", "createdAt": "2025-03-01" } ], "vaults": [ { "name": "Default" } ],
                "plans": [ { "name": "daily", "since": "2026-08-01", "backsUp": [ "orders" ], "rules": [ { "name": "nightly", "schedule": "cron(0 5 * * ? *)" } ] } ] },
              "eu-west-1": {} } },
            "222233334444": { "roles": [ { "name": "GuardrailRead", "externalId": "organization" } ], "regions": { "us-east-1": {}, "eu-west-1": {} } },
            "333344445555": { "roles": [ { "name": "GuardrailRead", "externalId": "another" } ], "regions": { "us-east-1": {}, "eu-west-1": {} } }
          }
        }
        """;

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
