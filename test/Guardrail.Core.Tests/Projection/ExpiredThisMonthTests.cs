using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Points that expired since the first of the month and are in no list any more.</summary>
public sealed class ExpiredThisMonthTests
{
    /// <summary>100 GB for a day of November.</summary>
    private const decimal Day = 100 * 0.10m / 30;

    [Fact]
    public void Compute_CountsThe21PointsThatNoListShows_OnThe22nd()
    {
        // Worked by hand in Projection/README.md.
        var totals = new A().Figures(A.Daily("2026-10-24", "2026-11-22")).Totals;

        totals.RecoveryPoints.ShouldBe(29);
        // Listed: 8 points of October for 21 days, and those of 1 to 21 November for 21, 20 ... 1 days.
        var listed = 8 * 21 + 21 * 22 / 2;
        // Gone: made on 2 to 23 October, so they lasted 0, 1 ... 21 days of November.
        var gone = 21 * 22 / 2;
        totals.MonthToDateUsd.Amount.ShouldBe((listed + gone) * Day, 1e-9m);
        totals.MonthToDateUsd.Amount.ShouldBe(210m, 1e-9m);
        totals.Estimated.ShouldBeTrue();
        totals.MonthToDateLowUsd.ShouldBeLessThan(totals.MonthToDateUsd);
        totals.MonthToDateHighUsd.ShouldBeGreaterThan(totals.MonthToDateUsd);
        totals.ProjectedMonthUsd.Amount.ShouldBe(300m, 1e-9m);
        totals.SteadyStateUsd.ShouldBe(new Usd(300));
        totals.SteadyStateDate.ShouldBe(new DateOnly(2026, 11, 22));
    }

    [Fact]
    public void Compute_LosesNone_WhenTheStreamIsNotFull()
    {
        // Since 1 November only: nothing can have left a window of 30 days.
        var totals = new A().Figures(A.Daily("2026-11-01", "2026-11-22")).Totals;

        totals.MonthToDateUsd.Amount.ShouldBe(21 * 22 / 2 * Day, 1e-9m);
        totals.Estimated.ShouldBeFalse();
        totals.MonthToDateLowUsd.ShouldBe(totals.MonthToDateUsd);
        totals.SteadyStateDate.ShouldBe(new DateOnly(2026, 12, 1));
    }

    [Theory]
    [InlineData("2026-10-24T00:59:59", true)]   // older than asOf - 30 d + a day between runs + an hour of start window
    [InlineData("2026-10-24T01:00:00", false)]
    public void Compute_TakesAStreamForFull_UpToAGapAndAStartWindowShortOfIt(string oldest, bool isFull) =>
        new A().Figures([A.Point(A.At(oldest)), .. A.Daily("2026-10-25", "2026-11-22")]).Totals.Estimated.ShouldBe(isFull);

    [Theory]
    [InlineData("2026-10-10", 14)]  // runs from the 10th on: 14 of the 22
    [InlineData("2026-01-01", 22)]
    [InlineData(null, 22)]
    public void Compute_NeverReachesBackBeforeThePlan(string? planCreatedAt, int runs)
    {
        var created = planCreatedAt is null ? (DateTimeOffset?)null : A.At(planCreatedAt);
        var totals = new A { PlanCreatedAt = created, SelectedAt = created }.Figures(A.Daily("2026-10-24", "2026-11-22")).Totals;

        var gone = Enumerable.Range(0, 22).Select(day => 21 - day).Take(runs).Sum();
        totals.MonthToDateUsd.Amount.ShouldBe((8 * 21 + 231 + gone) * Day, 1e-9m);
    }

    [Theory]
    [InlineData("2026-10-10T12:00:00", 13)]
    [InlineData("2020-01-01", 22)]
    public void Compute_NeverReachesBackBeforeTheTable(string tableCreatedAt, int runs)
    {
        var totals = new A { Description = new TableDescription(100 * A.Gb, 5, A.At(tableCreatedAt)) }.Figures(A.Daily("2026-10-24", "2026-11-22")).Totals;

        var gone = Enumerable.Range(0, 22).Select(day => 21 - day).Take(runs).Sum();
        totals.MonthToDateUsd.Amount.ShouldBe((8 * 21 + 231 + gone) * Day, 1e-9m);
        totals.MonthToDateLowUsd.Amount.ShouldBeGreaterThan((8 * 21 + 231) * Day);
    }

    [Fact]
    public void Compute_AllowsForAYoungTable_WhereItWasNotDescribed() =>
        new A().Figures(A.Daily("2026-10-24", "2026-11-22")).Totals.MonthToDateLowUsd.Amount.ShouldBe((8 * 21 + 231) * Day, 1e-9m);

