using Guardrail.Scheduling;

namespace Guardrail.Tests.Scheduling;

public sealed class MergedScheduleTests
{
    private static readonly DateTimeOffset Day = At.Utc("2026-11-01");

    [Fact]
    public void Runs_AreTwoAndEight_InTheGuidesExample()
    {
        // §1.8: hourly (1 h window, kept 1 day) and every 12 hours (8 h window, kept a week).
        var merged = new MergedSchedule([Rule("0 * * * ? *", 60, 1), Rule("0 0/12 * * ? *", 480, 7)]);

        var runs = merged.Runs(Day, Day.AddDays(1));

        Text(runs).ShouldBe("00:00/1 08:00/0 09:00/0 10:00/0 11:00/0 12:00/1 20:00/0 21:00/0 22:00/0 23:00/0");
        merged.RunsPerDay(Day).ShouldBe([new MeanRuns(8 * 10_227), new MeanRuns(2 * 10_227)]);
        merged.RunsPerDay(Day)[0].PerDay.ShouldBe(8m);
    }

    [Theory]
    // windows that touch do not meet: [00:00, 01:00) and [01:00, 02:00)
    [InlineData(60, 60, "00:00/0 01:00/1")]
    [InlineData(61, 60, "00:00/0")]
    // the whole start window counts, forwards too: the loser is the earlier run
    [InlineData(60, 61, "00:00/0 01:00/1")]
    public void Runs_AreDropped_WhenStartWindowsMeet(long first, long second, string expected) =>
        Text(new MergedSchedule([Rule("0 0 * * ? *", first, 7), Rule("0 1 * * ? *", second, 3)]).Runs(Day, Day.AddDays(1))).ShouldBe(expected);

