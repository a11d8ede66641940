using Guardrail.Scheduling;

namespace Guardrail.Tests.Scheduling;

/// <summary>What AWS refuses is refused here, on one line that names the field, its value and what is allowed.</summary>
public sealed class BackupScheduleErrorTests
{
    [Theory]
    // out of range
    [InlineData("60 5 * * ? *", "minutes '60' is not 0-59")]
    [InlineData("0 24 * * ? *", "hours '24' is not 0-23")]
    [InlineData("0 5 0 * ? *", "day-of-month '0' is not 1-31")]
    [InlineData("0 5 32 * ? *", "day-of-month '32' is not 1-31")]
    [InlineData("0 5 32W * ? *", "day-of-month '32W' is not 1-31")]
    [InlineData("0 5 * 0 ? *", "month '0' is not 1-12")]
    [InlineData("0 5 * 13 ? *", "month '13' is not 1-12")]
    [InlineData("0 5 ? * 0 *", "day-of-week '0' is not 1-7")]
    [InlineData("0 5 ? * 8 *", "day-of-week '8' is not 1-7")]
    [InlineData("0 5 ? * 8L *", "day-of-week '8L' is not 1-7")]
    [InlineData("0 5 ? * 6#6 *", "day-of-week '6#6' is not 1-7")]
    [InlineData("0 5 ? * 6#0 *", "day-of-week '6#0' is not 1-7")]
    [InlineData("99 99 ? * * *", "minutes '99'")]
    [InlineData("0 98 ? * * *", "hours '98'")]
    [InlineData("0 5 * * ? 1969", "year '1969' is not 1970-2199")]
    [InlineData("0 5 * * ? 2200", "year '2200' is not 1970-2199")]
    [InlineData("0 5 * * ? 2198-2200", "year '2198-2200' is not 1970-2199")]
    [InlineData("0 5 * * ? 2030-2028", "year '2030-2028' is not 1970-2199")]
    // steps of nothing, or longer than the field
    [InlineData("0/0 5 * * ? *", "minutes '0/0' is not 0-59")]
    [InlineData("0/60 5 * * ? *", "minutes '0/60' is not 0-59")]
    [InlineData("0 0/24 * * ? *", "hours '0/24' is not 0-23")]
    [InlineData("0 5 * * ? 2027/0", "year '2027/0' is not 1970-2199")]
    [InlineData("0 5 * * ? */230", "year '*/230' is not 1970-2199")]
    // letters and marks in the wrong field
    [InlineData("? 5 * * ? *", "minutes '?' is not")]
    [InlineData("0 ? * * ? *", "hours '?' is not")]
    [InlineData("0 5 * ? ? *", "month '?' is not")]
    [InlineData("0 5 * * ? ?", "year '?' is not")]
    [InlineData("L 5 * * ? *", "minutes 'L' is not")]
    [InlineData("0 5 5# * ? *", "day-of-month '5#' is not")]
    [InlineData("0 5 ? * 3W *", "day-of-week '3W' is not")]
    [InlineData("0 5 * JANUARY ? *", "month 'JANUARY' is not 1-12 or JAN-DEC")]
    [InlineData("0 5 ? * MONDAY *", "day-of-week 'MONDAY' is not")]
    [InlineData("0 5 ? * MAN *", "day-of-week 'MAN' is not")]
    [InlineData("0 5 * * ? 27", "year '27' is not")]
    [InlineData("0 5 * * ? L", "year 'L' is not")]
    // broken lists and ranges
    [InlineData("0, 5 * * ? *", "minutes '0,' is not")]
    [InlineData("0 1,,2 * * ? *", "hours '1,,2' is not")]
    [InlineData("0 1- * * ? *", "hours '1-' is not")]
    [InlineData("0 -1 * * ? *", "hours '-1' is not")]
    [InlineData("0 /2 * * ? *", "hours '/2' is not")]
    [InlineData("0 2/ * * ? *", "hours '2/' is not")]
    [InlineData("0 1-2-3 * * ? *", "hours '1-2-3' is not")]
    [InlineData("0 1.5 * * ? *", "hours '1.5' is not")]
    [InlineData("٣ 5 * * ? *", "minutes '٣' is not")]
    // AWS: one # or L expression, by itself
    [InlineData("0 5 ? * 2#1,2#3 *", "day-of-week '2#1,2#3' is not")]
    [InlineData("0 5 ? * 2#1,4 *", "day-of-week '2#1,4' is not")]
    [InlineData("0 5 ? * 5L,6L *", "day-of-week '5L,6L' is not")]
    [InlineData("0 5 1-5W * ? *", "day-of-month '1-5W' is not")]
    // one ? and only one
    [InlineData("0 5 * * * *", "exactly one of day-of-month '*' and day-of-week '*' must be '?'")]
    [InlineData("0 5 ? * ? *", "exactly one of day-of-month '?' and day-of-week '?' must be '?'")]
    [InlineData("0 5 1 * 2 *", "exactly one of day-of-month '1' and day-of-week '2' must be '?'")]
    [InlineData("0 5 ?,1 * ? *", "day-of-month '?,1' is not")]
    // not six fields
    [InlineData("0 5 * * ?", "six fields")]
    [InlineData("0 0 5 * * ? *", "six fields")]
    [InlineData("0  5 * * ? *", "six fields")]
    [InlineData("cron( 0 5 * * ? *)", "six fields")]
    [InlineData("0\t5 * * ? *", "six fields")]
    [InlineData("cron()", "six fields")]
    [InlineData("cron(0 5 * * ? *", "minutes 'cron(0' is not")]
    [InlineData("CRON(0 5 * * ? *)", "minutes 'CRON(0' is not")]
    [InlineData("@daily", "six fields")]
    [InlineData("every day", "six fields")]
    // rate
    [InlineData("rate(1 day)", "no rate(...)")]
    [InlineData("RATE(12 hours)", "no rate(...)")]
    public void Parse_NamesWhatIsWrong(string expression, string expected)
    {
        var message = Should.Throw<ScheduleFormatException>(() => BackupSchedule.Parse(expression, null)).Message;

        message.ShouldContain(expected);
        message.ShouldStartWith($"schedule '{expression.Replace('\t', ' ')}': ");
        message.Any(char.IsControl).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Europe/Nowhere")]
    [InlineData("CEST")]
    [InlineData("../etc/passwd")]
    [InlineData("UTC\n")]
    [InlineData("Local")]
    public void Parse_RefusesAZoneThatIsNotKnown(string zone)
    {
        var message = Should.Throw<ScheduleFormatException>(() => BackupSchedule.Parse("0 5 * * ? *", zone)).Message;

        message.ShouldBe($"time zone '{zone.Replace('\n', ' ')}' is not known on this machine; AWS Backup takes IANA names such as Europe/Berlin");
    }

    [Fact]
    public void TryParse_GivesTheMessage_InsteadOfThrowing()
    {
        BackupSchedule.TryParse("60 5 * * ? *", null, out var schedule, out var error).ShouldBeFalse();

        schedule.ShouldBeNull();
        error.ShouldBe("schedule '60 5 * * ? *': minutes '60' is not 0-59 with , - * /");
    }

    [Fact]
    public void TryParse_GivesTheSchedule_WhenTheTextIsGood()
    {
        BackupSchedule.TryParse("0 5 * * ? *", "Europe/Berlin", out var schedule, out var error).ShouldBeTrue();

        schedule.ShouldBe(BackupSchedule.Parse("0 5 * * ? *", "Europe/Berlin"));
        error.ShouldBeNull();
    }

    [Fact]
    public void Parse_ShortensALongText()
    {
        var message = Should.Throw<ScheduleFormatException>(() => BackupSchedule.Parse(new string('9', 5000) + " 5 * * ? *", null)).Message;

        message.Length.ShouldBeLessThan(400);
        message.ShouldContain("…");
    }
}
