using Guardrail.Aws.Access;
using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;

namespace Guardrail.Aws.Tests.Reading;

/// <summary>Answers that no faithful endpoint gives, through the real clients.</summary>
public class OddAnswerTests
{
    private const string NotFound = """{ "__type": "ResourceNotFoundException", "message": "not found" }""";

    private static async Task<(ScopeInventory Inventory, RecoveryPoints Points)> ReadAsync(TinyEndpoint endpoint)
    {
        var points = new RecoveryPoints();
        using var scopes = await AwsScopes.ResolveAsync(LocalAccount.Access(endpoint.Endpoint), LocalAccount.Options);
        var inventory = await new AwsBackupInventory(scopes, LocalAccount.Options).ReadAsync(scopes.Scopes[0], points, TestContext.Current.CancellationToken);
        return (inventory, points);
    }

    [Fact]
    public async Task ReadAsync_ReadsAnEmptyAccount_WhenEveryListIsEmpty()
    {
        await using var endpoint = new TinyEndpoint((_, _) => null);

        var (inventory, points) = await ReadAsync(endpoint);

        inventory.Gaps.ShouldBeEmpty();
        inventory.Settings.ShouldBe(new RegionSettings(false, false));
        inventory.Plans.ShouldBeEmpty();
        inventory.Vaults.ShouldBeEmpty();
        inventory.Tables.ShouldBeEmpty();
        points.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "BackupPlansList": null, "BackupVaultList": null, "TableNames": null, "BackupSummaries": null, "ResourceTagMappingList": null }""")]
    public async Task ReadAsync_ReportsAGapForEachList_WhenItsMemberIsMissing(string answer)
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation == "GetCallerIdentity" ? null : (200, answer));

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe(
            [.. new[] { "nativeBackups", "plans", "tables", "tags", "vaults" }.Select(what => (what, "InvalidAnswer"))], ignoreOrder: true);
        (inventory.PlansListed || inventory.VaultsListed || inventory.TablesListed).ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_ReportsAGap_WhenAnAnswerAboutAVaultOrASelectionHasNoList()
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation switch
        {
            "/backup-vaults" => (200, """{ "BackupVaultList": [ { "BackupVaultName": "v" } ] }"""),
            "/backup-vaults/v/recovery-points" => (200, "{}"),
            "/backup/plans" => (200, """{ "BackupPlansList": [ { "BackupPlanId": "p" } ] }"""),
            "/backup/plans/p" => (200, """{ "BackupPlan": { "BackupPlanName": "mine", "Rules": [ { "RuleName": "r", "TargetBackupVaultName": "v" } ] } }"""),
            "/backup/plans/p/selections" => (200, """{ "BackupSelectionsList": null }"""),
            _ => null,
        });

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("plan/p", "InvalidAnswer"), ("vault/v", "InvalidAnswer")]);
        (inventory.Vaults[0].Complete || inventory.Plans[0].Complete).ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_ForgetsAPlan_WhenItIsDeletedBetweenListAndGet()
    {
        await using var endpoint = new TinyEndpoint((operation, time) => operation switch
        {
            "/backup/plans" => (200, time == 1 ? """{ "BackupPlansList": [ { "BackupPlanId": "p" } ] }""" : TinyEndpoint.EmptyLists),
            "/backup/plans/p" => (404, NotFound),
            _ => null,
        });

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.ShouldBeEmpty();
        inventory.Plans.ShouldBeEmpty();
        inventory.PlansListed.ShouldBeTrue();
    }

    [Fact]
    public async Task ReadAsync_ReportsAGap_WhenAPlanStaysListedButIsNeverFound()
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation switch
        {
            "/backup/plans" => (200, """{ "BackupPlansList": [ { "BackupPlanId": "p", "BackupPlanName": "mine" } ] }"""),
            "/backup/plans/p" => (404, NotFound),
            _ => null,
        });

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("plan/p", "ResourceNotFoundException")]);
        inventory.Plans.ShouldHaveSingleItem().Complete.ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_ForgetsASelection_WhenItIsDeletedBetweenListAndGet()
    {
        await using var endpoint = new TinyEndpoint((operation, time) => operation switch
        {
            "/backup/plans" => (200, """{ "BackupPlansList": [ { "BackupPlanId": "p" }, { "BackupPlanId": "old", "DeletionDate": 1.7E9 } ] }"""),
            "/backup/plans/p" => (200, """{ "BackupPlan": { "BackupPlanName": "mine", "Rules": [ { "RuleName": "r", "TargetBackupVaultName": "v" } ] } }"""),
            "/backup/plans/p/selections" => (200, time == 1
                ? """{ "BackupSelectionsList": [ { "SelectionId": "gone" }, { "SelectionId": "here" } ] }"""
                : """{ "BackupSelectionsList": [ { "SelectionId": "here" } ] }"""),
            "/backup/plans/p/selections/gone" => (404, NotFound),
            "/backup/plans/p/selections/here" => (200, """{ "BackupSelection": { "SelectionName": "s", "ListOfTags": [ { "ConditionType": "STRINGEQUALS", "ConditionKey": "k", "ConditionValue": "v" } ] } }"""),
            _ => null,
        });

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.ShouldBeEmpty();
        var plan = inventory.Plans.ShouldHaveSingleItem();
        (plan.Name, plan.Complete).ShouldBe(("mine", true));
        plan.Rules.ShouldHaveSingleItem().Lifecycle.ShouldBe(Lifecycle.Forever);
        var selection = plan.Selections.ShouldHaveSingleItem();
        selection.Id.ShouldBe("here");
        selection.ListOfTags.ShouldBe([new TagCondition("k", "v", "STRINGEQUALS")]);
    }

    [Theory]
    [InlineData("{}", "holds no rules")]
    [InlineData("""{ "BackupPlan": { "Rules": null } }""", "holds no rules")]
    [InlineData("""{ "BackupPlan": { "Rules": [ { "RuleName": "r" } ] } }""", "names no vault")]
    [InlineData("""{ "BackupPlan": { "Rules": [ { "RuleName": "r", "TargetBackupVaultName": "v", "CopyActions": [ {} ] } ] } }""", "copies to no vault")]
    public async Task ReadAsync_ReportsAGap_WhenAPlanMakesNoSense(string answer, string reason)
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation switch
        {
            "/backup/plans" => (200, """{ "BackupPlansList": [ { "BackupPlanId": "p", "BackupPlanName": "mine" } ] }"""),
            "/backup/plans/p" => (200, answer),
            _ => null,
        });

        var (inventory, _) = await ReadAsync(endpoint);

        var gap = inventory.Gaps.ShouldHaveSingleItem();
        (gap.What, gap.Code).ShouldBe(("plan/p", "InvalidAnswer"));
        gap.Message.ShouldContain(reason);
        inventory.Plans.ShouldHaveSingleItem().Complete.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{ "BackupSelection": null }""")]
    [InlineData("""{ "BackupSelection": { "SelectionName": "s", "Conditions": { "StringLike": [ { "ConditionValue": "v" } ] } } }""")]
    public async Task ReadAsync_ReportsAGap_WhenASelectionMakesNoSense(string answer)
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation switch
        {
            "/backup/plans" => (200, """{ "BackupPlansList": [ { "BackupPlanId": "p" } ] }"""),
            "/backup/plans/p" => (200, """{ "BackupPlan": { "Rules": [ { "RuleName": "r", "TargetBackupVaultName": "v" } ] } }"""),
            "/backup/plans/p/selections" => (200, """{ "BackupSelectionsList": [ { "SelectionId": "s" } ] }"""),
            "/backup/plans/p/selections/s" => (200, answer),
            _ => null,
        });

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("plan/p", "InvalidAnswer")]);
        inventory.Plans.ShouldHaveSingleItem().Complete.ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_TellsEveryNullEntry_AndReadsTheRest()
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation switch
        {
            "/backup/plans" => (200, """{ "BackupPlansList": [ null, { "BackupPlanId": "p" } ] }"""),
            "/backup/plans/p" => (200, """{ "BackupPlan": { "BackupPlanName": "mine", "Rules": [ null, { "RuleName": "r", "TargetBackupVaultName": "v" } ] } }"""),
            "/backup/plans/p/selections" => (200, """{ "BackupSelectionsList": [ null ] }"""),
            "/backup-vaults" => (200, """{ "BackupVaultList": [ null, { "BackupVaultName": "here" } ] }"""),
            "/backup-vaults/here/recovery-points" => (200, """{ "RecoveryPoints": [ null, { "RecoveryPointArn": "arn:x", "ResourceArn": "arn:aws:dynamodb:us-east-1:111122223333:table/t", "CreationDate": 1516925490 } ] }"""),
            "ListTables" => (200, """{ "TableNames": [ null ] }"""),
            _ => null,
        });

        var (inventory, points) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => gap.What).Order(StringComparer.Ordinal).ShouldBe(["plan/p", "plan/p", "plans", "point/unnamed-in-here", "tables", "vaults"]);
        inventory.Gaps.ShouldAllBe(gap => gap.Code == "InvalidAnswer");
        inventory.TablesListed.ShouldBeFalse();
        inventory.Plans.ShouldHaveSingleItem().Complete.ShouldBeFalse();
        points.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ReadAsync_ForgetsAVault_WhenItIsDeletedMeanwhile_AndReadsOneThatSaysItIsEmpty()
    {
        await using var endpoint = new TinyEndpoint((operation, time) => operation switch
        {
            "/backup-vaults" => (200, time == 1
                ? """{ "BackupVaultList": [ { "BackupVaultName": "gone" }, { "BackupVaultName": "here", "NumberOfRecoveryPoints": 0, "VaultType": "BACKUP_VAULT" } ] }"""
                : """{ "BackupVaultList": [ { "BackupVaultName": "here" } ] }"""),
            "/backup-vaults/gone/recovery-points" => (404, NotFound),
            "/backup-vaults/here/recovery-points" => (200, time == 1
                ? """{ "NextToken": "t", "RecoveryPoints": [] }"""
                : """{ "NextToken": "", "RecoveryPoints": [ { "RecoveryPointArn": "arn:x", "ResourceArn": "arn:aws:dynamodb:us-east-1:111122223333:table/t", "CreationDate": 1516925490.087 } ] }"""),
            _ => null,
        });

        var (inventory, points) = await ReadAsync(endpoint);

        inventory.Gaps.ShouldBeEmpty();
        var vault = inventory.Vaults.ShouldHaveSingleItem();
        (vault.Arn, vault.Complete).ShouldBe(("arn:aws:backup:us-east-1:111122223333:backup-vault:here", true));
        // The wire's 1516925490.087 comes out of the client as ….0869998.
        points.All.ShouldHaveSingleItem().CreatedAt.ShouldBe(new DateTimeOffset(2018, 1, 26, 0, 11, 30, 87, TimeSpan.Zero));
    }

    [Fact]
    public async Task ReadAsync_CountsAVaultOfAnUnknownType_WithAGap()
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation == "/backup-vaults"
            ? (200, """{ "BackupVaultList": [ { "BackupVaultName": "v", "VaultType": "FROZEN_VAULT" }, {} ] }""")
            : null);

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("vault/v", "UnknownVaultType"), ("vaults", "InvalidAnswer")]);
        inventory.Vaults.ShouldHaveSingleItem().AirGapped.ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_ReportsAGap_WhenEveryVaultBelongsToAnotherAccount()
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation == "/backup-vaults"
            ? (200, """{ "BackupVaultList": [ { "BackupVaultName": "v", "BackupVaultArn": "arn:aws:backup:us-east-1:444455556666:backup-vault:v" } ] }""")
            : null);

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("vaults", "ForeignVaults")]);
    }

    [Fact]
    public async Task ReadAsync_EndsWithAGap_WhenEmptyPagesDoNotEnd()
    {
        await using var endpoint = new TinyEndpoint((operation, time) => operation == "ListTables" ? (200, $$"""{ "TableNames": [], "LastEvaluatedTableName": "t{{time}}" }""") : null);

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("tables", "EndlessPages")]);
    }

    [Fact]
    public async Task ReadAsync_EndsWithAGap_WhenTheListOfTablesRunsInACircle()
    {
        await using var endpoint = new TinyEndpoint((operation, time) =>
            operation == "ListTables" ? (200, $$"""{ "TableNames": [ "t{{time}}" ], "LastEvaluatedTableName": "{{(time % 2 == 0 ? "a" : "b")}}" }""") : null);

        var (inventory, _) = await ReadAsync(endpoint);

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("tables", "RepeatedToken")]);
        inventory.Tables.Select(table => table.Name).ShouldBe(["t1", "t2", "t3"]);
        inventory.TablesListed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(503, "<html>down</html>", "Http503")]
    [InlineData(429, "", "Http429")]
    [InlineData(403, "Forbidden by proxy", "Http403")]
    [InlineData(200, "<html>log in first</html>", "InvalidAnswer")]
    [InlineData(404, "<html>no such page</html>", "InvalidAnswer")]
    [InlineData(400, """{ "__type": "com.amazon#InvalidParameterValueException", "message": "line one\nline two" }""", "InvalidParameterValueException")]
    public async Task ReadAsync_ReportsAGap_WhenSomethingElseAnswers(int status, string body, string code)
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation == "GetResources" ? (status, body) : null);

        var (inventory, _) = await ReadAsync(endpoint);

        var gap = inventory.Gaps.ShouldHaveSingleItem();
        (gap.What, gap.Code).ShouldBe(("tags", code));
        gap.Message.ShouldNotContain('\n');
    }
}
