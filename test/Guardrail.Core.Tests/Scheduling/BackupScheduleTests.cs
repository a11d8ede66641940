using Guardrail.Scheduling;

namespace Guardrail.Tests.Scheduling;

/// <summary>The dialect. 1 November 2026 is a Sunday; the expected runs were worked out from a calendar.</summary>
public sealed class BackupScheduleTests
{
    [Theory]
    // plain values, stars and the two places of ?
    [InlineData("0 5 * * ? *", "11-01 05:00, 11-02 05:00, 11-03 05:00")]
    [InlineData("0 5 ? * * *", "11-01 05:00, 11-02 05:00, 11-03 05:00")]
    [InlineData("59 23 * * ? *", "11-01 23:59, 11-02 23:59")]
    [InlineData("* 0 * * ? *", "11-01 00:00, 11-01 00:01, 11-01 00:02")]
    // bare and wrapped
    [InlineData("cron(0 5 * * ? *)", "11-01 05:00, 11-02 05:00")]
    // lists
    [InlineData("0 3,15 * * ? *", "11-01 03:00, 11-01 15:00, 11-02 03:00")]
    [InlineData("30,0 3 * * ? *", "11-01 03:00, 11-01 03:30, 11-02 03:00")]
    [InlineData("0 0 1,15 * ? *", "11-01 00:00, 11-15 00:00, 12-01 00:00")]
    // ranges, also those that wrap around
    [InlineData("0 9-11 * * ? *", "11-01 09:00, 11-01 10:00, 11-01 11:00, 11-02 09:00")]
    [InlineData("0 20-2 * * ? *", "11-01 00:00, 11-01 01:00, 11-01 02:00, 11-01 20:00, 11-01 21:00, 11-01 22:00, 11-01 23:00, 11-02 00:00")]
    [InlineData("0 22-4/2 * * ? *", "11-01 00:00, 11-01 02:00, 11-01 04:00, 11-01 22:00, 11-02 00:00")]
    [InlineData("0 0 28-2 * ? *", "11-01 00:00, 11-02 00:00, 11-28 00:00, 11-29 00:00, 11-30 00:00, 12-01 00:00")]
    [InlineData("0 0 1 NOV-FEB ? *", "11-01 00:00, 12-01 00:00, 27-01-01 00:00, 27-02-01 00:00, 27-11-01 00:00")]
    [InlineData("0 0 ? * FRI-MON *", "11-01 00:00, 11-02 00:00, 11-06 00:00, 11-07 00:00, 11-08 00:00")]
    // steps
    [InlineData("0/15 5 * * ? *", "11-01 05:00, 11-01 05:15, 11-01 05:30, 11-01 05:45, 11-02 05:00")]
    [InlineData("*/15 5 * * ? *", "11-01 05:00, 11-01 05:15, 11-01 05:30, 11-01 05:45, 11-02 05:00")]
    [InlineData("5/15 5 * * ? *", "11-01 05:05, 11-01 05:20, 11-01 05:35, 11-01 05:50, 11-02 05:05")]
    [InlineData("30/45 5 * * ? *", "11-01 05:30, 11-02 05:30")]
    [InlineData("0 0/1 * * ? *", "11-01 00:00, 11-01 01:00, 11-01 02:00, 11-01 03:00")]
    [InlineData("0 0/12 * * ? *", "11-01 00:00, 11-01 12:00, 11-02 00:00")]
    [InlineData("0 5/12 * * ? *", "11-01 05:00, 11-01 17:00, 11-02 05:00")]
    // §2: increments do not wrap past midnight: every 12 hours from 13:00 is once a day
    [InlineData("0 13/12 * * ? *", "11-01 13:00, 11-02 13:00")]
    [InlineData("0 0-10/5 * * ? *", "11-01 00:00, 11-01 05:00, 11-01 10:00, 11-02 00:00")]
    [InlineData("0 0 1/10 * ? *", "11-01 00:00, 11-11 00:00, 11-21 00:00, 12-01 00:00, 12-11 00:00, 12-21 00:00, 12-31 00:00, 27-01-01 00:00")]
    [InlineData("0 0 1 1/5 ? *", "11-01 00:00, 27-01-01 00:00, 27-06-01 00:00")]
    // days of the week: 1 is Sunday
    [InlineData("0 0 ? * 1 *", "11-01 00:00, 11-08 00:00")]
    [InlineData("0 0 ? * 7 *", "11-07 00:00, 11-14 00:00")]
    [InlineData("0 0 ? * 2-6 *", "11-02 00:00, 11-03 00:00, 11-04 00:00, 11-05 00:00, 11-06 00:00, 11-09 00:00")]
    [InlineData("0 0 ? * MON-FRI *", "11-02 00:00, 11-03 00:00, 11-04 00:00, 11-05 00:00, 11-06 00:00, 11-09 00:00")]
    [InlineData("0 0 ? * 1,3 *", "11-01 00:00, 11-03 00:00, 11-08 00:00")]
    [InlineData("0 0 ? * 2/2 *", "11-02 00:00, 11-04 00:00, 11-06 00:00, 11-09 00:00")]
    [InlineData("0 0 ? * MON-FRI/2 *", "11-02 00:00, 11-04 00:00, 11-06 00:00, 11-09 00:00")]
    [InlineData("0 0 ? * sun *", "11-01 00:00, 11-08 00:00")]
    // months
    [InlineData("0 0 1 3,6 ? *", "27-03-01 00:00, 27-06-01 00:00, 28-03-01 00:00")]
    [InlineData("0 0 1 jan ? *", "27-01-01 00:00, 28-01-01 00:00")]
    // L
    [InlineData("0 0 L * ? *", "11-30 00:00, 12-31 00:00, 27-01-31 00:00, 27-02-28 00:00")]
    [InlineData("0 0 L 2 ? *", "27-02-28 00:00, 28-02-29 00:00")]
    [InlineData("0 0 L-3 * ? *", "11-27 00:00, 12-28 00:00")]
    [InlineData("0 0 1,L * ? *", "11-01 00:00, 11-30 00:00, 12-01 00:00, 12-31 00:00")]
    [InlineData("0 0 ? * L *", "11-07 00:00, 11-14 00:00")]
    [InlineData("0 0 ? * 6L *", "11-27 00:00, 12-25 00:00, 27-01-29 00:00")]
    [InlineData("0 0 ? * FRIL *", "11-27 00:00, 12-25 00:00, 27-01-29 00:00")]
    // W: the weekday nearest, within the month
    [InlineData("0 0 1W * ? *", "11-02 00:00, 12-01 00:00, 27-01-01 00:00, 27-02-01 00:00")]
    [InlineData("0 0 15W * ? *", "11-16 00:00, 12-15 00:00, 27-01-15 00:00")]
    [InlineData("0 0 14W * ? *", "11-13 00:00, 12-14 00:00")]
    [InlineData("0 0 15,20W * ? *", "11-15 00:00, 11-20 00:00, 12-15 00:00, 12-21 00:00")]
    [InlineData("0 0 LW * ? *", "11-30 00:00, 12-31 00:00, 27-01-29 00:00, 27-02-26 00:00")]
    [InlineData("0 0 31W * ? *", "11-30 00:00, 12-31 00:00")]
    // #
    [InlineData("0 0 ? * 3#2 *", "11-10 00:00, 12-08 00:00, 27-01-12 00:00")]
    [InlineData("0 0 ? * FRI#5 *", "27-01-29 00:00, 27-04-30 00:00")]
    // years
    [InlineData("0 0 1 1 ? 2027", "27-01-01 00:00")]
    [InlineData("0 0 1 1 ? 2027-2029", "27-01-01 00:00, 28-01-01 00:00, 29-01-01 00:00")]
    [InlineData("0 0 1 1 ? 2027/2", "27-01-01 00:00, 29-01-01 00:00, 31-01-01 00:00")]
    [InlineData("0 0 1 1 ? 2030,2028", "28-01-01 00:00, 30-01-01 00:00")]
    [InlineData("0 0 1 1 ? 2027-2031/4", "27-01-01 00:00, 31-01-01 00:00")]
    [InlineData("0 0 29 2 ? *", "28-02-29 00:00, 32-02-29 00:00, 36-02-29 00:00")]
    public void Occurrences_FollowTheDialect(string expression, string expected)
    {
        var runs = expected.Split(", ");

        var found = BackupSchedule.Parse(expression, null)
            .Occurrences(At.Utc("2026-11-01"), DateTimeOffset.MaxValue).Take(runs.Length).Select(At.Text);

        found.ShouldBe(runs.Select(run => run.Length == 14 ? "20" + run : "2026-" + run));
    }