    [Theory]
    [InlineData(60, "00:00/0 01:00/1")]
    [InlineData(61, "01:00/1")]
    public void Runs_AreDropped_WhenALaterRunIsKeptLonger(long window, string expected) =>
        Text(new MergedSchedule([Rule("0 0 * * ? *", window, 3), Rule("0 1 * * ? *", 60, 7)]).Runs(Day, Day.AddDays(1))).ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(-1L)]
    public void Runs_AreKeptOfTheRuleThatNeverExpires_BeforeAnyOther(long? never) =>
        Text(new MergedSchedule([Rule("0 0 * * ? *", 60, 36_500), Rule("0 0 * * ? *", 60, never)]).Runs(Day, Day.AddDays(1))).ShouldBe("00:00/1");

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    public void Runs_HaveAnEightHourWindow_WhenTheRuleGivesNone(long? window)
    {
        var rules = new[] { Rule("0 0 * * ? *", window, 7), Rule("59 7 * * ? *", 1, 3), Rule("0 8 * * ? *", 1, 3) };

        Text(new MergedSchedule(rules).Runs(Day, Day.AddDays(1))).ShouldBe("00:00/0 08:00/2");
    }

    [Fact]
    public void Runs_OfTheSameRule_NeverDisplaceEachOther() =>
        new MergedSchedule([Rule("0 * * * ? *", 480, 7)]).Runs(Day, Day.AddDays(1)).Count.ShouldBe(24);

    [Fact]
    public void Runs_OfADroppedRun_DisplaceNothing() =>
        // 2 loses to 0, and therefore does not stand in the way of 1.
        Text(new MergedSchedule([Rule("0 0 * * ? *", 120, 30), Rule("0 2 * * ? *", 60, 3), Rule("0 1 * * ? *", 120, 7)]).Runs(Day, Day.AddDays(1)))
            .ShouldBe("00:00/0 02:00/1");

    [Fact]
    public void Runs_OfTiedRules_GoToTheEarlier_ThenToTheFirstInThePlan()
    {
        Text(new MergedSchedule([Rule("30 0 * * ? *", 60, 7), Rule("0 0 * * ? *", 60, 7)]).Runs(Day, Day.AddDays(1))).ShouldBe("00:00/1");
        Text(new MergedSchedule([Rule("0 0 * * ? *", 60, 7), Rule("0 0 * * ? *", 60, 7)]).Runs(Day, Day.AddDays(1))).ShouldBe("00:00/0");
    }

    [Fact]
    public void Runs_OfTiedRules_DependOnWhatRanBeforeThePeriod()
    {
        // 22:00 to 06:00 belongs to rule 1, so rule 0's 00:00 and 05:59 are dropped although nothing in the period displaces them.
        var merged = new MergedSchedule([Rule("0 0,6 * * ? *", 60, 7), Rule("0 22 * * ? *", 480, 7)]);

        Text(merged.Runs(Day, Day.AddHours(12))).ShouldBe("06:00/0");
    }

    [Fact]
    public void Runs_OfTiedRules_GoOnFrom1970_WhenTheirWindowsNeverPause()
    {
        // Both run every hour with windows of eight: whoever began holds the other off for ever.
        var merged = new MergedSchedule([Rule("30 * * * ? *", 480, 7), Rule("0 * * * ? *", 480, 7)]);

        merged.Runs(Day.AddMinutes(15), Day.AddDays(1)).ShouldAllBe(run => run.Rule == 1);
        merged.RunsPerDay(Day.AddMinutes(15)).Select(mean => mean.Count).ShouldBe([0, 24 * 10_227]);

        var began = new MergedSchedule([Rule("30 * * * ? *", 480, 7), Rule("0 * * * ? 2026-2199", 480, 7)]);
        began.Runs(Day, Day.AddDays(1)).ShouldAllBe(run => run.Rule == 0);
    }

    [Fact]
    public void Runs_OfAPart_AreThoseOfTheWholeHistory_WhenTiedWindowsNeverPause()
    {
        var rules = new[] { Rule("0 0/5 * * ? *", 299, 7, "Europe/Berlin"), Rule("30 0/7 * * ? *", 500, 7), Rule("15 3/4 * * ? *", 400, 7), Rule("0 0 1,9 * ? *", 60, 9) };
        var until = At.Utc("2027-03-20");
        var history = new MergedSchedule(rules).Runs(DateTimeOffset.MinValue, until);
        var merged = new MergedSchedule(rules);

        foreach (var from in (string[])["2027-03-01", "2026-12-31 23:59", "1999-07-01 12:30", "1970-01-01"])
        {
            merged.Runs(At.Utc(from), until).ShouldBe(history.Where(run => run.At >= At.Utc(from)));
        }
        history.Select(run => run.Rule).Distinct().Count().ShouldBe(3, "one of the tied rules is held off for ever, the others take turns");
    }

    [Fact]
    public void RunsPerDay_IsZero_WhenTheYearsRunOut()
    {
        var merged = new MergedSchedule([Rule("0 0 * * ? 2025", 60, 7), Rule("0 0 * * ? 2027", 60, 3)]);

        merged.RunsPerDay(Day).Select(mean => mean.Count).ShouldBe([0, 365]);
    }

    [Fact]
    public void RunsPerDay_CountsReadingsSkippedInSpring()
    {
        // 28 springs without a 02:30 in New York; 2027 to 2054.
        new MergedSchedule([Rule("30 2 * * ? *", 60, 7, "America/New_York")]).RunsPerDay(Day)[0].Count.ShouldBe(10_227 - 28);
    }

    [Fact]
    public void RunsPerDay_IsExact_AcrossLeapYears()
    {
        new MergedSchedule([Rule("0 0 29 2 ? *", 60, 7)]).RunsPerDay(Day)[0].Count.ShouldBe(7);
        new MergedSchedule([Rule("0 0 ? * SUN *", 60, 7)]).RunsPerDay(Day)[0].Count.ShouldBe(1461);
        new MergedSchedule([Rule("0 5 * * ? *", 60, 7)]).RunsPerDay(Day.AddHours(5)).ShouldBe([new MeanRuns(10_227)]);
    }

    [Fact]
    public void Runs_AreNone_WhenThePlanHasNoRules()
    {
        new MergedSchedule([]).Runs(Day, Day.AddDays(9)).ShouldBeEmpty();
        new MergedSchedule([]).RunsPerDay(Day).ShouldBeEmpty();
    }

    [Fact]
    public void Runs_EndQuietly_AtTheEdgesOfTime()
    {
        var merged = new MergedSchedule([Rule("0 0 1 1 ? *", long.MaxValue, 7), Rule("0 0 1 1 ? *", 60, 3)]);

        merged.Runs(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Count.ShouldBe(230);
        merged.RunsPerDay(DateTimeOffset.MaxValue).ShouldBe([new MeanRuns(0), new MeanRuns(0)]);
    }

    private static ScheduledRule Rule(string expression, long? window, long? retention, string? zone = null) =>
        new(BackupSchedule.Parse(expression, zone), window, retention);

    private static string Text(IReadOnlyList<MergedRun> runs) => string.Join(' ', runs.Select(run => $"{At.Text(run.At)[11..]}/{run.Rule}"));
}
