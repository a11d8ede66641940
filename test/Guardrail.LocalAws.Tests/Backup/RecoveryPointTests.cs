using System.Text.Json;

namespace Guardrail.LocalAws.Tests.Backup;

public sealed class RecoveryPointTests
{
    private const string Daily = """{ "name": "daily", "schedule": "cron(0 5 * * ? *)", "startWindowMinutes": 60, "coldAfterDays": 10, "deleteAfterDays": 200, "timeZone": "UTC" }""";
    private const string List = "/backup-vaults/Default/recovery-points/";

    [Fact]
    public async Task List_WritesWhatAwsWrites()
    {
        await using var server = await Start(A.Rules(Daily, since: "2026-11-01", top: A.Punctual));
        using var client = new SignedClient(server);
        var reply = await client.Backup(List);
        reply.Body.ShouldContain("\"CreationDate\":1.7952372E9");
        var point = reply.Json.GetProperty("RecoveryPoints")[0];
        point.GetProperty("ResourceArn").GetString().ShouldBe("arn:aws:dynamodb:us-east-1:111122223333:table/orders");
        point.GetProperty("ResourceType").GetString().ShouldBe("DynamoDB");
        point.GetProperty("BackupSizeInBytes").GetInt64().ShouldBe(10L << 30);
        point.GetProperty("RecoveryPointArn").GetString()!.ShouldStartWith("arn:aws:backup:us-east-1:111122223333:recovery-point:");
        Reply.Instant(point.GetProperty("CalculatedLifecycle").GetProperty("MoveToColdStorageAt")).ShouldBe(A.Day(12, 1, 5));
        Reply.Instant(point.GetProperty("CalculatedLifecycle").GetProperty("DeleteAt")).ShouldBe(A.Day(11, 21, 5).AddDays(200));
        point.GetProperty("CreatedBy").GetProperty("BackupRuleName").GetString().ShouldBe("daily");
        point.GetProperty("CreatedBy").GetProperty("BackupRuleTimezone").GetString().ShouldBe("UTC");
        point.TryGetProperty("StorageClass", out _).ShouldBeFalse();
    }

    [Theory]
    // filter                                                                      points of 21
    [InlineData("resourceType=DynamoDB", 21)]
    [InlineData("resourceType=EFS", 0)]
    [InlineData("resourceArn=arn%3Aaws%3Adynamodb%3Aus-east-1%3A111122223333%3Atable%2Forders", 21)]
    [InlineData("resourceArn=arn%3Aaws%3Adynamodb%3Aus-east-1%3A111122223333%3Atable%2Fother", 0)]
    [InlineData("backupPlanId=nobody", 0)]
    [InlineData("parentRecoveryPointArn=none", 0)]
    // neither bound takes in its own instant
    [InlineData("createdAfter=2026-11-19T05%3A00%3A00Z", 2)]
    [InlineData("createdAfter=2026-11-19T04%3A59%3A59.999Z", 3)]
    [InlineData("createdBefore=2026-11-03T05%3A00%3A00Z", 2)]
    [InlineData("createdBefore=2026-11-03T05%3A00%3A00.001Z", 3)]
    [InlineData("createdAfter=2026-11-10T00%3A00%3A00Z&createdBefore=2026-11-12T00%3A00%3A00Z", 2)]
    public async Task List_Filters(string query, int count)
    {
        await using var server = await Start(A.Rules(Daily, since: "2026-11-01", top: A.Punctual));
        using var client = new SignedClient(server);
        (await client.All($"{List}?{query}", "RecoveryPoints")).Items.Count.ShouldBe(count);
    }

    [Fact]
    public async Task Describe_KnowsTheStorageClass()
    {
        await using var server = await Start(A.Rules(Daily, since: "2026-11-01", top: A.Punctual));
        using var client = new SignedClient(server);
        var points = (await client.All(List, "RecoveryPoints")).Items;
        foreach (var point in points)
        {
            var arn = Uri.EscapeDataString(point.GetProperty("RecoveryPointArn").GetString()!);
            var described = (await client.Backup($"/backup-vaults/Default/recovery-points/{arn}")).Json;
            var isCold = Reply.Instant(point.GetProperty("CreationDate")).AddDays(10) <= server.Scenario.AsOf;
            described.GetProperty("StorageClass").GetString().ShouldBe(isCold ? "COLD" : "WARM");
        }
    }