    [Theory]
    [InlineData("0 0 31 2 ? *")]
    [InlineData("0 0 30 FEB ? *")]
    [InlineData("0 0 31 4,6,9,11 ? *")]
    [InlineData("0 0 * * ? 2025")]
    [InlineData("0 0 29 2 ? 2027")]
    [InlineData("0 0 ? 2 2#5 2027")]
    public void Next_IsNull_WhenTheScheduleNeverRuns(string expression)
    {
        var schedule = BackupSchedule.Parse(expression, "Europe/Berlin");

        schedule.Next(At.Utc("2026-01-01 00:00")).ShouldBeNull();
        schedule.Occurrences(At.Utc("2026-01-01"), DateTimeOffset.MaxValue).ShouldBeEmpty();
    }

    [Fact]
    public void Occurrences_ReachFrom1970To2199()
    {
        var yearly = BackupSchedule.Parse("0 0 31 12 ? *", null);

        var runs = yearly.Occurrences(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).ToList();

        runs.Count.ShouldBe(230);
        At.Text(runs[0]).ShouldBe("1970-12-31 00:00");
        At.Text(runs[^1]).ShouldBe("2199-12-31 00:00");
        yearly.Next(runs[^1].AddTicks(1)).ShouldBeNull();
    }

    [Fact]
    public void Occurrences_IncludeFromAndExcludeUntil()
    {
        var daily = BackupSchedule.Parse("0 5 * * ? *", null);
        var run = At.Utc("2026-11-01 05:00");

        daily.Occurrences(run, run.AddDays(1)).ShouldBe([run]);
        daily.Occurrences(run.AddTicks(1), run.AddDays(1)).ShouldBeEmpty();
        daily.Occurrences(run, run.AddDays(1).AddTicks(1)).ShouldBe([run, run.AddDays(1)]);
        daily.Occurrences(run, run).ShouldBeEmpty();
        daily.Occurrences(run, run.AddDays(-3)).ShouldBeEmpty();
        daily.Next(run).ShouldBe(run);
        daily.Next(run.AddTicks(1)).ShouldBe(run.AddDays(1));
    }

