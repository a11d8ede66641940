using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>A deleted plan has no schedule any more: its points' own rhythm tells what expired this month.</summary>
public sealed class DeletedPlanTests
{
    private static readonly TheoryData<string, string, int, string> Cases = new()
    {
        // rhythm          made until      kept   of the month
        { "weekdays",      "2026-11-10",   60,    "weekends stay free" },
        { "weekdays",      "2026-11-21",   30,    "the oldest listed point is a Monday's" },
        { "every 7 hours", "2026-11-20",   7,     "no whole week is listed, but days are" },
        { "daily",         "2026-11-21",   30,    "evenly" },
        { "weekly",        "2026-11-20",   60,    "by the week" },
        { "every 9 days",  "2026-11-20",   60,    "longer than a week: evenly" },
    };

    public static TheoryData<string, string, int, string> AllCases => Cases;

    [Theory]
    [MemberData(nameof(AllCases))]
    public void Compute_ReconstructsWhatExpired_ByTheRhythmOfTheListedPoints(string rhythm, string until, int kept, string why)
    {
        var asOf = A.At("2026-11-22");
        var month = BillingMonth.Of(asOf);
        List<DateTimeOffset> made = [.. Runs(rhythm).TakeWhile(run => run < A.At(until))];

        var totals = new A { AsOf = asOf, PlanListed = false }.Figures(made.Where(run => run.AddDays(kept) > asOf).Select(run => A.Point(run, kept))).Totals;

        // Every point there ever was, for as long as it lay in this month.
        var held = made.Sum(run => Math.Max(0, (Earlier(asOf, run.AddDays(kept)) - Later(month.Start, run)).TotalDays));
        totals.MonthToDateUsd.Amount.ShouldBe((decimal)held * 100 * 0.10m / 30, 1e-6m, why);
        totals.Estimated.ShouldBeTrue(why);
        totals.MonthToDateLowUsd.ShouldBeLessThan(totals.MonthToDateUsd, why);
    }

    [Fact]
    public void Compute_ClaimsNothing_WhenThePointsKeepNoRhythm()
    {
        string[] made = ["2026-10-23T01:00", "2026-10-27T15:00", "2026-10-28T03:00", "2026-10-29"];

        new A { PlanListed = false }.Figures(made.Select(at => A.Point(A.At(at)))).Totals.Estimated.ShouldBeFalse();
    }

    private static IEnumerable<DateTimeOffset> Runs(string rhythm)
    {
        for (var day = A.At("2026-06-01"); ; day = day.AddDays(1))
        {
            var days = (int)(day - A.At("2026-06-01")).TotalDays;
            foreach (var hour in rhythm switch
            {
                "weekdays" => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : [4],
                "every 7 hours" => [0, 7, 14, 21],
                "weekly" => days % 7 == 0 ? [4] : [],
                "every 9 days" => days % 9 == 0 ? [4] : [],
                _ => new[] { 4 },
            })
            {
                yield return day.AddHours(hour);
            }
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
