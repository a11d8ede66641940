using System.Collections.Concurrent;
using Quartz;

namespace Guardrail.Scheduling;

/// <summary>The days of any year that match the three day fields.</summary>
/// <remarks>
/// A year's days and weekdays depend on two things alone: the weekday of 1 January and whether it is a leap year. So there are fourteen calendars;
/// Quartz walks each once, in a year between 2000 and 2027 (where its answers do not depend on the clock of the machine), and all other years are looked up.
/// </remarks>
internal sealed class DayCalendar
{
    private const int FirstModelYear = 2000;

    // The same few day fields stand in almost every plan of an estate, and walking fourteen years costs milliseconds.
    private static readonly ConcurrentDictionary<(string DayOfMonth, string Month, string DayOfWeek), DayCalendar> Known = new();

    private readonly Lazy<int[]>[] _days;

    private DayCalendar(string dayOfMonth, string month, string dayOfWeek)
    {
        var cron = new CronExpression($"0 0 0 {dayOfMonth} {month} {dayOfWeek}", TimeZoneInfo.Utc);
        _days = [.. Enumerable.Range(0, 14).Select(kind => new Lazy<int[]>(() => Walk(cron, ModelYear(kind))))];
    }

    public static DayCalendar Of(CronFields fields) =>
        Known.GetOrAdd((fields.DayOfMonth, fields.Month, fields.DayOfWeek), key => new DayCalendar(key.DayOfMonth, key.Month, key.DayOfWeek));

    /// <summary>The matching days of a year, ascending, 0 being 1 January.</summary>
    public int[] DaysOf(int year) => _days[Kind(year)].Value;

    private static int Kind(int year) =>
        (int)new DateOnly(year, 1, 1).DayOfWeek + (DateTime.IsLeapYear(year) ? 7 : 0);

    private static int ModelYear(int kind) => Enumerable.Range(FirstModelYear, 28).First(year => Kind(year) == kind);

    private static int[] Walk(CronExpression cron, int year)
    {
        var start = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var days = new List<int>();
        for (var at = cron.GetNextValidTimeAfter(start.AddSeconds(-1)); at?.Year == year; at = cron.GetNextValidTimeAfter(at.Value))
        {
            days.Add((at.Value - start).Days);
        }
        return [.. days];
    }
}
