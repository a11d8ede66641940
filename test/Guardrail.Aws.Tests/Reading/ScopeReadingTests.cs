using Guardrail.Aws.Access;
using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Reading;

public class ScopeReadingTests
{
    [Fact]
    public async Task ReadAsync_ReadsSettingsPlansVaultsAndTables_OfASmallEstate()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);

        var inventory = await account.ReadAsync();

        inventory.Gaps.ShouldBeEmpty();
        inventory.Scope.ShouldBe(LocalAccount.UsEast1);
        inventory.Partition.ShouldBe("aws");
        inventory.Settings.ShouldBe(new RegionSettings(OptedIn: true, ManagesDynamoDb: true));
        (inventory.PlansListed && inventory.VaultsListed && inventory.TablesListed).ShouldBeTrue();
        inventory.Plans.Select(plan => plan.Name).ShouldBe(["daily", "org"], ignoreOrder: true);
        inventory.Plans.ShouldAllBe(plan => plan.Complete && plan.Scope == LocalAccount.UsEast1 && plan.CreatedAt != null);
        inventory.Vaults.Select(vault => (vault.Name, vault.Complete, vault.MinRetentionDays, vault.MaxRetentionDays))
            .ShouldBe([("daily", true, 7L, 400L), ("Default", true, (long?)null, (long?)null)], ignoreOrder: true);
        inventory.Tables.ToDictionary(table => table.Arn, table => table.Tags!.Count).ShouldBe(
            new Dictionary<string, int>
            {
                ["arn:aws:dynamodb:us-east-1:111122223333:table/orders"] = 2,
                ["arn:aws:dynamodb:us-east-1:111122223333:table/never-tagged"] = 0,
                ["arn:aws:dynamodb:us-east-1:111122223333:table/was-tagged"] = 0,
            },
            ignoreOrder: true);
        inventory.Tables.Single(table => table.Name == "orders").Tags!["backup"].ShouldBe("daily");
        inventory.NativeBackups.ShouldBe([new NativeBackup("arn:aws:dynamodb:us-east-1:111122223333:table/never-tagged", 2L << 30)]);
    }

    [Fact]
    public async Task ReadAsync_ReadsRulesAndSelections_OfEveryPlan()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);

        var plans = (await account.ReadAsync()).Plans.ToDictionary(plan => plan.Name);

        var rule = plans["daily"].Rules.ShouldHaveSingleItem();
        rule.ShouldBe(rule with
        {
            Name = "ten",
            TargetVaultName = "daily",
            ScheduleExpression = "cron(0 0 * * ? *)",
            ScheduleTimeZone = "Etc/UTC",
            StartWindowMinutes = 60,
            Lifecycle = new Lifecycle(null, 10),
        });
        rule.Id.ShouldNotBeEmpty();
        rule.Copies.ShouldBeEmpty();
        var selection = plans["daily"].Selections.ShouldHaveSingleItem();
        selection.Resources.ShouldBe(["arn:aws:dynamodb:*:*:table/*"]);
        selection.NotResources.ShouldBeEmpty();
        selection.ListOfTags.ShouldBeEmpty();
        selection.StringEquals.ShouldBe([new TagCondition("aws:ResourceTag/backup", "daily")]);
        selection.StringNotLike.ShouldBeEmpty();
        plans["org"].Id.ShouldBe("orgs/544033d1-b19c-3f2a");
        plans["org"].FromOrganization.ShouldBeTrue();
        plans["org"].Selections.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task ReadAsync_HandsOverEveryPoint_WithItsCreatorAndLifecycle()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);

        var inventory = await account.ReadAsync();

        var daily = inventory.Plans.Single(plan => plan.Name == "daily");
        var points = account.Points.All.Where(point => point.Vault.Name == "daily").ToList();
        points.Select(point => point.CreatedAt).Order().ShouldBe(Enumerable.Range(13, 9).Select(day => new DateTimeOffset(2026, 11, day, 0, 0, 0, TimeSpan.Zero)));
        points.ShouldAllBe(point => point.TableArn == "arn:aws:dynamodb:us-east-1:111122223333:table/orders" && point.Status == "COMPLETED" && point.IsAdvanced && !point.IsParent);
        points.ShouldAllBe(point => point.DeleteAt == point.CreatedAt.AddDays(10) && point.Lifecycle == new Lifecycle(null, 10) && point.SourceVaultArn == null);
        points.ShouldAllBe(point => point.CreatedBy!.PlanId == daily.Id && point.CreatedBy.RuleId == daily.Rules[0].Id);
        points.ShouldAllBe(point => point.SizeBytes > 0);
        account.Points.All.Count.ShouldBe(12);
    }

    [Fact]
    public async Task ReadAsync_ReadsTheSame_InShortAndEmptyPages()
    {
        await using var whole = await LocalAccount.StartAsync(Estates.Small);
        await using var paged = await LocalAccount.StartAsync(Estates.SmallInShortPages);

        var expected = await whole.ReadAsync();
        var actual = await paged.ReadAsync();

        paged.Server.Calls.CountOf("ListRecoveryPointsByBackupVault").ShouldBeGreaterThan(whole.Server.Calls.CountOf("ListRecoveryPointsByBackupVault"));
        actual.Gaps.ShouldBeEmpty();
        paged.Points.All.Select(point => point.Arn).ShouldBe(whole.Points.All.Select(point => point.Arn));
        actual.Tables.Select(table => (table.Name, table.Tags!.Count)).ShouldBe(expected.Tables.Select(table => (table.Name, table.Tags!.Count)), ignoreOrder: true);
        actual.Plans.Select(plan => plan.Id).ShouldBe(expected.Plans.Select(plan => plan.Id), ignoreOrder: true);
        actual.Vaults.Select(vault => vault.Arn).ShouldBe(expected.Vaults.Select(vault => vault.Arn), ignoreOrder: true);
        actual.NativeBackups.ShouldBe(expected.NativeBackups);
    }

    [Fact]
    public async Task ReadAsync_MakesNoCallMoreThanNeeded()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Calls.Clear();

        await account.ReadAsync();

        // Settings, plans, 2 × (plan + selections), 2 selections, vaults, 2 × points, tables, tags, native backups.
        account.Server.Calls.Count.ShouldBe(1 + 1 + 4 + 2 + 1 + 2 + 1 + 1 + 1);
        account.Inventory.Calls.Total.ShouldBe(account.Server.Calls.Count);
        account.Inventory.Calls.ByOperation["ListRecoveryPointsByBackupVault"].ShouldBe(2);
    }

    [Fact]
    public async Task ReadAsync_TellsHowFarItIs()
    {
        var told = new List<AwsReadProgress>();
        await using var account = await LocalAccount.StartAsync(Estates.Small, progress: new Listener(told));

        await account.ReadAsync();

        var last = told[^1];
        told.Max(progress => progress.PointsRead).ShouldBe(12);
        told.Max(progress => progress.VaultsDone).ShouldBe(2);
        last.Vaults.ShouldBe(2);
        last.Scope.ShouldBe(LocalAccount.UsEast1);
        last.CallsMade.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task ReadAsync_LeavesViewsAndOthersVaultsOut()
    {
        await using var account = await LocalAccount.StartAsync("""
            {
              "asOf": "2026-11-22T00:00:00Z",
              "accounts": {
                "111122223333": { "regions": { "us-east-1": { "vaults": [
                  { "name": "own" }, { "name": "gapped", "type": "LOGICALLY_AIR_GAPPED_BACKUP_VAULT", "minDays": 7, "maxDays": 30 },
                  { "name": "untyped", "type": null }, { "name": "view", "type": "RESTORE_ACCESS_BACKUP_VAULT", "viewOf": "gapped" },
                  { "name": "theirs", "sharedFrom": "444455556666" } ] } } },
                "444455556666": { "regions": { "us-east-1": { "vaults": [ { "name": "theirs" } ] } } }
              }
            }
            """);

        var inventory = await account.ReadAsync();

        inventory.Gaps.ShouldBeEmpty();
        inventory.Vaults.Select(vault => (vault.Name, vault.AirGapped)).ShouldBe([("own", false), ("gapped", true), ("untyped", false)], ignoreOrder: true);
        account.Server.Calls.All.ShouldNotContain(call => call.Resource == "theirs" || call.Resource == "view");
    }

    [Fact]
    public async Task ReadAsync_ReadsEveryAccountInEveryRegion_ThroughItsRole()
    {
        await using var account = await LocalAccount.StartAsync(
            $$"""
            {
              "asOf": "2026-11-22T00:00:00Z", "punctual": true, "punctualDeletion": true,
              "accounts": {
                "111122223333": { "regions": { "us-east-1": {} } },
                "222233334444": { "regions": { "us-east-1": {{Estates.SmallRegion}}, "eu-west-1": {} }, "roles": [ { "name": "reader", "externalId": "secret-7" } ] },
                "333344445555": { "regions": { "us-east-1": {}, "eu-west-1": {{Estates.SmallRegion}} }, "roles": [ { "name": "path/reader" } ] }
              }
            }
            """,
            access => access with
            {
                Regions = ["us-east-1", "eu-west-1"],
                Roles = [AssumedRole.Parse("arn:aws:iam::222233334444:role/reader", "secret-7"), AssumedRole.Parse("arn:aws:iam::333344445555:role/path/reader")],
            });

        account.Scopes.Scopes.ShouldBe([new("222233334444", "us-east-1"), new("222233334444", "eu-west-1"), new("333344445555", "us-east-1"), new("333344445555", "eu-west-1")]);
        var tables = new List<int>();
        foreach (var scope in account.Scopes.Scopes)
        {
            var inventory = await account.ReadAsync(scope);
            inventory.Gaps.ShouldBeEmpty();
            inventory.Tables.ShouldAllBe(table => table.Scope == scope && table.Arn.StartsWith($"arn:aws:dynamodb:{scope.Region}:{scope.AccountId}:table/"));
            tables.Add(inventory.Tables.Count);
        }
        tables.ShouldBe([3, 0, 0, 3]);
        account.Points.All.Count.ShouldBe(24);
        account.Server.Calls.CountOf("AssumeRole").ShouldBe(2);
    }

    [Fact]
    public async Task ReadAsync_StopsAtOnce_WhenCancelled()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Add(new Fault { Operation = "ListRecoveryPointsByBackupVault", Kind = FaultKind.Delay, Delay = TimeSpan.FromMinutes(1) });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(80));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await Should.ThrowAsync<OperationCanceledException>(account.Inventory.ReadAsync(LocalAccount.UsEast1, account.Points, cancellation.Token));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private sealed class Listener(List<AwsReadProgress> told) : IProgress<AwsReadProgress>
    {
        public void Report(AwsReadProgress value)
        {
            lock (told)
                told.Add(value);
        }
    }
}
