using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Copies: where they lie, how long, who pays, and what moving them costs.</summary>
public sealed class CopyTests
{
    private static readonly Scope Abroad = new(A.Account, "eu-west-1");

    private static readonly BackupVault Far = new() { Scope = Abroad, Name = "far", Arn = $"arn:aws:backup:eu-west-1:{A.Account}:backup-vault:far" };

    private static readonly string Foreign = "arn:aws:backup:us-east-1:444455556666:backup-vault:theirs";

    private static BackupRule Copying(string vaultArn, Lifecycle? lifecycle, long keep = 30) => A.Rule(keep: keep) with { Copies = [new CopyAction(vaultArn, lifecycle)] };

    private static ScopeInventory Read(BackupVault vault) => new() { Scope = vault.Scope, Settings = new(true, true), Vaults = [vault] };

    private static IEnumerable<RecoveryPoint> Copies(IEnumerable<RecoveryPoint> points) =>
        points.Select(point => point with { Vault = Far, SourceVaultArn = A.Vault.Arn, CreatedBy = null });

    [Fact]
    public void Compute_ListsCopies_WhereTheirVaultWasRead()
    {
        var points = A.Daily("2026-11-12", "2026-11-22");
        var figures = new A { Rules = [Copying(Far.Arn, null)], Others = [Read(Far)], PlanCreatedAt = A.At("2026-11-12"), SelectedAt = A.At("2026-11-12") }
            .Figures([.. points, .. Copies(points)]);

        var row = figures.Tables.Single().ByRule.Single(row => row.VaultArn == Far.Arn);
        (row.Basis, row.RuleId, row.InTotals, row.RecoveryPoints, row.Estimated).ShouldBe(("listed", "r1", true, 10, false));
        row.BilledTo.ShouldBe(new(A.Account, "eu-west-1"));
        row.SteadyStateUsd!.Value.Amount.ShouldBe(30 * 100 * 0.11m, 1e-9m);
        figures.Totals.TransferUsd.MonthToDate.ShouldBe(new Usd(10 * 100 * 0.04m));
        figures.Totals.TransferUsd.ProjectedMonth.ShouldBe(new Usd(19 * 100 * 0.04m));
        figures.Totals.TransferUsd.SteadyState.Amount.ShouldBe(30.436875m * 100 * 0.04m, 1e-9m);
        figures.Plans.Single().Tables.ShouldBe(1);
    }

    [Theory]
    [InlineData(60L, 50)]   // outlives its source: one per run of the last 60 days, of which 50 are after the plan's first
    [InlineData(7L, 7)]
    [InlineData(-1L, 30)]
    [InlineData(null, 30)]
    public void Compute_ProjectsOneCopyPerRun_WhereTheVaultWasNotRead(long? days, int copies)
    {
        var lifecycle = days is null ? null : new Lifecycle(null, days);
        var row = new A { Rules = [Copying(Far.Arn, lifecycle)], AsOf = A.At("2026-11-22T00:00:01"), PlanCreatedAt = A.At("2026-10-04"), SelectedAt = A.At("2026-10-04") }
            .Figures(A.Daily("2026-10-24", "2026-11-23")).Tables.Single().ByRule.Single(row => row.VaultArn == Far.Arn);

        (row.Basis, row.RecoveryPoints, row.Estimated, row.InTotals).ShouldBe(("projected", copies, true, true));
    }

    [Fact]
    public void Compute_ShowsACopyInAnotherAccount_InNoSumButItsTransfer()
    {
        var abroad = Foreign.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal);
        var figures = new A { Rules = [Copying(abroad, null)], PlanCreatedAt = A.At("2026-11-12"), SelectedAt = A.At("2026-11-12") }.Figures(A.Daily("2026-11-12", "2026-11-22"));