    [Fact]
    public async Task Describe_FindsDynamoDbsOwnArns_AndTheyAreNeverCold()
    {
        await using var server = await Start(A.Region($$"""
            "advanced": false, "tables": [{ "name": "orders", "size": "1GB" }], "vaults": [{ "name": "Default" }],
            "plans": [{ "name": "p", "since": "2026-11-01", "rules": [{{Daily}}], "backsUp": ["orders"] }]
            """, A.Punctual));
        using var client = new SignedClient(server);
        var point = (await client.All(List, "RecoveryPoints")).Items[^1];
        var arn = point.GetProperty("RecoveryPointArn").GetString()!;
        arn.ShouldStartWith("arn:aws:dynamodb:us-east-1:111122223333:table/orders/backup/01793509200000-");
        var described = await client.Backup($"/backup-vaults/Default/recovery-points/{Uri.EscapeDataString(arn)}");
        described.Json.GetProperty("StorageClass").GetString().ShouldBe("WARM");
    }

    [Theory]
    [InlineData("/backup-vaults/Nowhere/recovery-points/")]
    [InlineData("/backup-vaults/Default/recovery-points/?backupVaultAccountId=999999999999")]
    [InlineData("/backup-vaults/Default/recovery-points/arn%3Aaws%3Abackup%3Aus-east-1%3A111122223333%3Arecovery-point%3Anone")]
    public async Task Get_IsNotFound_WhenVaultOrPointIsUnknown(string path)
    {
        await using var server = await Start(A.Rules(Daily));
        using var client = new SignedClient(server);
        var reply = await client.Backup(path);
        (reply.Status, reply.Code).ShouldBe((400, "ResourceNotFoundException"));
    }

    [Fact]
    public async Task List_ShowsHandWrittenPointsAsWritten()
    {
        await using var server = await Start(A.Region("""
            "vaults": [{ "name": "Default" }],
            "recoveryPoints": [
              { "vault": "Default", "table": "gone", "createdAt": "2026-10-01", "size": "1GB", "deleteAfterDays": 7, "status": "EXPIRED" },
              { "vault": "Default", "table": "gone", "createdAt": "2026-10-02", "size": "1GB", "deleteAfterDays": 7, "held": true },
              { "vault": "Default", "table": "gone", "createdAt": "2026-10-03", "size": "1GB", "deleteAfterDays": 7 },
              { "vault": "Default", "table": "gone", "createdAt": "2026-10-04", "status": null },
              { "vault": "Default", "table": "gone", "createdAt": "2026-10-05", "size": "1GB", "with": { "Status": "FROZEN", "Lifecycle": null, "New": [1] }, "without": ["VaultType"] }
            ]
            """));
        using var client = new SignedClient(server);
        var points = (await client.All(List, "RecoveryPoints")).Items;
        points.Select(p => Reply.Instant(p.GetProperty("CreationDate")).Day).ShouldBe([5, 4, 2, 1]);
        points[0].GetProperty("Status").GetString().ShouldBe("FROZEN");
        points[0].GetProperty("New")[0].GetInt32().ShouldBe(1);
        points[0].TryGetProperty("VaultType", out _).ShouldBeFalse();
        points[1].GetProperty("Status").ValueKind.ShouldBe(JsonValueKind.Null);
        points[1].GetProperty("BackupSizeInBytes").ValueKind.ShouldBe(JsonValueKind.Null);
        points[1].GetProperty("CreatedBy").ValueKind.ShouldBe(JsonValueKind.Null);
        points[3].GetProperty("Status").GetString().ShouldBe("EXPIRED");
    }

    [Fact]
    public async Task List_ShowsTheSamePoints_ThroughAViewAndToWhomTheVaultIsShared()
    {
        await using var server = await Start(Scenario.Embedded("messy"));
        using var client = new SignedClient(server);
        var real = (await client.All("/backup-vaults/airgap/recovery-points/", "RecoveryPoints")).Items;
        var seen = (await client.All("/backup-vaults/airgap-view/recovery-points/", "RecoveryPoints")).Items;
        seen.Count.ShouldBe(real.Count);
        real.ShouldNotBeEmpty();
        var shared = (await client.All("/backup-vaults/shared-by-others/recovery-points/?backupVaultAccountId=444455556666", "RecoveryPoints")).Items;
        shared.Single().GetProperty("ResourceArn").GetString()!.ShouldContain("444455556666");
    }

    private static Task<LocalAwsServer> Start(Scenario scenario) => LocalAwsServer.StartAsync(scenario, cancellationToken: TestContext.Current.CancellationToken);
}