    [Fact]
    public void Occurrences_TakeInstantsOfAnyOffset()
    {
        var from = new DateTimeOffset(2026, 11, 1, 7, 0, 0, TimeSpan.FromHours(2));

        BackupSchedule.Parse("0 5 * * ? *", null).Occurrences(from, from.AddHours(1)).Select(At.Text).ShouldBe(["2026-11-01 05:00"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("  ", " ")]
    public void Parse_GivesAwsDefault_WhenNothingIsWritten(string? expression, string? zone)
    {
        var schedule = BackupSchedule.Parse(expression, zone);

        schedule.Expression.ShouldBe("cron(0 5 ? * * *)");
        schedule.TimeZoneId.ShouldBe("UTC");
        schedule.Occurrences(At.Utc("2026-11-01"), At.Utc("2026-11-03")).Select(At.Text).ShouldBe(["2026-11-01 05:00", "2026-11-02 05:00"]);
    }

    [Fact]
    public void Parse_KeepsTheTextAsWritten()
    {
        var schedule = BackupSchedule.Parse(" cron(0 5 * * ? *)\n", "Asia/Calcutta");

        schedule.Expression.ShouldBe("cron(0 5 * * ? *)");
        schedule.TimeZoneId.ShouldBe("Asia/Calcutta");
        BackupSchedule.Parse("0 5 * * ? *", null).Expression.ShouldBe("0 5 * * ? *");
    }

    [Fact]
    public void Equals_ComparesTextAndZone()
    {
        var schedule = BackupSchedule.Parse("0 5 * * ? *", "Europe/Berlin");

        schedule.ShouldBe(BackupSchedule.Parse("0 5 * * ? *", "Europe/Berlin"));
        schedule.GetHashCode().ShouldBe(BackupSchedule.Parse("0 5 * * ? *", "Europe/Berlin").GetHashCode());
        schedule.ShouldNotBe(BackupSchedule.Parse("0 6 * * ? *", "Europe/Berlin"));
        schedule.ShouldNotBe(BackupSchedule.Parse("0 5 * * ? *", "Europe/Paris"));
    }
}
