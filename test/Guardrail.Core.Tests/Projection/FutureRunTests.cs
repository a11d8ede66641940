using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Which runs are still to come, which are waiting, which were missed, and how large they will be.</summary>
public sealed class FutureRunTests
{
    private const decimal Day = 100 * 0.10m / 30;

    private static TableDescription Described(long? size = 100 * A.Gb, long? items = 5, string created = "2025-01-01") => new(size, items, A.At(created));

    [Theory]
    [InlineData("2026-11-22T00:30", "2026-11-21T00:00", "2026-01-01", 1)]     // no point since midnight, and the window is open
    [InlineData("2026-11-22T00:59:59", "2026-11-21T00:00", "2026-01-01", 1)]
    [InlineData("2026-11-22T01:00", "2026-11-21T00:00", "2026-01-01", 0)]     // closed: it did not happen
    [InlineData("2026-11-22T00:30", "2026-11-22T00:05", "2026-01-01", 0)]     // has its point
    [InlineData("2026-11-22T00:30", "2026-11-22T00:00", "2026-01-01", 0)]
    [InlineData("2026-11-22T00:30", "2026-11-21T00:00", "2026-11-22T00:00", 1)] // selected in the very minute
    [InlineData("2026-11-22T00:30", "2026-11-21T00:00", "2026-11-22T00:01", 0)] // selected after the run
    public void Compute_MakesAWaitingRunNow(string asOf, string newest, string selected, int waiting)
    {
        var now = A.At(asOf);
        var totals = new A { AsOf = now, SelectedAt = A.At(selected), Rules = [A.Rule(keep: 1)] }.Figures(A.Point(A.At(newest), keep: 1)).Totals;

        // Eight midnights are to come, and the waiting run is stored for a day from now on; the newest point until a day after its making.
        var newestEnds = A.At(newest).AddDays(1) > now ? (decimal)(A.At(newest).AddDays(1) - now).TotalDays : 0;
        var ahead = totals.ProjectedMonthUsd.Amount - totals.MonthToDateUsd.Amount;
        ahead.ShouldBe((8 + waiting + newestEnds) * Day, 1e-6m);
    }

    [Fact]
    public void Compute_MakesARunAtAsOf_NotTwice() =>
        new A { Rules = [A.Rule(keep: 1)], Description = Described(), PlanCreatedAt = A.At("2026-11-21T12:00") }
            .Figures().Totals.ProjectedMonthUsd.Amount.ShouldBe(9 * Day, 1e-9m);

    [Theory]
    [InlineData(0, 21)]
    [InlineData(1, 20)]
    [InlineData(3, 18)]
    public void Compute_CountsMissedRuns_SinceTheNewestPoint(int missed, int points)
    {
        var table = new A { AsOf = A.At("2026-11-21T12:00") }.Figures(A.Daily("2026-11-01", "2026-11-22").Take(points)).Tables.Single();

        table.ByRule.Single().MissedRuns.ShouldBe(missed);
        table.Stale.ShouldBe(missed > 0);
    }

    [Fact]
    public void Compute_MissesNothing_WhenTheVaultWasNotRead() =>
        new A { Vaults = [A.Vault with { Complete = false }], Description = Described() }.Figures().Tables.Single().Stale.ShouldBeFalse();

    [Fact]
    public void Compute_MissesNothing_WhenThePointsWouldBeDeletedByNow() =>
        new A { AsOf = A.At("2026-11-22T12:00"), Rules = [A.Rule("cron(0 0 ? * MON *)", keep: 2)], Description = Described() }.Figures().Tables.Single().Stale.ShouldBeFalse();

    [Fact]
    public void Compute_CountsAPointBeingMade_AsItsRun()
    {
        var creating = A.Point(A.At("2026-11-22T00:00:00"), keep: 1, size: null, status: "CREATING");
        var totals = new A { AsOf = A.At("2026-11-22T00:10"), Rules = [A.Rule(keep: 1)], PlanCreatedAt = A.At("2026-11-20T12:00"), SelectedAt = A.At("2026-11-20T12:00") }
            .Figures(A.Point(A.At("2026-11-21"), keep: 1) with { DeleteAt = A.At("2026-11-22") }, creating).Totals;

        totals.RecoveryPoints.ShouldBe(0);
        // From ten past midnight for a day, and the eight midnights after it: the last of them to the end of the month.
        (totals.ProjectedMonthUsd - totals.MonthToDateUsd).Amount.ShouldBe(9 * Day, 1e-9m);
    }

