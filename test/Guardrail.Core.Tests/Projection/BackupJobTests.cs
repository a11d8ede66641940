using Guardrail.Inventory;

namespace Guardrail.Projection;

/// <summary>What completed backup jobs tell about points that no list shows any more. One day of 100 GB in November is 100 × 0.10 ÷ 30 USD.</summary>
public sealed class BackupJobTests
{
    private const decimal GbDay = 100 * 0.10m / 30;

    /// <summary>A daily rule that keeps 7 days: on the 22nd the points of the 15th to the 21st are listed, and that of the 22nd is being made.</summary>
    private static A Weekly(IReadOnlyList<BackupJob>? jobs) => new()
    {
        Rules = [A.Rule(keep: 7)],
        Jobs = jobs is null ? null : new BackupJobHistory(A.At("2026-10-23"), null, jobs),
    };

    private static List<RecoveryPoint> Listed => A.Daily("2026-11-15", "2026-11-22", keep: 7);

    private static BackupJob Job(DateTimeOffset at, long? keep = 7, long size = 100 * A.Gb, string rule = "r1", string plan = "p1") => new()
    {
        TableArn = A.TableArn,
        VaultArn = A.Vault.Arn,
        CreatedAt = at,
        CompletedAt = at.AddMinutes(10),
        SizeBytes = size,
        Lifecycle = new Lifecycle(null, keep),
        CreatedBy = new RecoveryPointCreator(plan, "daily", "1", rule, rule + "-name"),
    };

    private static List<BackupJob> Daily(string from, string until, long? keep = 7) =>
        [.. Enumerable.Range(0, (int)(A.At(until) - A.At(from)).TotalDays).Select(day => Job(A.At(from).AddDays(day), keep))];

    [Fact]
    public void Compute_FindsThe21Days_WithAndWithoutJobs_WhenEveryRunWasMade()
    {
        var jobs = Weekly(Daily("2026-10-23", "2026-11-22")).Figures(Listed).Totals;
        var none = Weekly(null).Figures(Listed).Totals;

        // 7 points on every one of 21 days.
        jobs.MonthToDateUsd.Amount.ShouldBe(147 * GbDay, 1e-9m);
        none.MonthToDateUsd.Amount.ShouldBe(147 * GbDay, 1e-9m);
        jobs.Estimated.ShouldBeTrue();
        (jobs.MonthToDateHighUsd - jobs.MonthToDateLowUsd).ShouldBeLessThan(none.MonthToDateHighUsd - none.MonthToDateLowUsd);
    }

    [Fact]
    public void Compute_CountsNothing_WhenNoJobWasMade()
    {
        // Nothing ran from the 4th to the 8th: five points of 7 days each, all of them in November.
        var jobs = Daily("2026-10-23", "2026-11-22");
        jobs.RemoveAll(job => job.CreatedAt >= A.At("2026-11-04") && job.CreatedAt < A.At("2026-11-09"));

        Weekly(jobs).Figures(Listed).Totals.MonthToDateUsd.Amount.ShouldBe((147 - 35) * GbDay, 1e-9m);
    }

    [Fact]
    public void Compute_TakesTheJobsSize_WhenThePointIsGone()
    {
        List<BackupJob> jobs = [.. Daily("2026-10-23", "2026-11-22").Select(job => job.CreatedAt == A.At("2026-11-05") ? job with { SizeBytes = 300 * A.Gb } : job)];

        Weekly(jobs).Figures(Listed).Totals.MonthToDateUsd.Amount.ShouldBe((147 + 2 * 7) * GbDay, 1e-9m);
    }

    [Fact]
    public void Compute_PutsWhatWasDeletedByHandBetweenNothingAndAllOfIt()
    {
        var figures = Weekly(Daily("2026-10-23", "2026-11-22")).Figures(Listed.Where(point => point.CreatedAt != A.At("2026-11-18"))).Totals;

        // The point of the 18th may have been stored for up to 4 days.
        figures.MonthToDateUsd.Amount.ShouldBe((147 - 4 + 2) * GbDay, 1e-9m);
        figures.MonthToDateLowUsd.Amount.ShouldBeLessThanOrEqualTo((147 - 4) * GbDay + 1e-9m);
        figures.MonthToDateHighUsd.Amount.ShouldBeGreaterThanOrEqualTo(147 * GbDay - 1e-9m);
        figures.RecoveryPoints.ShouldBe(5);
    }

    [Fact]
    public void Compute_FindsWhatAnEditedRuleMadeBefore_WhenAllOfItIsGone()
    {
        // Until the 9th the rule kept 3 days: those points have all gone, and the list shows a rule that began on the 10th.
        var jobs = Daily("2026-10-23", "2026-11-10", keep: 3).Concat(Daily("2026-11-10", "2026-11-22", keep: 30)).ToList();
        var estate = new A { Jobs = new BackupJobHistory(A.At("2026-10-23"), null, jobs) };

        // 9 × 3 + 2 + 1 of October's last ones, and 12 + 11 + … + 1 of what is listed.
        estate.Figures(A.Daily("2026-11-10", "2026-11-22")).Totals.MonthToDateUsd.Amount.ShouldBe((9 * 3 + 2 + 1 + 78) * GbDay, 1e-9m);
    }

    [Fact]
    public void Compute_HasARowForAPlanWhosePointsHaveAllGone()
    {
        var figures = new A { Covered = false, Jobs = new BackupJobHistory(A.At("2026-10-23"), null, [Job(A.At("2026-11-02"), keep: 5, plan: "gone")]) }.Figures([]);

        figures.Plans.Single(plan => plan.PlanId == "gone").MonthToDateUsd.Amount.ShouldBe(5 * GbDay, 1e-9m);
        figures.Totals.MonthToDateUsd.Amount.ShouldBe(5 * GbDay, 1e-9m);
        figures.Totals.RecoveryPoints.ShouldBe(0);
    }

    [Fact]
    public void Compute_BelievesNothingOlder_WhenTheFirstJobIsYoungerThanTheHistory()
    {
        // The table was tagged on 1 November; its plan is much older.
        Weekly(Daily("2026-11-01", "2026-11-22")).Figures(Listed).Totals.MonthToDateUsd.Amount.ShouldBe((147 - 7 * 6 / 2) * GbDay, 1e-9m);
    }

    [Fact]
    public void Of_AsksAboutAnAccount_WhenRunsOfThisMonthHaveNoListedPoint()
    {
        Needs(new A { Rules = [A.Rule(keep: 7)] }, Listed).ShouldHaveSingleItem().TableArns.ShouldBeNull();
        Needs(new A(), A.Daily("2026-10-23", "2026-11-23")).ShouldBeEmpty();
    }

    private static IReadOnlyList<JobNeeds> Needs(A estate, IEnumerable<RecoveryPoint> points)
    {
        var log = new Ledger.RecoveryPointLog();
        log.Add([.. points]);
        IReadOnlyList<ScopeInventory> scopes = [estate.Inventory()];
        return JobNeeds.Of(scopes, [.. scopes.SelectMany(Coverage.CoverageResolver.Resolve)], log, estate.AsOf);
    }
}