        figures.Tables.Single().ByRule.Single(row => row.VaultArn == abroad).InTotals.ShouldBeFalse();
        figures.Totals.RecoveryPoints.ShouldBe(10);
        figures.Totals.SteadyStateUsd!.Value.Amount.ShouldBe(300 + 30.436875m * 4, 1e-9m);
    }

    [Fact]
    public void Compute_TransfersNothing_WithinARegion() =>
        new A { Rules = [Copying(Foreign, null)] }.Figures(A.Daily("2026-11-12", "2026-11-22")).Totals.TransferUsd.SteadyState.ShouldBe(Usd.Zero);

    [Fact]
    public void Compute_MakesNoCopies_WithoutAdvancedFeatures() =>
        new A { Rules = [Copying(Far.Arn, null)], Settings = new(false, true) }.Figures(A.Daily("2026-11-12", "2026-11-22")).Tables.Single().ByRule.Count.ShouldBe(1);

    [Fact]
    public void Compute_IsUnbounded_WhenOnlyACopyNeverExpires()
    {
        var figures = new A { Rules = [A.Rule(keep: null) with { Copies = [new CopyAction(Far.Arn, new Lifecycle(null, 30))] }] }.Figures(A.Daily("2026-11-12", "2026-11-22", keep: null));
        figures.Totals.SteadyStateUsd.ShouldBeNull();

        var rows = figures.Tables.Single().ByRule;
        rows.Select(row => row.SteadyStateUsd is null).ShouldBe([true, false]);
        // What is stored stays; what is added every month is the growth.
        rows[0].SteadyStateBoundedUsd.Amount.ShouldBe(10 * 10m + 30.436875m * 4, 1e-9m);
        rows[0].MonthlyGrowthUsd.Amount.ShouldBe(30.436875m * 10, 1e-9m);
        rows[0].CopiesOnceFull.ShouldBeNull();
        figures.Totals.SteadyStateBoundedUsd.Amount.ShouldBe(rows.Sum(row => row.SteadyStateBoundedUsd.Amount), 1e-9m);
    }

    [Fact]
    public void Compute_GoesStraightToTheAirGappedVault_AtItsPrice()
    {
        var airGapped = A.Vault with { Name = "gap", Arn = A.Vault.Arn + "-gap", AirGapped = true, MinRetentionDays = 7, MaxRetentionDays = 100 };
        var rule = A.Rule() with { AirGappedVaultArn = airGapped.Arn };
        var description = new TableDescription(100 * A.Gb, 5, A.At("2025-01-01"));

        var row = new A { Rules = [rule], Vaults = [A.Vault, airGapped], Description = description }.Figures().Tables.Single().ByRule.Single();
        (row.VaultArn, row.SteadyStateUsd).ShouldBe((airGapped.Arn, new Usd(30 * 100 * 0.115m)));

        new A { Rules = [rule], Vaults = [A.Vault, airGapped], Description = description, Settings = new(true, false) }
            .Figures().Tables.Single().ByRule.Single().VaultArn.ShouldBe(A.Vault.Arn);
    }

    [Fact]
    public void Compute_InventsNoOrphans_InACentralBackupAccount()
    {
        // Another account's table and plan, of which only the copies are read here.
        var copies = Copies(A.Daily("2026-10-24", "2026-11-22")).Select(point => point with
        {
            TableArn = "arn:aws:dynamodb:us-east-1:444455556666:table/theirs",
            SourceVaultArn = Foreign,
            CreatedBy = new RecoveryPointCreator("p9", "theirs", "1", "r9", "r9"),
        });

        var figures = new A { Others = [Read(Far)], Covered = false }.Figures(copies);

        var table = figures.Tables.Single(table => table.TableName == "theirs");
        (table.AccountId, table.Exists, table.RecoveryPoints).ShouldBe(("444455556666", null, 29));
        var plan = figures.Plans.Single(plan => plan.PlanId == "p9");
        (plan.AccountId, plan.Deleted, plan.PlanName).ShouldBe(("444455556666", false, "theirs"));
        figures.Totals.TransferUsd.MonthToDate.ShouldBe(Usd.Zero);
    }
}
