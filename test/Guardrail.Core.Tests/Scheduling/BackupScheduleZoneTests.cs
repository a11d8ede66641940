using Guardrail.Scheduling;

namespace Guardrail.Tests.Scheduling;

/// <summary>The days on which clocks change: a reading that is skipped has no run, one that comes twice has one, at its first coming.</summary>
public sealed class BackupScheduleZoneTests
{
    [Theory]
    // New York: 8 March 2026 02:00 -> 03:00, 1 November 2026 02:00 -> 01:00
    [InlineData("0 0 * * ? *", "America/New_York", "2026-03-08", "03-08 05:00, 03-09 04:00")]
    [InlineData("30 2 * * ? *", "America/New_York", "2026-03-07", "03-07 07:30, 03-09 06:30")]
    [InlineData("0 2 * * ? *", "America/New_York", "2026-03-08", "03-09 06:00")]
    [InlineData("0 3 * * ? *", "America/New_York", "2026-03-08", "03-08 07:00, 03-09 07:00")]
    [InlineData("0 1-3 * * ? *", "America/New_York", "2026-03-08", "03-08 06:00, 03-08 07:00, 03-09 05:00, 03-09 06:00, 03-09 07:00")]
    [InlineData("30 1 * * ? *", "America/New_York", "2026-11-01", "11-01 05:30, 11-02 06:30")]
    [InlineData("0 0-3 * * ? *", "America/New_York", "2026-11-01", "11-01 04:00, 11-01 05:00, 11-01 07:00, 11-01 08:00, 11-02 05:00")]
    // Dublin: winter time is the exception there; 29 March 2026 01:00 -> 02:00, 25 October 2026 02:00 -> 01:00
    [InlineData("30 1 * * ? *", "Europe/Dublin", "2026-03-28", "03-28 01:30, 03-30 00:30")]
    [InlineData("0 2 * * ? *", "Europe/Dublin", "2026-03-28", "03-28 02:00, 03-29 01:00, 03-30 01:00")]
    [InlineData("30 1 * * ? *", "Europe/Dublin", "2026-10-24", "10-24 00:30, 10-25 00:30, 10-26 01:30")]
    [InlineData("0 2 * * ? *", "Europe/Dublin", "2026-10-24", "10-24 01:00, 10-25 02:00, 10-26 02:00")]
    // Casablanca goes back for Ramadan: 15 February 2026 03:00 -> 02:00, 22 March 2026 02:00 -> 03:00
    [InlineData("30 2 * * ? *", "Africa/Casablanca", "2026-02-14", "02-14 01:30, 02-15 01:30, 02-16 02:30")]
    [InlineData("30 2 * * ? *", "Africa/Casablanca", "2026-03-21", "03-21 02:30, 03-23 01:30")]
    // Lord Howe moves by half an hour: 5 April 2026 02:00 -> 01:30, 4 October 2026 02:00 -> 02:30
    [InlineData("45 1 * * ? *", "Australia/Lord_Howe", "2026-04-03 12:00", "04-03 14:45, 04-04 14:45, 04-05 15:15")]
    [InlineData("15 2 * * ? *", "Australia/Lord_Howe", "2026-10-02 12:00", "10-02 15:45, 10-04 15:15")]
    [InlineData("30 2 * * ? *", "Australia/Lord_Howe", "2026-10-02 12:00", "10-02 16:00, 10-03 15:30, 10-04 15:30")]
    // Apia crossed the date line: there was no 30 December 2011
    [InlineData("0 12 * * ? *", "Pacific/Apia", "2011-12-28 12:00", "12-28 22:00, 12-29 22:00, 12-30 22:00, 12-31 22:00")]
    [InlineData("0 12 30 12 ? *", "Pacific/Apia", "2010-12-30 12:00", "2010-12-30 22:00, 2012-12-29 22:00")]
    // far from UTC, with quarters of an hour, and old names
    [InlineData("0 0 1 * ? *", "Pacific/Kiritimati", "2026-10-31", "10-31 10:00, 11-30 10:00")]
    [InlineData("0 0 1 * ? *", "Pacific/Pago_Pago", "2026-10-31", "11-01 11:00, 12-01 11:00")]
    [InlineData("0 5 * * ? *", "Asia/Kathmandu", "2026-11-01", "11-01 23:15, 11-02 23:15")]
    [InlineData("0 5 * * ? *", "Asia/Calcutta", "2026-11-01", "11-01 23:30, 11-02 23:30")]
    // the year ends with the zone's own New Year
    [InlineData("0 0 1 1 ? 2027", "Asia/Tokyo", "2026-01-01", "2026-12-31 15:00")]
    [InlineData("0 23 31 12 ? 2026", "America/Los_Angeles", "2026-01-01", "2027-01-01 07:00")]
    public void Occurrences_FollowTheZonesClock(string expression, string zone, string from, string expected)
    {
        var runs = expected.Split(", ");

        var found = BackupSchedule.Parse(expression, zone).Occurrences(At.Utc(from), DateTimeOffset.MaxValue).Take(runs.Length).Select(At.Text);

        found.ShouldBe(runs.Select(run => run.Length == 16 ? run : $"{from[..4]}-{run}"));
    }

    [Theory]
    [InlineData("America/New_York", 23, 24)]
    [InlineData("Europe/Dublin", 23, 24)]
    [InlineData("UTC", 24, 24)]
    public void Occurrences_CountsAnHourlyScheduleByReadings(string zone, int spring, int autumn)
    {
        var hourly = BackupSchedule.Parse("0 * * * ? *", zone);

        Readings(hourly, zone == "Europe/Dublin" ? "2026-03-29" : "2026-03-08").ShouldBe(spring);
        Readings(hourly, zone == "Europe/Dublin" ? "2026-10-25" : "2026-11-01").ShouldBe(autumn);
    }

    private static int Readings(BackupSchedule hourly, string day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(hourly.TimeZoneId);
        var noon = At.Utc(day + " 12:00");
        return hourly.Occurrences(noon.AddDays(-2), noon.AddDays(2))
            .Count(run => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(run, zone).DateTime) == DateOnly.FromDateTime(noon.DateTime));
    }
}
