namespace Guardrail.LocalAws.Tests.Backup;

public sealed class PlanTests
{
    [Fact]
    public async Task ListBackupPlans_ShowsDeletedOnes_OnlyWhenAsked()
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var present = (await client.All("/backup/plans/", "BackupPlansList")).Items;
        var all = (await client.All("/backup/plans/?includeDeleted=true", "BackupPlansList")).Items;
        present.ShouldAllBe(p => p.GetProperty("BackupPlanName").GetString() != "last-year");
        var deleted = all.Single(p => p.GetProperty("BackupPlanName").GetString() == "last-year");
        Reply.Instant(deleted.GetProperty("DeletionDate")).ShouldBe(A.Day(3, 2, 10));
        all.Count.ShouldBe(present.Count + 1);
    }

    [Theory]
    [InlineData("/backup/plans/orgs%2F544033d1-b19c-3f2a-9c20-40bcfa82ca68/")]
    [InlineData("/backup/plans/orgs%2F544033d1-b19c-3f2a-9c20-40bcfa82ca68")]
    public async Task GetBackupPlan_FindsAnIdWithASlash(string path)
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var plan = (await client.Backup(path)).Json;
        plan.GetProperty("BackupPlan").GetProperty("BackupPlanName").GetString().ShouldBe("org-baseline");
        var rule = plan.GetProperty("BackupPlan").GetProperty("Rules")[0];
        rule.TryGetProperty("ScheduleExpression", out _).ShouldBeFalse();
        rule.GetProperty("ScheduleExpressionTimezone").GetString().ShouldBe("America/New_York");
    }

    [Theory]
    [InlineData("/backup/plans/nobody/")]
    [InlineData("/backup/plans/nobody/selections/")]
    [InlineData("/backup/plans/nobody/selections/nothing")]
    [InlineData("/backup/plans/orgs%2F544033d1-b19c-3f2a-9c20-40bcfa82ca68/selections/nothing")]
    [InlineData("/backup/plans/orgs%2F544033d1-b19c-3f2a-9c20-40bcfa82ca68/?versionId=old")]
    public async Task Get_IsNotFound_WhenTheIdIsUnknown(string path)
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var reply = await client.Backup(path);
        (reply.Status, reply.Code).ShouldBe((400, "ResourceNotFoundException"));
    }

    [Fact]
    public async Task GetBackupPlan_WritesRulesAsAwsDoes()
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var id = (await client.All("/backup/plans/", "BackupPlansList")).Items
            .First(p => p.GetProperty("BackupPlanName").GetString() == "prod-daily").GetProperty("BackupPlanId").GetString();
        var rule = (await client.Backup($"/backup/plans/{id}/")).Json.GetProperty("BackupPlan").GetProperty("Rules")[0];
        rule.GetProperty("Lifecycle").GetProperty("DeleteAfterDays").GetInt64().ShouldBe(35);
        rule.GetProperty("StartWindowMinutes").GetInt64().ShouldBe(480);
        var copies = rule.GetProperty("CopyActions").EnumerateArray().ToList();
        copies[0].GetProperty("DestinationBackupVaultArn").GetString().ShouldBe("arn:aws:backup:eu-west-1:111122223333:backup-vault:prod");
        copies[2].GetProperty("Lifecycle").GetProperty("DeleteAfterDays").GetInt64().ShouldBe(-1);
    }

    [Fact]
    public async Task GetBackupPlan_PreviewsMergedRuns_WhenAsked()
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var id = (await client.All("/backup/plans/", "BackupPlansList")).Items
            .First(p => p.GetProperty("BackupPlanName").GetString() == "prod-daily").GetProperty("BackupPlanId").GetString();
        var plan = (await client.Backup($"/backup/plans/{id}/?MaxScheduledRunsPreview=10")).Json;
        // Hourly runs from 03:00 on give way to the daily one, whose window is eight hours long.
        plan.GetProperty("ScheduledRunsPreview").EnumerateArray().Select(r => Reply.Instant(r.GetProperty("ExecutionTime")).Hour)
            .ShouldBe([0, 1, 2, 3, 11, 12, 13, 14, 15, 16]);
        (await client.Backup($"/backup/plans/{id}/?MaxScheduledRunsPreview=11")).Code.ShouldBe("InvalidParameterValueException");
    }

    [Fact]
    public async Task GetBackupSelection_KeepsTheShapeOfTheScenario()
    {
        await using var server = await Messy();
        using var client = new SignedClient(server);
        var id = (await client.All("/backup/plans/", "BackupPlansList")).Items
            .First(p => p.GetProperty("BackupPlanName").GetString() == "prod-daily").GetProperty("BackupPlanId").GetString();
        var listed = (await client.All($"/backup/plans/{id}/selections/", "BackupSelectionsList")).Items.Single();
        listed.TryGetProperty("Resources", out _).ShouldBeFalse();
        var got = (await client.Backup($"/backup/plans/{id}/selections/{listed.GetProperty("SelectionId").GetString()}")).Json;
        var selection = got.GetProperty("BackupSelection");
        selection.GetProperty("Resources").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        selection.GetProperty("NotResources").GetArrayLength().ShouldBe(0);
        selection.TryGetProperty("Conditions", out _).ShouldBeFalse();
        selection.GetProperty("ListOfTags")[0].GetProperty("ConditionKey").GetString().ShouldBe("aws:ResourceTag/backup");
    }

    [Fact]
    public async Task GetBackupSelection_NamesTheTables_WhenTheScenarioOnlySaysWhatIsBackedUp()
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Embedded("article-daily"), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        var plan = (await client.Backup("/backup/plans/")).Json.GetProperty("BackupPlansList")[0].GetProperty("BackupPlanId").GetString();
        var id = (await client.Backup($"/backup/plans/{plan}/selections/")).Json.GetProperty("BackupSelectionsList")[0].GetProperty("SelectionId").GetString();
        (await client.Backup($"/backup/plans/{plan}/selections/{id}")).Json.GetProperty("BackupSelection").GetProperty("Resources")[0].GetString()
            .ShouldBe("arn:aws:dynamodb:us-east-1:111122223333:table/my-dynamodb-table");
    }

    private static Task<LocalAwsServer> Messy() => LocalAwsServer.StartAsync(Scenario.Embedded("messy"), cancellationToken: TestContext.Current.CancellationToken);
}
