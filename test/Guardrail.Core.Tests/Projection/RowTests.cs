using Guardrail.Inventory;
using Guardrail.Pricing;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Which rows there are, and what they say besides money.</summary>
public sealed class RowTests
{
    public static TheoryData<string, RecoveryPointCreator?, string?, string?> Origins => new()
    {
        { "by the rule's id",                new("p1", "daily", "1", "r1", "renamed"), "p1", "r1" },
        { "by its name, after an edit",      new("p1", "daily", "2", "r1-of-old", "r1-name"), "p1", "r1" },
        { "by vault and lifecycle",          new("p1", "daily", "3", "other", "other"), "p1", "r1" },
        { "AWS gave no rule at all",         new("p1", "daily", "", "", ""), "p1", "r1" },
        { "of a plan that is not there",     new("gone", "old", "1", "r1", "r1-name"), "gone", null },
        { "made by hand",                    null, null, null },
        { "a creator that says nothing",     new("", "", "", "", ""), null, null },
    };

    [Theory]
    [MemberData(nameof(Origins))]
    public void Compute_LaysAPointToItsRule(string what, RecoveryPointCreator? creator, string? planId, string? ruleId)
    {
        var row = new A { Covered = false }.Figures(A.Point(A.At("2026-11-12")) with { CreatedBy = creator }).Tables.Single().ByRule.Single();

        (row.PlanId, row.RuleId).ShouldBe((planId, ruleId), what);
    }

