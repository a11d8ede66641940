using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Which points count at asOf, until when, and as what: each status, both sides of each boundary.</summary>
public sealed class StoredPointTests
{
    private static readonly A NoPlan = new() { PlanListed = false, Covered = false };

    /// <summary>November has 30 days, so 100 GB for a day cost 100 × 0.10 ÷ 30.</summary>
    private const decimal Day = 100 * 0.10m / 30;

    public static TheoryData<string, string?, string, string?, long, decimal, decimal> Cases => new()
    {
        // what, status, created, deleteAt (null: none), points at asOf, USD to date, USD of the month
        { "an ordinary point",                "COMPLETED", "2026-11-12", "2026-12-12",          1, 10 * Day, 19 * Day },
        { "the other word for it",            "AVAILABLE", "2026-11-12", "2026-12-12",          1, 10 * Day, 19 * Day },
        { "ends this month",                  "COMPLETED", "2026-11-12", "2026-11-24",          1, 10 * Day, 12 * Day },
        { "made last month",                  "COMPLETED", "2026-10-25", "2026-11-24",          1, 21 * Day, 23 * Day },
        { "without a date",                   "COMPLETED", "2026-11-12", null,                  1, 10 * Day, 19 * Day },
        { "made a millisecond before asOf",   "COMPLETED", "2026-11-21T23:59:59.999", "2026-12-21T23:59:59.999", 1, 0m, 9 * Day },
        { "made at asOf: not there yet",      "COMPLETED", "2026-11-22", "2026-12-22",          0, 0m, 0m },
        { "made after asOf",                  "COMPLETED", "2026-11-23", "2026-12-23",          0, 0m, 0m },
        { "ends at asOf",                     "COMPLETED", "2026-11-12", "2026-11-22",          0, 10 * Day, 10 * Day },
        { "a millisecond from its end",       "COMPLETED", "2026-11-12", "2026-11-22T00:00:00.001", 1, 10 * Day, 10 * Day },
        { "late by less than a day",          "COMPLETED", "2026-11-12", "2026-11-21T00:00:00.001", 0, 10 * Day, 10 * Day },
        { "late by a day: held",              "COMPLETED", "2026-11-12", "2026-11-21",          1, 10 * Day, 19 * Day },
        { "AWS could not delete it",          "EXPIRED",   "2026-11-12", "2026-11-21T12:00",    1, 10 * Day, 19 * Day },
        { "being deleted: eight hours more",  "DELETING",  "2026-11-12", "2026-11-21T12:00",    1, 10 * Day, 10 * Day + Day / 3 },
        { "being deleted by hand",            "DELETING",  "2026-11-12", "2026-12-21",          1, 10 * Day, 10 * Day + Day / 3 },
        { "deletion hangs for a day: not yet stuck", "DELETING", "2026-11-12", "2026-11-21",    1, 10 * Day, 10 * Day + Day / 3 },
        { "deletion hangs longer: stuck",     "DELETING",  "2026-11-12", "2026-11-20T23:59:59.999", 1, 10 * Day, 19 * Day },
        { "partial with a size",              "PARTIAL",   "2026-11-12", "2026-12-12",          1, 10 * Day, 19 * Day },
        { "a word of the future",             "FROZEN",    "2026-11-12", "2026-12-12",          1, 10 * Day, 19 * Day },
        { "no word at all",                   null,        "2026-11-12", "2026-12-12",          1, 10 * Day, 19 * Day },
        { "being made: counts from asOf on",  "CREATING",  "2026-11-21T23:00", "2026-12-21T23:00", 0, 0m, 9 * Day },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compute_CountsAPoint_AsItsStatusAndDatesSay(
        string what, string? status, string created, string? deleteAt, long points, decimal toDate, decimal month)
    {
        var point = A.Point(A.At(created), keep: null, status: status) with
        {
            DeleteAt = deleteAt is null ? null : A.At(deleteAt),
            Lifecycle = null,
        };
        var other = A.Point(A.At("2026-10-01"), keep: 1) with { DeleteAt = A.At("2026-11-21T12:00") };

        var figures = NoPlan.Figures(point, other with { SizeBytes = 100 * A.Gb, Status = "COMPLETED" });

        // The second point only tells the size of what is being made; it ends at asOf.
        var totals = figures.Totals;
        totals.RecoveryPoints.ShouldBe(points, what);
        (totals.MonthToDateUsd.Amount - 21 * Day).ShouldBe(toDate, 1e-6m, what);
        (totals.ProjectedMonthUsd.Amount - 21 * Day).ShouldBe(month, 1e-6m, what);
        totals.StorageBytes.ShouldBe(points * 100 * A.Gb, what);
        totals.RunRateUsd.Amount.ShouldBe(points * 10m, 1e-9m, what);
        figures.Gaps.Count(gap => gap.Code == "StatusUnknown").ShouldBe(status is null or "FROZEN" ? 1 : 0, what);
    }

    [Fact]
    public void Compute_LeavesOutPartialPointsWithoutSize() =>
        NoPlan.Figures(A.Point(A.At("2026-11-12"), status: "PARTIAL", size: null), A.Point(A.At("2026-11-12"), status: "PARTIAL", size: 0)).Totals.RecoveryPoints.ShouldBe(0);

    [Fact]
    public void Compute_LeavesOutParentsOfStackBackups() =>
        NoPlan.Figures(A.Point(A.At("2026-11-12")) with { IsParent = true }).Tables.ShouldBeEmpty();

    [Theory]
    [InlineData("2026-11-12T00:00:00", true)]
    [InlineData("2026-11-22T00:00:00", true)]
    [InlineData("2026-11-22T00:00:00.001", false)]
    public void Compute_CountsAPointCold_FromItsDateOn(string coldAt, bool isCold)
    {
        var totals = NoPlan.Figures(A.Point(A.At("2026-11-10"), keep: 200) with { MoveToColdAt = A.At(coldAt) }).Totals;

        totals.ColdBytes.ShouldBe(isCold ? 100 * A.Gb : 0);
        totals.WarmBytes.ShouldBe(isCold ? 0 : 100 * A.Gb);
        totals.RunRateUsd.Amount.ShouldBe(isCold ? 3m : 10m, 1e-9m);
    }

    [Fact]
    public void Compute_NeverCountsAPointOfDynamoDbCold()
    {
        var point = A.Point(A.At("2026-11-10"), keep: 200) with
        {
            Arn = $"arn:aws:dynamodb:us-east-1:{A.Account}:table/orders/backup/01547087347000-c8b6kdk3",
            MoveToColdAt = A.At("2026-11-11"),
        };

        NoPlan.Figures(point).Totals.ColdBytes.ShouldBe(0);
    }

    [Theory]
    [InlineData(30L, 5)]
    [InlineData(0L, 10)]
    [InlineData(-1L, 10)]
    [InlineData(null, 10)]
    public void Compute_TakesTheEndFromTheLifecycle_WhenDeleteAtIsMissing(long? days, int daysInDecember)
    {
        var point = A.Point(A.At("2026-11-06")) with { DeleteAt = null, Lifecycle = new Lifecycle(null, days) };

        // Until 6 December, or for ever: the December of NextMonths tells.
        var december = NoPlan.Figures(point).Totals.NextMonths[1].Usd.Amount;
        december.ShouldBe(100 * 0.10m * (daysInDecember == 5 ? 5 : 31) / 31, 1e-6m);
    }

    [Fact]
    public void Compute_ChargesTheRestOf90Days_WhenAColdPointIsDeletedEarly()
    {
        var point = A.Point(A.At("2026-10-01")) with { DeleteAt = A.At("2026-11-25"), MoveToColdAt = A.At("2026-10-11"), Lifecycle = null };

        // 24 days of November cold, and the 45 of the 90 days it did not serve.
        NoPlan.Figures(point).Totals.ProjectedMonthUsd.Amount.ShouldBe(100 * 0.03m * (24 + 45) / 30, 1e-9m);
    }

    [Fact]
    public void Compute_KeepsAHeldPointInTheSteadyState_AtTheTierItEndsUpIn()
    {
        var totals = NoPlan.Figures(
            A.Point(A.At("2026-11-01"), keep: null),
            A.Point(A.At("2026-11-02"), keep: null) with { MoveToColdAt = A.At("2027-01-01") },
            A.Point(A.At("2026-11-03"), status: "EXPIRED")).Totals;

        totals.SteadyStateUsd.ShouldBe(new Usd(10 + 3 + 10));
        totals.SteadyStateDate.ShouldBeNull();
        totals.MonthlyGrowthUsd.ShouldBe(Usd.Zero);
    }

    [Fact]
    public void Compute_TellsExpiredStuckAndEndlessApart()
    {
        var row = NoPlan.Figures(
            A.Point(A.At("2026-11-01"), keep: null),
            A.Point(A.At("2026-10-02")) with { DeleteAt = A.At("2026-11-01") },
            A.Point(A.At("2026-11-03"), status: "EXPIRED", size: 50 * A.Gb),
            A.Point(A.At("2026-11-04"))).Tables.Single().ByRule.Single();

        (row.EndlessRunRateUsd, row.StuckRunRateUsd, row.ExpiredRunRateUsd, row.RunRateUsd).ShouldBe((new Usd(10), new Usd(10), new Usd(5), new Usd(35)));
    }
}
