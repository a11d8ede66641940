using Guardrail.Scheduling;

namespace Guardrail.Fuzz.Parsers;

/// <summary>Cron expressions and time zones; what is taken must also run.</summary>
internal static class Schedules
{
    private static readonly DateTimeOffset From = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public static Parser Cron { get; } = Parser.Of(
        "cron",
        [
            "cron(0 5 ? * * *)", "cron(0 0 * * ? *)", "cron(0 */6 * * ? *)", "cron(15 10 ? * 6L 2022-2030)", "cron(0 2 1,15 * ? *)", "cron(30 * * * ? *)", "cron(0 8 LW * ? *)", "cron(0 10 ? * 2#1 *)",
            "0 12 * JAN-MAR,DEC MON-FRI 2026/2", "cron(0 9 15W * ? *)", "cron(0 9 L-3 * ? *)", "",
        ],
        ["cron(", ")", "?", "*", "*/5", "L", "W", "LW", "#", "1#5", "L-30", "MON", "sun", "JAN", "dec-FEB", "1-7", "0/1", "2199", "1970", ",", "/", " "],
        text => Runs(text, "UTC"));

    public static Parser Zone { get; } = Parser.Of(
        "time zone", ["UTC", "Etc/UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Africa/Casablanca", ""], ["Europe/", "../", "Etc/GMT+12", "posix/"], text => Runs("cron(30 2 * * ? *)", text));

    private static bool Runs(string expression, string zone)
    {
        if (!BackupSchedule.TryParse(expression, zone, out var schedule, out var error))
            return Parser.OneLine(error);
        _ = schedule.Next(From);
        _ = schedule.Occurrences(From, From.AddDays(40)).Take(50).Count();
        _ = schedule.MaxGap(From, From.AddDays(31));
        return true;
    }
}