    [Fact]
    public void Compute_KeepsAPlansPointsWithoutARule_WhenNothingFits() =>
        new A { Covered = false }.Figures(A.Point(A.At("2026-11-12"), keep: 99) with { CreatedBy = new("p1", "daily", "1", "x", "x") })
            .Tables.Single().ByRule.Single().RuleId.ShouldBeNull();

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(false, false, true, null)]
    [InlineData(true, false, true, true)]
    public void Compute_SaysWhetherATableExists_OnlyWhereAllTablesWereListed(bool exists, bool listed, bool covered, bool? expected) =>
        new A { TableExists = exists, TablesListed = listed, Covered = covered }.Figures(A.Point(A.At("2026-11-12"))).Tables.Single().Exists.ShouldBe(expected);

    [Theory]
    [InlineData(true, true, null, false)]
    [InlineData(false, true, null, true)]
    [InlineData(false, false, null, false)]
    [InlineData(true, true, "2026-11-20", true)]
    public void Compute_SaysThatAPlanIsDeleted_OnlyWhereAllPlansWereListed(bool there, bool listed, string? deletedAt, bool expected) =>
        new A { PlanListed = there, PlansListed = listed, PlanDeletedAt = deletedAt is null ? null : A.At(deletedAt) }
            .Figures(A.Point(A.At("2026-11-12"))).Plans.Single(plan => plan.PlanId == "p1").Deleted.ShouldBe(expected);

    [Fact]
    public void Compute_MakesNoRunsOfADeletedPlan() =>
        new A { PlanDeletedAt = A.At("2026-11-20") }.Figures(A.Point(A.At("2026-11-12"))).Totals.SteadyStateUsd.ShouldBe(Usd.Zero);

    [Fact]
    public void Compute_CountsUncoveredTablesOnly()
    {
        var figures = new A { Covered = false }.Figures();

        (figures.Tables.Count, figures.UncoveredTables, figures.Plans.Single().Tables).ShouldBe((0, 1, 0));
        new A().Figures().UncoveredTables.ShouldBe(0);
    }

    [Fact]
    public void Compute_PricesNativeBackupsApart()
    {
        var figures = new A { Covered = false, NativeBackups = [new(A.TableArn, 100 * A.Gb), new(A.TableArn, null)] }.Figures();

        figures.NativeBackups.ShouldBe(new(2, 100 * A.Gb, new Usd(10)));
        figures.Totals.RunRateUsd.ShouldBe(Usd.Zero);
        figures.Gaps.Single().What.ShouldBe("nativeBackups");
    }

    [Fact]
    public void Compute_PricesWhatDynamoDbBills_ByItsOwnPrice()
    {
        var prices = PriceBook.Embedded.With(new PriceOverrides(0, new Dictionary<string, RateOverrides> { ["us-east-1"] = new() { OnDemand = 0.5m } }));
        var point = A.Point(A.At("2026-11-12")) with { Arn = $"arn:aws:dynamodb:us-east-1:{A.Account}:table/orders/backup/1" };

        new A { Covered = false, Prices = prices }.Figures(point).Totals.RunRateUsd.ShouldBe(new Usd(50));
        new A { Prices = prices, Settings = new(true, false), Description = new TableDescription(100 * A.Gb, 1, A.At("2025-01-01")) }
            .Figures().Totals.SteadyStateUsd.ShouldBe(new Usd(30 * 100 * 0.5m));
    }

    [Fact]
    public void Compute_LeavesAGap_WhenARegionIsNotPricedInUsd()
    {
        var beijing = new Scope(A.Account, "cn-north-1");
        var vault = new BackupVault { Scope = beijing, Name = "v", Arn = $"arn:aws-cn:backup:cn-north-1:{A.Account}:backup-vault:v" };
        var figures = new A { Covered = false, Others = [new ScopeInventory { Scope = beijing, Vaults = [vault] }] }
            .Figures(A.Point(A.At("2026-11-12")) with { Vault = vault, TableArn = $"arn:aws-cn:dynamodb:cn-north-1:{A.Account}:table/t", CreatedBy = null });

        figures.Gaps.Select(gap => (gap.What, gap.Region, gap.Code)).ShouldBe([("price/cn-north-1", "cn-north-1", "PriceUnknown")]);
        figures.Totals.StorageBytes.ShouldBe(100 * A.Gb);
        figures.Totals.RunRateUsd.ShouldBe(Usd.Zero);
    }

    [Fact]
    public void Compute_IsSteadyAtNothing_WhenARulesYearsAreOver()
    {
        var figures = new A { Rules = [A.Rule("cron(0 0 * * ? 2025)", keep: null)], Description = new TableDescription(100 * A.Gb, 1, A.At("2025-01-01")) }.Figures();

        (figures.Totals.SteadyStateUsd, figures.Totals.SteadyStateDate, figures.Totals.MonthlyGrowthUsd).ShouldBe((Usd.Zero, null, Usd.Zero));
    }

    [Fact]
    public void Compute_PricesColdDaysCold()
    {
        var totals = new A { Rules = [A.Rule(keep: 365, cold: 30)], Description = new TableDescription(100 * A.Gb, 1, A.At("2025-01-01")) }.Figures().Totals;
        totals.SteadyStateUsd.ShouldBe(new Usd(100 * (30 * 0.10m + 335 * 0.03m)));

        // Without advanced features the setting is ignored.
        new A { Rules = [A.Rule(keep: 365, cold: 30)], Settings = new(true, false), Description = new TableDescription(100 * A.Gb, 1, A.At("2025-01-01")) }
            .Figures().Totals.SteadyStateUsd.ShouldBe(new Usd(100 * 365 * 0.10m));
    }

    [Fact]
    public void Compute_TellsPitrOfTheTable()
    {
        var table = new A().Figures(A.Daily("2026-11-01", "2026-11-22")).Tables.Single();

        (table.PitrUsd, table.TableSizeBytes, table.Pitr).ShouldBe((new Usd(20), null, null));
        (table.Coverage.Single().Schedule, table.Coverage.Single().Timezone, table.Coverage.Single().DeleteAfterDays).ShouldBe(("cron(0 0 * * ? *)", "UTC", 30));
    }

    [Fact]
    public void Of_NamesTheTablesThatNeedASize()
    {
        IReadOnlyList<(Scope, string)> Needs(A a, params RecoveryPoint[] points)
        {
            var log = new Ledger.RecoveryPointLog();
            log.Add(points);
            return SizeNeeds.Of([a.Inventory()], Coverage.CoverageResolver.Resolve(a.Inventory()), log, a.AsOf);
        }
        var now = A.At("2026-11-22");

        Needs(new A()).ShouldBe([(A.Home, "orders")]);
        Needs(new A(), A.Point(now.AddHours(-47))).ShouldBeEmpty();
        Needs(new A(), A.Point(now.AddHours(-48))).ShouldBe([(A.Home, "orders")]);
        Needs(new A(), A.Point(now.AddHours(-1)), A.Point(now.AddHours(-30), size: 0)).ShouldBe([(A.Home, "orders")]);
        Needs(new A { Covered = false }, A.Point(now.AddHours(-100))).ShouldBeEmpty();
        Needs(new A { Covered = false }, A.Point(now.AddHours(-100), size: null)).ShouldBe([(A.Home, "orders")]);
        Needs(new A { Covered = false, TableExists = false }, A.Point(now.AddHours(-100), size: null)).ShouldBeEmpty();
        Needs(new A { Description = new TableDescription(1, 1, null) }).ShouldBeEmpty();
        // A full window: whether points have left it depends on the table's age.
        Needs(new A(), [.. A.Daily("2026-10-24", "2026-11-22")]).ShouldBe([(A.Home, "orders")]);
        Needs(new A(), [.. A.Daily("2026-10-26", "2026-11-22")]).ShouldBeEmpty();
        Needs(new A { PlanCreatedAt = A.At("2026-10-24") }, [.. A.Daily("2026-10-24", "2026-11-22")]).ShouldBeEmpty();
    }
}