    [Theory]
    // newest point: size, age in hours; described size, items, created; expected GB, estimated
    [InlineData(100L, 47.9, 200L, 5L, "2025-01-01", 100L, false)]  // fresh
    [InlineData(100L, 48.0, 200L, 5L, "2025-01-01", 200L, true)]   // not fresh any more
    [InlineData(100L, 72.0, null, null, null, 100L, true)]         // the table was not read
    [InlineData(100L, 72.0, 0L, 0L, "2026-11-20", 0L, true)]       // empty, and old enough to be believed
    [InlineData(100L, 72.0, 0L, 0L, "2026-11-21", 100L, true)]     // just made: its 0 says nothing
    [InlineData(100L, 72.0, 0L, 5L, "2025-01-01", 100L, true)]     // has items: its 0 says nothing
    [InlineData(0L, 1.0, 200L, 5L, "2025-01-01", 200L, true)]      // a point of 0 is not believed
    [InlineData(0L, 1.0, 0L, 0L, "2026-11-20", 0L, false)]         // but is of an empty table
    public void Compute_TakesTheSizeOfFutureRuns_FromTheFreshestBelievableSource(
        long pointGb, double ageHours, long? tableGb, long? items, string? created, long expectedGb, bool estimated)
    {
        var createdBefore = created is null ? null : new TableDescription(tableGb * A.Gb, items, A.At(created));
        var point = A.Point(A.At("2026-11-22").AddHours(-ageHours), size: pointGb * A.Gb);
        if (createdBefore?.CreatedAt > point.CreatedAt)
        {
            // A point of an older table of the same name tells nothing of this one; that is another test.
            createdBefore = createdBefore with { CreatedAt = A.At("2026-11-21") > point.CreatedAt ? point.CreatedAt : createdBefore.CreatedAt };
        }
        var a = new A { Description = createdBefore is null ? null : createdBefore with { CreatedAt = created == "2026-11-21" ? A.At("2026-11-21") : createdBefore.CreatedAt } };

        var row = a.Figures(point).Tables.Single();

        if (created == "2026-11-21")
        {
            // The table was made after the point: nothing is known of it.
            row.SteadyStateBoundedUsd.Amount.ShouldBe(0, 1e-9m);
            return;
        }
        row.SteadyStateBoundedUsd.Amount.ShouldBe(expectedGb * 30 * 0.10m, 1e-9m);
        row.Estimated.ShouldBe(estimated);
    }

