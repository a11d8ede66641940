namespace Guardrail.LocalAws.Tests.Backup;

public sealed class JobTests
{
    [Fact]
    public async Task ListBackupJobs_RemembersThirtyDays_AlsoOfPointsThatAreGone()
    {
        await using var server = await Start(A.Rules("""{ "name": "r", "schedule": "cron(0 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 3 }"""));
        using var client = new SignedClient(server);
        var jobs = (await client.All("/backup-jobs/", "BackupJobs")).Items;
        jobs.Count.ShouldBe(30);
        jobs.ShouldAllBe(j => j.GetProperty("State").GetString() == "COMPLETED");
        var listed = (await client.All("/backup-vaults/Default/recovery-points/", "RecoveryPoints")).Items.Select(p => p.GetProperty("RecoveryPointArn").GetString()).ToList();
        listed.Count.ShouldBe(3);
        jobs.Take(3).Select(j => j.GetProperty("RecoveryPointArn").GetString()).ShouldBe(listed);
        jobs[0].GetProperty("BackupSizeInBytes").GetInt64().ShouldBe(10L << 30);
        Reply.Instant(jobs[0].GetProperty("StartBy")).ShouldBe(A.Day(11, 21, 13));
    }

    [Fact]
    public async Task ListBackupJobs_TellsOfFailures_WhenALockRejectsOrAnOutageLasts()
    {
        const string Rule = """{ "name": "r", "schedule": "cron(0 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 10 }""";
        await using var server = await Start(A.Rules(Rule, vault: ", \"maxDays\": 9"));
        using var client = new SignedClient(server);
        (await client.All("/backup-jobs/?state=FAILED", "BackupJobs")).Items.Count.ShouldBe(30);
        (await client.All("/backup-vaults/Default/recovery-points/", "RecoveryPoints")).Items.ShouldBeEmpty();

        server.Serve(A.Rules(Rule, vault: ", \"maxDays\": 10", plan: ", \"outages\": [{ \"from\": \"2026-11-20\", \"until\": \"2027-01-01\" }]"));
        (await client.All("/backup-jobs/?state=FAILED", "BackupJobs")).Items.ShouldBeEmpty();
        (await client.All("/backup-jobs/?state=EXPIRED", "BackupJobs")).Items.Count.ShouldBe(2);
        (await client.All("/backup-jobs/?state=COMPLETED&createdAfter=2026-11-15T00%3A00%3A00Z", "BackupJobs")).Items.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("resourceType=EBS", 0)]
    [InlineData("resourceType=DynamoDB", 30)]
    [InlineData("backupVaultName=Other", 0)]
    [InlineData("accountId=999999999999", 0)]
    [InlineData("createdBefore=2026-11-01T12%3A00%3A00Z", 9)]
    public async Task ListBackupJobs_Filters(string query, int count)
    {
        await using var server = await Start(A.Rules("""{ "name": "r", "schedule": "cron(0 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 3 }"""));
        using var client = new SignedClient(server);
        (await client.All("/backup-jobs/?" + query, "BackupJobs")).Items.Count.ShouldBe(count);
    }

    private static Task<LocalAwsServer> Start(Scenario scenario) => LocalAwsServer.StartAsync(scenario, cancellationToken: TestContext.Current.CancellationToken);
}
