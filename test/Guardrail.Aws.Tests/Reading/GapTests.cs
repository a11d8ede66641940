using Guardrail.Aws.Tests.Local;
using Guardrail.Inventory;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Reading;

public class GapTests
{
    /// <summary>Each failure, the one gap it makes, and how many of the estate's 12 points, 2 plans and 3 tables are read all the same.</summary>
    [Theory]
    // One vault: the others are read.
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Deny, "daily", "vault/daily", "AccessDeniedException", 3, 2, 3)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Throttle, "daily", "vault/daily", "ThrottlingException", 3, 2, 3)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Error, "daily", "vault/daily", "ServiceUnavailableException", 3, 2, 3)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Garbage, "daily", "vault/daily", "InvalidAnswer", 3, 2, 3)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Truncate, "daily", "vault/daily", "InvalidAnswer", 3, 2, 3)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Drop, "daily", "vault/daily", "ConnectionLost", 3, 2, 3)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Delay, "daily", "vault/daily", "Timeout", 3, 2, 3)]
    // The lists.
    [InlineData("ListBackupVaults", FaultKind.Deny, null, "vaults", "AccessDeniedException", 0, 2, 3)]
    [InlineData("ListBackupPlans", FaultKind.Deny, null, "plans", "AccessDeniedException", 12, 0, 3)]
    [InlineData("ListBackupPlans", FaultKind.Garbage, null, "plans", "InvalidAnswer", 12, 0, 3)]
    [InlineData("ListTables", FaultKind.Deny, null, "tables", "AccessDeniedException", 12, 2, 0)]
    [InlineData("ListTables", FaultKind.Throttle, null, "tables", "ThrottlingException", 12, 2, 0)]
    [InlineData("ListTables", FaultKind.Drop, null, "tables", "ConnectionLost", 12, 2, 0)]
    [InlineData("GetResources", FaultKind.Deny, null, "tags", "AccessDeniedException", 12, 2, 3)]
    [InlineData("GetResources", FaultKind.Truncate, null, "tags", "InvalidAnswer", 12, 2, 3)]
    [InlineData("ListBackups", FaultKind.Deny, null, "nativeBackups", "AccessDeniedException", 12, 2, 3)]
    [InlineData("DescribeRegionSettings", FaultKind.Deny, null, "settings", "AccessDeniedException", 12, 2, 3)]
    [InlineData("DescribeRegionSettings", FaultKind.Delay, null, "settings", "Timeout", 12, 2, 3)]
    // One plan: it is still named.
    [InlineData("GetBackupPlan", FaultKind.Deny, "orgs/*", "plan/orgs/544033d1-b19c-3f2a", "AccessDeniedException", 12, 2, 3)]
    [InlineData("ListBackupSelections", FaultKind.Deny, "orgs/*", "plan/orgs/544033d1-b19c-3f2a", "AccessDeniedException", 12, 2, 3)]
    [InlineData("ListBackupSelections", FaultKind.Garbage, "orgs/*", "plan/orgs/544033d1-b19c-3f2a", "InvalidAnswer", 12, 2, 3)]
    [InlineData("GetBackupSelection", FaultKind.Deny, "orgs/*", "plan/orgs/544033d1-b19c-3f2a", "AccessDeniedException", 12, 2, 3)]
    public async Task ReadAsync_ReportsOneGap_AndReadsTheRest_WhenACallFailsToTheEnd(
        string operation, FaultKind kind, string? resource, string what, string code, int points, int plans, int tables)
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small, options: LocalAccount.Options with
        {
            AttemptTimeout = kind == FaultKind.Delay ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(20),
        });
        account.Server.Faults.Add(new Fault { Operation = operation, Resource = resource, Kind = kind, Delay = TimeSpan.FromMinutes(1) });

        var inventory = await account.ReadAsync();

        var gap = inventory.Gaps.ShouldHaveSingleItem();
        (gap.AccountId, gap.Region, gap.What, gap.Code).ShouldBe((LocalAccount.Id, "us-east-1", what, code));
        gap.Message.ShouldNotContain('\n');
        if (kind == FaultKind.Deny)
            gap.Message.ShouldContain($"Allow {Action(operation)}");
        account.Points.All.Count.ShouldBe(points);
        inventory.Plans.Count.ShouldBe(plans);
        inventory.Tables.Count.ShouldBe(tables);
        inventory.PlansListed.ShouldBe(what != "plans");
        inventory.VaultsListed.ShouldBe(what != "vaults");
        inventory.TablesListed.ShouldBe(what != "tables");
        inventory.Vaults.Where(vault => !vault.Complete).Select(vault => "vault/" + vault.Name).ShouldBe(what.StartsWith("vault/") ? [what] : []);
        inventory.Plans.Where(plan => !plan.Complete).Select(plan => "plan/" + plan.Id).ShouldBe(what.StartsWith("plan/") ? [what] : []);
        (inventory.Settings is null).ShouldBe(what == "settings");
        inventory.Tables.Any(table => table.Tags is null).ShouldBe(what == "tags");
    }

    [Theory]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Throttle, 5)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Error, 5)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Drop, 3)]
    [InlineData("ListTables", FaultKind.Throttle, 5)]
    [InlineData("GetResources", FaultKind.Throttle, 5)]
    [InlineData("GetBackupPlan", FaultKind.Throttle, 4)]
    [InlineData("DescribeRegionSettings", FaultKind.Garbage, 1)]
    public async Task ReadAsync_ReadsEverything_WhenTryingAgainHelps(string operation, FaultKind kind, int times)
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Add(new Fault { Operation = operation, Kind = kind, Times = times });

        var inventory = await account.ReadAsync();

        inventory.Gaps.ShouldBeEmpty();
        account.Points.All.Count.ShouldBe(12);
        account.Server.Calls.CountOf(operation).ShouldBeGreaterThan(times);
        // One more came before: GetCallerIdentity. The client repeats by itself what it sent on a connection that turned out dead.
        if (kind != FaultKind.Drop)
            account.Inventory.Calls.Total.ShouldBe(account.Server.Calls.Count - 1);
    }

    [Theory]
    [InlineData("ListRecoveryPointsByBackupVault", "vault/daily")]
    [InlineData("ListBackupVaults", "vaults")]
    [InlineData("GetResources", "tags")]
    public async Task ReadAsync_EndsWithAGap_WhenAPageTokenComesAgain(string operation, string what)
    {
        await using var account = await LocalAccount.StartAsync(Estates.SmallInShortPages.Replace("\"pageSize\": 3", "\"pageSize\": 1", StringComparison.Ordinal));
        account.Server.Faults.Add(new Fault { Operation = operation, Resource = what == "vault/daily" ? "daily" : null, Kind = FaultKind.RepeatToken });

        var inventory = await account.ReadAsync();

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([(what, "RepeatedToken")]);
        account.Points.All.Select(point => point.Arn).ShouldBeUnique();
    }

    [Fact]
    public async Task ReadAsync_KeepsThePagesBeforeTheFailure()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small.Replace("\"seed\": 1", "\"paging\": { \"pageSize\": 4 }", StringComparison.Ordinal));
        account.Server.Faults.Add(new Fault { Operation = "ListRecoveryPointsByBackupVault", Resource = "daily", Kind = FaultKind.Garbage, After = 1 });

        var inventory = await account.ReadAsync();

        inventory.Gaps.ShouldHaveSingleItem().Message.ShouldContain("Recovery points of vault daily created until 2026-11-18T00:00:00Z, about 5 of the 9 of all types that the vault says it holds, are missing");
        account.Points.All.Count.ShouldBe(4 + 3);
    }

    [Fact]
    public async Task ReadAsync_ReportsOneGap_WhenTheRegionIsNotEnabled()
    {
        await using var account = await LocalAccount.StartAsync(
            """{ "asOf": "2026-11-22T00:00:00Z", "accounts": { "111122223333": { "regions": { "us-east-1": {}, "me-south-1": { "enabled": false } } } } }""",
            access => access with { Regions = ["me-south-1", "us-east-1"] });

        var inventory = await account.ReadAsync(new Scope(LocalAccount.Id, "me-south-1"));

        var gap = inventory.Gaps.ShouldHaveSingleItem();
        (gap.Region, gap.What, gap.Code).ShouldBe(("me-south-1", "region", "UnrecognizedClientException"));
        gap.Message.ShouldContain("not enabled");
        gap.Message.ShouldContain("Name Regions without it, or accept the gap.");
        (inventory.PlansListed || inventory.VaultsListed || inventory.TablesListed).ShouldBeFalse();
        (await account.ReadAsync()).Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task ReadAsync_ReportsOneGap_WhenThereIsNoSuchRegion()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small, access => access with { Regions = ["us-east-1", "us-nowhere-7"] });

        var inventory = await account.ReadAsync(new Scope(LocalAccount.Id, "us-nowhere-7"));

        inventory.Gaps.ShouldHaveSingleItem().What.ShouldBe("region");
    }

    [Fact]
    public async Task ReadAsync_ReportsOneGap_WhenNothingIsAllowed()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Deny("*");

        var gap = (await account.ReadAsync()).Gaps.ShouldHaveSingleItem();

        (gap.What, gap.Code).ShouldBe(("region", "AccessDeniedException"));
        gap.Message.ShouldContain("backup:ListRecoveryPointsByBackupVault");
        gap.Message.ShouldContain("tag:GetResources");
    }

    [Fact]
    public async Task ReadAsync_ReportsOneGap_WhenTheCredentialsExpireMeanwhile()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Add(new Fault { Kind = FaultKind.Error, After = 3, Code = "ExpiredTokenException", Status = 403, Message = "The security token included in the request is expired" });

        var inventory = await account.ReadAsync();

        inventory.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("region", "ExpiredTokenException")]);
    }

    [Fact]
    public async Task ReadAsync_AsksNothingMore_WhenTheCredentialsHaveExpired()
    {
        await using var account = await LocalAccount.StartAsync(Vaults(100));
        account.Server.Faults.Add(new Fault { Kind = FaultKind.Error, After = 10, Code = "ExpiredTokenException", Status = 403 });

        (await account.ReadAsync()).Gaps.ShouldHaveSingleItem().What.ShouldBe("region");

        // What runs already ends: eight vaults and four lists at once, twice each.
        account.Inventory.Calls.Total.ShouldBeLessThan(40);
    }

    [Fact]
    public async Task ReadAsync_ReadsEverything_WhenCredentialsAreRefusedOnce()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Add(new Fault { Operation = "ListBackupVaults", Kind = FaultKind.Error, Times = 1, Code = "UnrecognizedClientException", Status = 403 });

        (await account.ReadAsync()).Gaps.ShouldBeEmpty();
        account.Points.All.Count.ShouldBe(12);
    }

    [Fact]
    public async Task ReadAsync_DoesNotWaitForEveryVault_WhenTheServiceIsSilent()
    {
        await using var account = await LocalAccount.StartAsync(
            Vaults(30),
            options: LocalAccount.Options with { AttemptTimeout = TimeSpan.FromMilliseconds(500), Parallelism = 4 });
        account.Server.Faults.Add(new Fault { Operation = "ListRecoveryPointsByBackupVault", Kind = FaultKind.Delay, Delay = TimeSpan.FromMinutes(1) });

        var inventory = await account.ReadAsync();

        inventory.Gaps.Count.ShouldBe(30);
        inventory.Gaps.ShouldAllBe(gap => gap.What.StartsWith("vault/v") && gap.Code == "Timeout");
        account.Inventory.Calls.ByOperation["ListRecoveryPointsByBackupVault"].ShouldBeLessThan(20);
    }

    [Fact]
    public async Task ReadAsync_NamesBrokenPoints_AndCountsTheRest()
    {
        await using var account = await LocalAccount.StartAsync("""
            {
              "asOf": "2026-11-22T00:00:00Z",
              "accounts": { "111122223333": { "regions": { "us-east-1": {
                "tables": [ { "name": "orders", "size": "1GB" } ],
                "vaults": [ { "name": "v" } ],
                "recoveryPoints": [
                  { "vault": "v", "table": "orders", "createdAt": "2026-11-01", "size": "1GB", "arn": "arn:aws:backup:us-east-1:111122223333:recovery-point:good" },
                  { "vault": "v", "table": "orders", "createdAt": "2026-11-02", "size": "1GB", "arn": "arn:aws:backup:us-east-1:111122223333:recovery-point:undated", "without": [ "CreationDate" ] },
                  { "vault": "v", "table": "orders", "createdAt": "2026-11-03", "size": "1GB", "arn": "arn:aws:backup:us-east-1:111122223333:recovery-point:of-nothing", "with": { "ResourceArn": null } },
                  { "vault": "v", "table": "orders", "createdAt": "2026-11-04", "size": "1GB", "arn": "arn:aws:backup:us-east-1:111122223333:recovery-point:of-a-bucket", "with": { "ResourceArn": "arn:aws:s3:::bucket" } },
                  { "vault": "v", "table": "orders", "createdAt": "2026-11-05", "size": "1GB", "arn": "arn:aws:backup:us-east-1:111122223333:recovery-point:epoch", "with": { "CreationDate": 0 } },
                  { "vault": "v", "table": "orders", "createdAt": "2026-11-06", "arn": "arn:aws:backup:us-east-1:111122223333:recovery-point:bare",
                    "with": { "Status": null, "Lifecycle": null, "CalculatedLifecycle": null, "CreatedBy": null, "IsParent": null }, "without": [ "BackupSizeInBytes", "VaultType" ] }
                ] } } } }
            }
            """);

        var inventory = await account.ReadAsync();

        inventory.Gaps.Select(gap => (gap.What.Split(':')[^1], gap.Code)).ShouldBe([("epoch", "InvalidAnswer"), ("of-a-bucket", "InvalidAnswer"), ("of-nothing", "InvalidAnswer"), ("undated", "InvalidAnswer")]);
        inventory.Gaps.ShouldAllBe(gap => gap.What.StartsWith("point/arn:aws:backup:us-east-1:111122223333:recovery-point:"));
        inventory.Vaults.ShouldHaveSingleItem().Complete.ShouldBeFalse();
        account.Points.All.Select(point => point.Arn.Split(':')[^1]).ShouldBe(["bare", "good"]);
        var bare = account.Points.All[0];
        (bare.Status, bare.SizeBytes, bare.DeleteAt, bare.Lifecycle, bare.CreatedBy, bare.IsParent).ShouldBe((null, null, null, null, null, false));
    }

    [Fact]
    public async Task ReadAsync_NamesTheFirstBrokenPoints_AndCountsTheOthers()
    {
        await using var account = await LocalAccount.StartAsync("""
            {
              "asOf": "2026-11-22T00:00:00Z",
              "accounts": { "111122223333": { "regions": { "us-east-1": {
                "tables": [ { "name": "orders", "size": "1GB" } ], "vaults": [ { "name": "v" } ],
                "recoveryPoints": [ { "vault": "v", "table": "orders", "createdAt": "2026-10-01", "size": "1GB", "count": 50, "everyHours": 1, "without": [ "CreationDate" ] } ] } } } }
            }
            """);

        var gaps = (await account.ReadAsync()).Gaps;

        gaps.Count(gap => gap.What.StartsWith("point/")).ShouldBe(20);
        gaps.Single(gap => gap.What == "vault/v").Message.ShouldStartWith("30 more recovery points");
        account.Points.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task DescribeAsync_DescribesTables_AndTellsVanishedFromDenied()
    {
        await using var account = await LocalAccount.StartAsync(Estates.Small);
        account.Server.Faults.Deny("DescribeTable", "was-tagged");

        var described = await account.Inventory.DescribeAsync(LocalAccount.UsEast1, ["orders", "gone", "was-tagged", "orders"], TestContext.Current.CancellationToken);

        described.ByName.Keys.ShouldBe(["orders"]);
        described.ByName["orders"].ItemCount.ShouldBe(1000);
        described.ByName["orders"].SizeBytes.ShouldBe(500L << 30);
        described.ByName["orders"].CreatedAt.ShouldBe(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero));
        described.Vanished.ShouldBe(["gone"]);
        described.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("table/was-tagged", "AccessDeniedException")]);
        account.Server.Calls.CountOf("DescribeTable").ShouldBe(3);
    }

    [Fact]
    public async Task ReadPointInTimeRecoveryAsync_AsksForTheFirstTablesOnly_AndLeavesFailuresOut()
    {
        await using var account = await LocalAccount.StartAsync("""
            { "asOf": "2026-11-22T00:00:00Z", "accounts": { "111122223333": { "regions": { "us-east-1": {
              "tables": [ { "name": "table-on", "size": "1GB", "pitr": true }, { "name": "table-off", "size": "1GB" }, { "name": "denied", "size": "1GB" }, { "name": "beyond", "size": "1GB" } ] } } } } }
            """, options: LocalAccount.Options with { PointInTimeRecoveryCalls = 3 });
        account.Server.Faults.Deny("DescribeContinuousBackups", "denied");

        var enabled = await account.Inventory.ReadPointInTimeRecoveryAsync(LocalAccount.UsEast1, ["table-on", "denied", "table-off", "beyond"], TestContext.Current.CancellationToken);

        enabled.ShouldBe(new Dictionary<string, bool> { ["table-on"] = true, ["table-off"] = false }, ignoreOrder: true);
        account.Server.Calls.CountOf("DescribeContinuousBackups").ShouldBe(3);
    }

    private static string Vaults(int count) =>
        $$"""{ "asOf": "2026-11-22T00:00:00Z", "accounts": { "111122223333": { "regions": { "us-east-1": { "vaults": [ {{string.Join(',', Enumerable.Range(1, count).Select(number => $$"""{ "name": "v{{number}}" }"""))}} ] } } } } }""";

    private static string Action(string operation) => operation switch
    {
        "ListTables" or "ListBackups" => $"dynamodb:{operation}",
        "GetResources" => $"tag:{operation}",
        _ => $"backup:{operation}",
    };
}