    [Fact]
    public void Compute_LeavesAGap_WhenNothingTellsTheSize()
    {
        var figures = new A { Description = Described(size: 0, items: 0, created: "2026-11-21T12:00") }.Figures();

        figures.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("size/orders", "SizeUnknown")]);
        figures.Totals.SteadyStateUsd.ShouldBe(Usd.Zero);
    }

    [Fact]
    public void Compute_GivesAPointWithoutSizeItsNearestNeighbours()
    {
        var figures = new A { PlanListed = false, Covered = false }.Figures(
            A.Point(A.At("2026-11-10"), size: 10 * A.Gb),
            A.Point(A.At("2026-11-11"), size: null),
            A.Point(A.At("2026-11-18"), size: -1),
            A.Point(A.At("2026-11-19"), size: 90 * A.Gb),
            A.Point(A.At("2026-11-20"), size: 0));

        figures.Totals.StorageBytes.ShouldBe((10 + 10 + 90 + 90 + 90) * A.Gb);
        figures.Totals.Estimated.ShouldBeTrue();
        figures.Totals.MonthToDateLowUsd.ShouldBeLessThan(figures.Totals.MonthToDateUsd);
        figures.Totals.MonthToDateHighUsd.ShouldBeGreaterThan(figures.Totals.MonthToDateUsd);
    }

    [Fact]
    public void Compute_MergesTheRulesOfAPlan_AsAwsBackupsExampleSays()
    {
        var hourly = A.Rule("cron(0 * * * ? *)", keep: 1);
        var halfDaily = A.Rule("cron(0 0/12 * * ? *)", keep: 7, id: "r2") with { StartWindowMinutes = 480 };

        var rows = new A { Rules = [hourly, halfDaily], Description = Described() }.Figures().Tables.Single().ByRule;

        rows.Select(row => (row.RuleId, row.RunsPerDay)).ShouldBe([("r1", 8m), ("r2", 2m)]);
        rows.Select(row => row.CopiesOnceFull).ShouldBe([8m, 14m]);
    }

    [Fact]
    public void Compute_LeavesOutARuleThatVaultLockRejects_AndItDisplacesNoOther()
    {
        var locked = A.Vault with { Name = "locked", Arn = A.Vault.Arn + "2", MaxRetentionDays = 6 };
        var hourly = A.Rule("cron(0 * * * ? *)", keep: 1);
        var rejected = A.Rule("cron(0 0/12 * * ? *)", keep: 7, id: "r2") with { StartWindowMinutes = 480, TargetVaultName = "locked" };

        var rows = new A { Rules = [hourly, rejected], Vaults = [A.Vault, locked], Description = Described() }.Figures().Tables.Single().ByRule;

        rows.Select(row => (row.RuleId, row.RunsPerDay, row.RejectedByLock)).ShouldBe([("r1", 24m, false), ("r2", 0m, true)]);
        rows[1].SteadyStateUsd.ShouldBe(Usd.Zero);
    }

    [Theory]
    [InlineData("rate(1 day)", "UTC")]
    [InlineData("cron(0 0 * * ? *)", "Mars/Olympus")]
    public void Compute_LeavesAGapAndGoesOn_WhenAScheduleCannotBeRead(string schedule, string zone)
    {
        var figures = new A { Rules = [A.Rule(schedule) with { ScheduleTimeZone = zone }, A.Rule(id: "r2")], Description = Described() }.Figures();

        figures.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("plan/p1", "ScheduleUnreadable")]);
        figures.Totals.SteadyStateUsd.ShouldBe(new Usd(300));
    }

    [Fact]
    public void Compute_ClaimsGrowth_OnlyFromAHandfulOfCopies()
    {
        decimal? Growth(int days) => new A().Figures(A.Daily("2026-11-01", "2026-11-22").TakeLast(days)
            .Select(point => point with { SizeBytes = (100 * A.Gb) + (A.Gb * (point.CreatedAt - A.At("2026-11-21")).Days) })).Tables.Single().GrowthPerMonth;

        Growth(4).ShouldBeNull();
        Growth(5)!.Value.ShouldBe(0.30436875m, 1e-6m);
        Growth(21)!.Value.ShouldBe(0.30436875m, 1e-6m);
    }

    [Fact]
    public void Compute_ClaimsNoGrowth_FromNoiseOrSamePoints()
    {
        new A().Figures(A.Daily("2026-11-01", "2026-11-22")).Tables.Single().GrowthPerMonth.ShouldBeNull();
        new A().Figures(A.Daily("2026-11-01", "2026-11-22").Select((point, day) => point with { SizeBytes = (100 * A.Gb) + (day * 7 % 5 * A.Gb) }))
            .Tables.Single().GrowthPerMonth.ShouldBeNull();
    }

    [Fact]
    public void Compute_GrowsEachRunByItsDistance()
    {
        // A gigabyte a day, kept a day: the run of day d holds 100 + d GB for a day.
        var points = A.Daily("2026-11-15", "2026-11-22", keep: 1).Select(point =>
            point with { SizeBytes = (100 * A.Gb) + (A.Gb * (point.CreatedAt - A.At("2026-11-22")).Days), DeleteAt = A.At("2026-12-30"), Lifecycle = null });
        var december = new A { Rules = [A.Rule(keep: 1)] }.Figures(points).Totals.NextMonths[2];

        // January: runs of day 40 to 70 after asOf.
        december.Month.ShouldBe("2027-01");
        (december.UsdWithGrowth - december.Usd).Amount.ShouldBe(Enumerable.Range(40, 31).Sum() * 0.10m / 31, 1e-6m);
    }
}
