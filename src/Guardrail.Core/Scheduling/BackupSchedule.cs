using System.Diagnostics.CodeAnalysis;
using Quartz;

namespace Guardrail.Scheduling;

/// <summary>When a backup rule runs: AWS Backup's cron dialect in the rule's time zone.</summary>
/// <remarks>
/// Dialect: EventBridge's (documented). What AWS's own parser does with forms its guide does not show, such as lists that hold <c>L</c> or <c>31W</c> in a short
/// month, is UNCONFIRMED; Quartz decides them here. Two schedules are equal when their text and zone are.
/// </remarks>
public sealed class BackupSchedule : IEquatable<BackupSchedule>
{
    /// <summary>What AWS Backup runs where a rule has no schedule: daily at 05:00 (documented).</summary>
    public const string DefaultExpression = "cron(0 5 ? * * *)";

    /// <summary>The zone of a rule that names none (documented).</summary>
    public const string DefaultTimeZoneId = "UTC";

    private readonly TimeZoneInfo _zone;
    private readonly CronYears _years;
    private readonly DayCalendar _calendar;
    private readonly long[] _timesOfDay;

    private BackupSchedule(string expression, TimeZoneInfo zone, CronFields fields)
    {
        Expression = expression;
        _zone = zone;
        _years = fields.Years;
        _calendar = DayCalendar.Of(fields);
        _timesOfDay = TimesOfDay(fields);
    }

    /// <summary>The schedule as written, or the default where none was.</summary>
    public string Expression { get; }

    /// <summary>The IANA name of the zone.</summary>
    public string TimeZoneId => _zone.Id;

    /// <summary>Reads a schedule, bare or wrapped in <c>cron(…)</c>.</summary>
    /// <param name="expression">Six fields: minutes, hours, day of month, month, day of week, year. Null or blank means <see cref="DefaultExpression"/>.</param>
    /// <param name="timeZoneId">An IANA name; null or blank means UTC.</param>
    /// <exception cref="ScheduleFormatException">AWS Backup would not accept the text, or this machine does not know the zone.</exception>
    public static BackupSchedule Parse(string? expression, string? timeZoneId)
    {
        var text = string.IsNullOrWhiteSpace(expression) ? DefaultExpression : expression.Trim();
        var zoneId = string.IsNullOrWhiteSpace(timeZoneId) ? DefaultTimeZoneId : timeZoneId;
        var fields = CronFields.Read(text);
        // On Windows the system's own names are found as well; AWS takes IANA names only.
        return TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone) && zone.HasIanaId
            ? new BackupSchedule(text, zone, fields)
            : throw new ScheduleFormatException(
                $"time zone '{CronFields.Shown(zoneId)}' is not known on this machine; AWS Backup takes IANA names such as Europe/Berlin");
    }

    /// <summary>Reads a schedule as <see cref="Parse"/> does, without throwing.</summary>
    /// <param name="expression">See <see cref="Parse"/>.</param>
    /// <param name="timeZoneId">See <see cref="Parse"/>.</param>
    /// <param name="schedule">The schedule; null where the text is refused.</param>
    /// <param name="error">Why it is refused, on one line; null where it is not.</param>
    public static bool TryParse(
        string? expression, string? timeZoneId, [NotNullWhen(true)] out BackupSchedule? schedule, [NotNullWhen(false)] out string? error)
    {
        try
        {
            (schedule, error) = (Parse(expression, timeZoneId), null);
            return true;
        }
        catch (ScheduleFormatException e)
        {
            (schedule, error) = (null, e.Message);
            return false;
        }
    }

    /// <summary>Every run in [<paramref name="from"/>, <paramref name="until"/>), ascending, in UTC; empty where there is none.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="until">Exclusive.</param>
    public IEnumerable<DateTimeOffset> Occurrences(DateTimeOffset from, DateTimeOffset until) =>
        Ticks(from.UtcTicks, until.UtcTicks).Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    /// <summary>The first run at or after an instant, in UTC; null where there is none up to the end of 2199.</summary>
    /// <param name="from">Inclusive.</param>
    public DateTimeOffset? Next(DateTimeOffset from)
    {
        foreach (var run in Occurrences(from, DateTimeOffset.MaxValue))
        {
            return run;
        }
        return null;
    }

    /// <summary>
    /// The longest time between two successive runs of which the earlier is before <paramref name="until"/> and the later after <paramref name="from"/>;
    /// null where there are no two such runs. Looks up to eight years outside the period.
    /// </summary>
    /// <param name="from">The start of the period.</param>
    /// <param name="until">The end of the period.</param>
    public TimeSpan? MaxGap(DateTimeOffset from, DateTimeOffset until) => RunGaps.Longest(Ticks, from.UtcTicks, until.UtcTicks);

    /// <inheritdoc/>
    public bool Equals(BackupSchedule? other) => other is not null && Expression == other.Expression && TimeZoneId == other.TimeZoneId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BackupSchedule);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Expression, TimeZoneId);

    /// <summary>The expression and the zone.</summary>
    public override string ToString() => $"{Expression} {TimeZoneId}";

    /// <summary>The runs in [from, until) as UTC ticks, ascending, found as they are asked for.</summary>
    internal IEnumerable<long> Ticks(long from, long until)
    {
        var runs = new List<long>();
        foreach (var day in Days(from, until))
        {
            runs.Clear();
            AddDay(day, from, until, runs);
            foreach (var run in runs)
            {
                yield return run;
            }
        }
    }

    /// <summary>The runs in [from, until) as UTC ticks, ascending, all at once.</summary>
    internal List<long> AllTicks(long from, long until)
    {
        var runs = new List<long>();
        foreach (var day in Days(from, until))
        {
            AddDay(day, from, until, runs);
        }
        return runs;
    }

    /// <summary>The matching days whose runs may fall into [from, until).</summary>
    private IEnumerable<WallDay> Days(long from, long until)
    {
        // No zone is as much as a day and a half away from UTC, so two days either side lose nothing.
        const long Margin = 2 * TimeSpan.TicksPerDay;
        var clock = new WallClock(_zone);
        var lastYear = Math.Min(CronYears.Last, YearAt(until + Margin));
        for (var year = Math.Max(CronYears.First, YearAt(from - Margin)); year <= lastYear; year++)
        {
            if (!_years.Contains(year))
            {
                continue;
            }
            var newYear = new DateTime(year, 1, 1).Ticks;
            foreach (var dayOfYear in _calendar.DaysOf(year))
            {
                var start = newYear + dayOfYear * TimeSpan.TicksPerDay;
                if (start >= from - Margin && start <= until + Margin)
                {
                    yield return new WallDay(start, clock.SteadyOffset(start), clock);
                }
            }
        }
    }

    private void AddDay(WallDay day, long from, long until, List<long> runs)
    {
        foreach (var time in _timesOfDay)
        {
            var run = day.At(time);
            if (run >= from && run < until)
            {
                runs.Add(run.Value);
            }
        }
    }

    private static int YearAt(long ticks) => new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks)).Year;

    private static long[] TimesOfDay(CronFields fields)
    {
        var cron = new CronExpression($"0 {fields.Minutes} {fields.Hours} * * ?", TimeZoneInfo.Utc);
        var start = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var times = new List<long>();
        for (var at = cron.GetNextValidTimeAfter(start.AddSeconds(-1)); at < start.AddDays(1); at = cron.GetNextValidTimeAfter(at.Value))
        {
            times.Add((at.Value - start).Ticks);
        }
        return [.. times];
    }
}
