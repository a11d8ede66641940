using Guardrail.Auditing;
using Guardrail.Core.Tests.Changes;
using Guardrail.Inventory;
using Guardrail.Options;
using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Core.Tests.Options;

/// <summary>Options of estates that are audited whole: what is offered, what it says, and what is never offered.</summary>
public sealed class SavingOptionsTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private static readonly BackupRule Hourly = new()
    {
        Id = "r1",
        Name = "hourly",
        TargetVaultName = "Default",
        ScheduleExpression = "cron(0 * * * ? *)",
        StartWindowMinutes = 60,
        Lifecycle = new Lifecycle(null, 35),
    };

    private static string Arn(string name) => $"arn:aws:dynamodb:us-east-1:111122223333:table/{name}";

    private static DynamoTable Table(string name, string? stage = null) =>
        new() { Scope = RandomEstate.Home, Name = name, Arn = Arn(name), Tags = stage is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["stage"] = stage } };

    private static MemoryInventory Estate(BackupRule rule, string planId = "p1", BackupVault? vault = null, IReadOnlyList<RecoveryPoint>? points = null, params DynamoTable[] tables) => new()
    {
        Scopes =
        [
            new ScopeInventory
            {
                Scope = RandomEstate.Home,
                Settings = new RegionSettings(true, true),
                Vaults = [vault ?? RandomEstate.Vault(RandomEstate.Home, "Default")],
                Tables = tables.Length > 0 ? tables : [Table("orders")],
                Plans = [new BackupPlan { Scope = RandomEstate.Home, Id = planId, Name = "plan", CreatedAt = AsOf.AddYears(-1), Rules = [rule], Selections = [new BackupSelection { Id = "s", Name = "s", CreatedAt = AsOf.AddYears(-1), Resources = ["arn:aws:dynamodb:*:*:table/*"] }] }],
            },
        ],
        Points = points ?? [],
        Descriptions = (tables.Length > 0 ? tables : [Table("orders")]).ToDictionary(table => table.Name, _ => new TableDescription(100L << 30, 5, AsOf.AddYears(-2))),
    };

    private static IReadOnlyList<SavingOption> Options(MemoryInventory estate, params BackupConstraint[] constraints) =>
        estate.Report(AsOf, Policy.Default with { Constraints = constraints }).Tables.Single(table => table.TableName == "orders").Options;

    private static BackupConstraint Demand(int? days = null, decimal? hours = null, string table = "*") => new(new PolicyScope { Table = new NamePattern(table) }, days, hours, null);

    private static SavingOption? Kind(IEnumerable<SavingOption> options, string kind) => options.SingleOrDefault(option => option.Kind == kind);

    [Fact]
    public void FewerCopies_SaysWhatItSavesWhenAndWhatItCosts()
    {
        var option = Kind(Options(Estate(Hourly)), "fewerCopies").ShouldNotBeNull();

        // 100 GB, 840 copies against 35, at $0.10.
        Math.Round(option.MonthlySavingUsd.Amount, 6).ShouldBe(8_050);
        option.InEffectOn.ShouldBe(new DateOnly(2026, 12, 27));
        (option.RpoHoursBefore, option.RpoHoursAfter).ShouldBe((1, 24));
        (option.OldestDaysBefore, option.OldestDaysAfter).ShouldBe((35, 35));
        option.BlockedBy.ShouldBeEmpty();
        option.Command.ShouldNotBeNull().ShouldStartWith("aws backup get-backup-plan --backup-plan-id 'p1' --region 'us-east-1'\n# ");
    }

    [Theory]
    [InlineData(24.0, "once a day")]
    [InlineData(23.9, "every 12 hours")]
    [InlineData(2.0, "every 2 hours")]
    [InlineData(1.0, null)]
    public void FewerCopies_KeepsToTheLongestTimeThatThePolicyAllows(double hours, string? words)
    {
        var option = Kind(Options(Estate(Hourly), Demand(hours: (decimal)hours)), "fewerCopies");

        if (words is null)
            option.ShouldBeNull();
        else
            option.ShouldNotBeNull().Title.ShouldContain(words);
    }

    [Fact]
    public void Plan_IsNotChanged_WhereAnotherOfItsTablesDemandsMore()
    {
        var estate = Estate(Hourly, tables: [Table("orders"), Table("ledger")]);

        Options(estate, Demand(hours: 1, table: "ledger")).ShouldNotContain(option => option.Kind == "fewerCopies");
        // Also where the report is about the one table alone.
        estate.Report(AsOf, Policy.Default with { Constraints = [Demand(hours: 1, table: "ledger")] }, new NamePattern("orders"))
            .Tables.Single().Options.ShouldNotContain(option => option.Kind == "fewerCopies");
        Kind(Options(estate), "fewerCopies").ShouldNotBeNull().OtherTables.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData(7, 7)]
    [InlineData(30, 30)]
    [InlineData(35, null)]
    public void ShorterRetention_KeepsWhatThePolicyDemands(int? minimum, int? days)
    {
        var option = Kind(Options(Estate(Hourly), minimum is null ? [] : [Demand(minimum)]), "shorterRetention");

        if (days is null)
            option.ShouldBeNull();
        else
            option.ShouldNotBeNull().Title.ShouldBe($"Keep the points of rule 'hourly' of plan 'plan' for {days} days instead of 35.");
    }

    [Fact]
    public void ShorterRetention_StopsAtTheVaultsLock_AndSaysSo()
    {
        var option = Kind(Options(Estate(Hourly, vault: RandomEstate.Vault(RandomEstate.Home, "Default", least: 20))), "shorterRetention").ShouldNotBeNull();

        option.Title.ShouldContain("for 20 days");
        option.BlockedBy.ShouldHaveSingleItem().ShouldContain("the lock of vault 'Default' demands 20 days");
    }

    [Theory]
    [InlineData(90, null)]
    [InlineData(91, 1)]
    [InlineData(125, 35)]
    [InlineData(400, 35)]
    public void ColdTier_IsOfferedFromNinetyDaysInColdStorageOn(int keep, int? cold)
    {
        var option = Kind(Options(Estate(Hourly with { Lifecycle = new Lifecycle(null, keep) })), "coldTier");

        if (cold is null)
            option.ShouldBeNull();
        else
            option.ShouldNotBeNull().Title.ShouldContain($"after {cold} day");
    }

    [Fact]
    public void Options_PointToTheManagementAccount_WhenAnOrganizationMadeThePlan()
    {
        var option = Kind(Options(Estate(Hourly, planId: "orgs/p")), "fewerCopies").ShouldNotBeNull();

        option.BlockedBy.ShouldHaveSingleItem().ShouldContain("organization's backup policy");
        option.Command.ShouldNotBeNull().ShouldContain("change the policy in the management account");
    }

    [Fact]
    public void SetRetention_EndsTheGrowth()
    {
        var option = Kind(Options(Estate(Hourly with { ScheduleExpression = "cron(0 5 * * ? *)", Lifecycle = Lifecycle.Forever }), Demand(60)), "setRetention").ShouldNotBeNull();

        option.Title.ShouldBe("Keep the points of rule 'hourly' of plan 'plan' for 60 days instead of for ever ($600.00 a month once full).");
        option.Basis.ShouldBe("monthlyGrowth");
        Math.Round(option.MonthlySavingUsd.Amount, 5).ShouldBe(304.36875m);
        option.InEffectOn.ShouldBe(new DateOnly(2027, 1, 21));
        (option.OldestDaysBefore, option.OldestDaysAfter).ShouldBe((null, 60));
    }

    [Fact]
    public void PointOptions_AreAboutStoredPoints_OfTablesOfOnesOwn()
    {
        var vault = RandomEstate.Vault(RandomEstate.Home, "Default");
        RecoveryPoint Point(string table, string status, string account = "111122223333") => new()
        {
            Arn = $"arn:aws:backup:us-east-1:111122223333:recovery-point:{table}-{status}",
            Vault = vault,
            TableArn = $"arn:aws:dynamodb:us-east-1:{account}:table/{table}",
            CreatedAt = AsOf.AddDays(-100),
            Status = status,
            SizeBytes = 100L << 30,
            DeleteAt = status == "EXPIRED" ? AsOf.AddDays(-60) : null,
        };
        var report = Estate(Hourly, points: [Point("orders", "EXPIRED"), Point("orders", "COMPLETED"), Point("gone", "COMPLETED"), Point("theirs", "EXPIRED", "444455556666")]).Report(AsOf);
        IReadOnlyList<SavingOption> Of(string table) => report.Tables.Single(row => row.TableName == table).Options;

        Kind(Of("orders"), "deleteExpired").ShouldNotBeNull().MonthlySavingUsd.Amount.ShouldBe(10);
        Kind(Of("orders"), "endPoints").ShouldNotBeNull().MonthlySavingUsd.Amount.ShouldBe(10);
        Kind(Of("orders"), "endPoints")!.Command.ShouldNotBeNull().ShouldContain("# aws backup list-recovery-points-by-backup-vault");
        Kind(Of("gone"), "deleteOrphans").ShouldNotBeNull().InEffectOn.ShouldBe(new DateOnly(2026, 11, 22));
        Of("theirs").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("it's; rm -rf $(pwd)", """select(.RuleName=="it\u0027s; rm -rf $(pwd)")""")]
    [InlineData("new\nline", null)]
    [InlineData("right\u202eleft", null)]
    public void Command_QuotesNames_OrIsLeftOut(string rule, string? part)
    {
        var command = Kind(Options(Estate(Hourly with { Name = rule })), "fewerCopies")!.Command;

        if (part is null)
            command.ShouldBeNull();
        else
            command.ShouldNotBeNull().ShouldContain(part);
    }

    [Fact]
    public void Of_OffersNothing_WhereThePriceIsNotKnown() =>
        SavingOptions.Of(Estate(Hourly).Report(AsOf), Policy.Default, PriceBook.Read("""{ "_meta": { "asOf": "2026-11-22" }, "eu-west-1": { "currency": "USD", "warm": 0.1 } }"""))
            .Values.SelectMany(options => options).ShouldBeEmpty();
}