    [Fact]
    public void Compute_ReachesBackBeforeASelection_WhenOlderPointsShowThatItWasMadeAnew() =>
        new A { SelectedAt = A.At("2026-11-20") }.Figures(A.Daily("2026-10-24", "2026-11-22")).Totals.MonthToDateUsd.Amount.ShouldBe(210m, 1e-9m);

    [Fact]
    public void Compute_DoesNotCountAPointTwice_WhenItIsListedAfterItsEnd()
    {
        // Three points are past their date by less than a day, as AWS deletes up to 8 hours late: an hourly rule shows it.
        var rule = A.Rule("cron(0 * * * ? *)", keep: 1) with { StartWindowMinutes = 60 };
        var points = Enumerable.Range(1, 27).Select(hour => A.Point(A.At("2026-11-22").AddHours(-hour), keep: 1));

        var totals = new A { Rules = [rule] }.Figures(points).Totals;

        // 23 end later; the one made exactly a day ago and three more are late and end now: the rest of the month's runs were stored a day each.
        totals.RecoveryPoints.ShouldBe(23);
        var listed = Enumerable.Range(1, 27).Sum();
        var runsBefore = 21 * 24 - 27;
        var carried = Enumerable.Range(1, 23).Sum();
        totals.MonthToDateUsd.Amount.ShouldBe((listed + runsBefore * 24 + carried) * Day / 24, 1e-9m);
    }

    [Fact]
    public void Compute_FindsWhatExpired_WhenRetentionIsShorterThanTheGapAndNothingIsListed()
    {
        // Mondays at midnight, kept two days: 2, 9 and 16 November are gone.
        var rule = A.Rule("cron(0 0 ? * MON *)", keep: 2);
        var totals = new A { Rules = [rule], Description = new TableDescription(100 * A.Gb, 5, A.At("2025-01-01")) }.Figures().Totals;

        totals.RecoveryPoints.ShouldBe(0);
        totals.MonthToDateUsd.Amount.ShouldBe(3 * 2 * Day, 1e-9m);
        totals.Estimated.ShouldBeTrue();
        totals.SteadyStateDate.ShouldBe(new DateOnly(2026, 11, 22));
    }

    [Fact]
    public void Compute_FindsNothing_WhenThePlanIsYoungerThanTheRetention() =>
        new A
        {
            Rules = [A.Rule("cron(0 0 ? * MON *)", keep: 2)],
            PlanCreatedAt = A.At("2026-11-21"),
            Description = new TableDescription(100 * A.Gb, 5, A.At("2025-01-01")),
        }.Figures().Totals.MonthToDateUsd.ShouldBe(Usd.Zero);

    [Fact]
    public void Compute_TreatsAnEditedLifecycleAsAStreamOfItsOwn()
    {
        // Kept 7 days until 15 November, 30 from then on: those of 7 days were full, those of 30 are not.
        var listed = A.Daily("2026-11-15", "2026-11-17", keep: 7).Concat(A.Daily("2026-11-17", "2026-11-22"));

        var totals = new A().Figures(listed).Totals;

        var held = Enumerable.Range(1, 7).Sum();                 // listed ones, 7 to 1 days
        var goneThisMonth = 14 * 7;                              // 1 to 14 November, kept 7 days each
        var carried = Enumerable.Range(1, 6).Sum();              // 26 to 31 October
        totals.MonthToDateUsd.Amount.ShouldBe((held + goneThisMonth + carried) * Day, 1e-9m);
        totals.SteadyStateDate.ShouldBe(new DateOnly(2026, 12, 17));
    }

    [Fact]
    public void Compute_ShiftsByTheMedianLag()
    {
        var late = A.Daily("2026-10-23", "2026-11-22").Select(point => A.Point(point.CreatedAt.AddMinutes(30)));

        // Each of 21 lost points lasts half an hour longer than on time, and each of the 21 of November began half an hour later.
        new A().Figures(late).Totals.MonthToDateUsd.Amount.ShouldBe(210m, 1e-9m);
    }

    [Fact]
    public void Compute_GoesOnEvenly_WhenThePlanIsGone()
    {
        var totals = new A { PlanListed = false, Covered = false }.Figures(A.Daily("2026-10-24", "2026-11-22")).Totals;

        totals.MonthToDateUsd.Amount.ShouldBe(210m, 1e-9m);
        totals.Estimated.ShouldBeTrue();
        // Nothing proves that those points existed.
        totals.MonthToDateLowUsd.Amount.ShouldBe((8 * 21 + 231) * Day, 1e-9m);
        totals.SteadyStateUsd.ShouldBe(Usd.Zero);
    }

    [Fact]
    public void Compute_LosesNone_WhenPointsWereMadeByHand() =>
        new A { PlanListed = false, Covered = false }
            .Figures(A.Daily("2026-10-24", "2026-11-22").Select(point => point with { CreatedBy = null }))
            .Totals.Estimated.ShouldBeFalse();
}
