using CsCheck;
using Guardrail.Scheduling;
using Quartz;

namespace Guardrail.Tests.Scheduling;

/// <summary>Any schedule against slower ways to the same runs.</summary>
public sealed class BackupScheduleProperties
{
    private static readonly long Iterations = long.Parse(Environment.GetEnvironmentVariable("CsCheck_Iter") ?? "150");

    [Fact]
    public void Occurrences_AreQuartzsOwn_InUtc() =>
        Gen.Select(Expressions.Any, Gen.Int[0, 60 * 365], Gen.Int[0, 3000]).Sample(
            (expression, start, length) =>
            {
                // Up to 2040, far from the last year Quartz's clock lets it reach.
                var from = At.Utc("1972-01-01").AddDays(start);
                var until = from.AddHours(length);
                var fields = expression.Split(' ');
                var quartz = new CronExpression("0 " + string.Join(' ', fields[..5]), TimeZoneInfo.Utc);

                BackupSchedule.Parse(expression, null).Occurrences(from, until)
                    .ShouldBe(Walk(quartz, from, until).Where(run => fields[5] == "*" || run.Year.ToString() == fields[5]));
            },
            iter: Iterations);

    [Fact]
    public void Occurrences_AreTheFirstTimesTheClockReadsSo_InAnyZone() =>
        Gen.Select(Expressions.Any, Gen.OneOf(Zones), Gen.Int[0, 40]).Sample(
            (expression, zoneId, monthsOn) =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
                var schedule = BackupSchedule.Parse(expression, zoneId);
                var from = At.Utc("2023-09-20 07:00").AddMonths(monthsOn);
                var until = from.AddDays(12);

                schedule.Occurrences(from, until).ShouldBe(FirstReadings(BackupSchedule.Parse(expression, null), zone, from, until));
            },
            iter: Iterations / 5);

    [Fact]
    public void Occurrences_OfTwoHalves_AreThoseOfTheWhole() =>
        Gen.Select(Expressions.Any, Gen.OneOf(Zones), Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample(
            (expression, zone, first, second) =>
            {
                var schedule = BackupSchedule.Parse(expression, zone);
                var from = At.Utc("2026-10-20");
                var middle = from.AddMinutes(first * 7);
                var until = middle.AddMinutes(second * 7);

                var whole = schedule.Occurrences(from, until).ToList();

                schedule.Occurrences(from, middle).Concat(schedule.Occurrences(middle, until)).ShouldBe(whole);
                whole.Zip(whole.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
                schedule.Next(from).ShouldBe(schedule.Occurrences(from, DateTimeOffset.MaxValue).Cast<DateTimeOffset?>().FirstOrDefault());
            },
            iter: Iterations);

    private static string[] Zones =>
    [
        "UTC", "America/New_York", "Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia",
        "Pacific/Chatham", "America/St_Johns", "Africa/Cairo", "Asia/Tehran", "America/Santiago", "Pacific/Kiritimati",
    ];

    private static IEnumerable<DateTimeOffset> Walk(CronExpression cron, DateTimeOffset from, DateTimeOffset until)
    {
        for (var run = cron.GetNextValidTimeAfter(from.AddSeconds(-1)); run < until; run = cron.GetNextValidTimeAfter(run.Value))
        {
            yield return run.Value;
        }
    }

    /// <summary>Looks at the clock every minute and notes each matching reading the first time it is seen.</summary>
    private static IEnumerable<DateTimeOffset> FirstReadings(BackupSchedule readings, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until)
    {
        var wanted = readings.Occurrences(from.AddDays(-3), until.AddDays(3)).Select(run => run.UtcDateTime).ToHashSet();
        var seen = new HashSet<DateTime>();
        for (var minute = from.AddDays(-1); minute < until; minute = minute.AddMinutes(1))
        {
            var reading = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(minute, zone).DateTime, DateTimeKind.Utc);
            if (wanted.Contains(reading) && seen.Add(reading) && minute >= from)
            {
                yield return minute;
            }
        }
    }
}
