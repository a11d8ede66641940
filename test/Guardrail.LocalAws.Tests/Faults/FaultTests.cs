using System.Diagnostics;

namespace Guardrail.LocalAws.Tests.Faults;

public sealed class FaultTests
{
    private const string List = "/backup-vaults/Default/recovery-points/";

    [Theory]
    // kind                    backup                                dynamodb                             tagging                             sns
    [InlineData(FaultKind.Throttle, 400, "ThrottlingException", 400, "ThrottlingException", 400, "ThrottledException", 400, "Throttling")]
    [InlineData(FaultKind.Error, 500, "ServiceUnavailableException", 500, "InternalServerError", 500, "InternalServiceException", 500, "InternalError")]
    [InlineData(FaultKind.Deny, 403, "AccessDeniedException", 400, "AccessDeniedException", 400, "AccessDeniedException", 403, "AuthorizationError")]
    public async Task Add_AnswersInTheServicesOwnWords(
        FaultKind kind, int backup, string backupCode, int dynamo, string dynamoCode, int tagging, string taggingCode, int sns, string snsCode)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        server.Faults.Add(new Fault { Kind = kind });
        Seen(await client.Backup(List)).ShouldBe((backup, backupCode));
        Seen(await client.DynamoDb("ListTables")).ShouldBe((dynamo, dynamoCode));
        Seen(await client.Tagging("{}")).ShouldBe((tagging, taggingCode));
        Seen(await client.Sns("Publish", ("TopicArn", "arn:aws:sns:us-east-1:111122223333:guardrail"), ("Message", "m"))).ShouldBe((sns, snsCode));
    }

    [Fact]
    public async Task Throttle_EndsAfterItsTimes_AndStartsAfterItsPause()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        server.Faults.Add(new Fault { Operation = "List*", Kind = FaultKind.Throttle, After = 1, Times = 2 });
        var statuses = new List<int>();
        for (var i = 0; i < 5; i++) statuses.Add((await client.Backup("/backup-vaults/")).Status);
        statuses.ShouldBe([200, 400, 400, 200, 200]);
    }

    [Fact]
    public async Task Add_HitsAShareOfTheCalls_AlwaysTheSame()
    {
        var first = await Hits();
        first.Count(hit => hit).ShouldBeInRange(20, 80);
        (await Hits()).ShouldBe(first);

        static async Task<List<bool>> Hits()
        {
            await using var server = await Start();
            using var client = new SignedClient(server);
            server.Faults.Add(new Fault { Kind = FaultKind.Throttle, Probability = 0.25 });
            var hits = new List<bool>();
            for (var i = 0; i < 200; i++) hits.Add((await client.Backup("/account-settings")).Status != 200);
            return hits;
        }
    }

    [Fact]
    public async Task Deny_HitsOneResource_UntilLifted()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var denied = server.Faults.Deny("ListRecoveryPointsByBackupVault", "Def*");
        (await client.Backup(List)).Code.ShouldBe("AccessDeniedException");
        (await client.Backup("/backup-vaults/other/recovery-points/")).Status.ShouldBe(200);
        denied.Dispose();
        (await client.Backup(List)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("444455556666", null, 200)]
    [InlineData("111122223333", "eu-west-1", 200)]
    [InlineData("111122223333", "us-east-1", 400)]
    public async Task Add_HitsOneAccountAndRegion(string account, string? region, int status)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        server.Faults.Add(new Fault { Kind = FaultKind.Throttle, Account = account, Region = region });
        (await client.Backup(List)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Drop_BreaksTheConnectionInTheBody()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        server.Faults.Add(new Fault { Operation = "ListRecoveryPointsByBackupVault", Kind = FaultKind.Drop, Times = 1 });
        await Should.ThrowAsync<HttpRequestException>(() => client.Backup(List));
        (await client.Backup(List)).Status.ShouldBe(200);
        server.Calls.All[0].Status.ShouldBe(0);
    }

    [Fact]
    public async Task Garbage_AndTruncate_AreNotJson()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var whole = (await client.Backup(List)).Body;
        using (server.Faults.Add(new Fault { Kind = FaultKind.Garbage })) (await client.Backup(List)).Body.ShouldStartWith("<html>");
        using (server.Faults.Add(new Fault { Kind = FaultKind.Truncate })) whole.ShouldStartWith((await client.Backup(List)).Body);
        (await client.Backup(List)).Body.ShouldBe(whole);
    }

    [Fact]
    public async Task RepeatToken_NeverEnds()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        server.Faults.Add(new Fault { Kind = FaultKind.RepeatToken });
        var token = (await client.Backup(List + "?maxResults=15")).Json.GetProperty("NextToken").GetString()!;
        for (var i = 0; i < 4; i++)
        {
            var page = (await client.Backup($"{List}?maxResults=15&nextToken={Uri.EscapeDataString(token)}")).Json;
            page.GetProperty("NextToken").GetString().ShouldBe(token);
        }
        var tables = (await client.DynamoDb("ListTables", """{"Limit":1,"ExclusiveStartTableName":"orders"}""")).Json;
        tables.GetProperty("LastEvaluatedTableName").GetString().ShouldBe("orders");
    }

    [Fact]
    public async Task Members_BecomeNullOrAreMissing()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        server.Faults.Add(new Fault { Kind = FaultKind.NullMembers, Members = ["BackupSizeInBytes"] });
        server.Faults.Add(new Fault { Kind = FaultKind.MissingMembers, Members = ["CreationDate", "DeleteAt"] });
        var point = (await client.Backup(List)).Json.GetProperty("RecoveryPoints")[0];
        point.GetProperty("BackupSizeInBytes").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        point.TryGetProperty("CreationDate", out _).ShouldBeFalse();
        point.GetProperty("CalculatedLifecycle").TryGetProperty("DeleteAt", out _).ShouldBeFalse();
        point.GetProperty("Status").GetString().ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task Delay_Delays_AndConcurrencyIsSeen()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        server.Faults.Add(new Fault { Operation = "DescribeRegionSettings", Kind = FaultKind.Delay, Delay = TimeSpan.FromMilliseconds(80) });
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.Backup("/account-settings")));
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(75));
        server.Calls.CountOf("DescribeRegionSettings").ShouldBe(6);
        server.Calls.PeakConcurrencyOf("DescribeRegionSettings").ShouldBeInRange(2, 6);
        server.Calls.PeakWithin(TimeSpan.FromMinutes(1)).ShouldBe(6);
        server.Calls.All.ShouldAllBe(call => call.AccountId == "111122223333" && call.Region == "us-east-1" && call.Status == 200);
        server.Calls.Clear();
        server.Calls.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Scenario_BringsItsOwnFaults()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Embedded("messy"), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        Seen(await client.Backup("/backup-vaults/secret/recovery-points/")).ShouldBe((403, "AccessDeniedException"));
        server.Faults.Clear();
        (await client.Backup("/backup-vaults/secret/recovery-points/")).Status.ShouldBe(200);
    }

    private static (int Status, string? Code) Seen(Reply reply) => (reply.Status, reply.Code);

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(A.Region("""
        "tables": [{ "name": "orders", "size": "1GB" }, { "name": "zebra", "size": "1GB" }], "vaults": [{ "name": "Default" }, { "name": "other" }],
        "plans": [{ "name": "p", "since": "2026-10-01", "rules": [{ "name": "r", "deleteAfterDays": 35 }], "backsUp": ["orders"] }],
        "topics": [{ "name": "guardrail" }]
        """), cancellationToken: TestContext.Current.CancellationToken);
}
