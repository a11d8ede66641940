namespace Guardrail.Scheduling;

/// <summary>Turns what the clock on a zone's wall reads into instants; all figures are ticks, of the wall's reading or of UTC.</summary>
/// <remarks>
/// A reading the wall skips has no instant, one it shows twice has the first: AWS Backup refers to EventBridge Scheduler, which skips the one and runs once at
/// the other (documented). <see cref="TimeZoneInfo.IsInvalidTime(DateTime)"/> is not used: for zones whose winter time is the exception
/// (Europe/Dublin, Africa/Casablanca) it knows neither.
/// </remarks>
internal sealed class WallClock(TimeZoneInfo zone)
{
    private long _probedDay = long.MinValue;
    private readonly long[] _offsets = new long[4];

    /// <summary>The first instant at which the wall reads so; null where it never does.</summary>
    public long? First(long reading)
    {
        // Whatever the offset is, it is one of those in force a day before and a day after.
        var before = At(reading, Offset(reading - TimeSpan.TicksPerDay));
        var after = At(reading, Offset(reading + TimeSpan.TicksPerDay));
        return before is null || after < before ? after : before;
    }

    /// <summary>The offset that holds for every reading of the day that starts at this reading; null where the clock is changed near it.</summary>
    public long? SteadyOffset(long day)
    {
        var isNext = day == _probedDay + TimeSpan.TicksPerDay;
        if (isNext)
        {
            Array.Copy(_offsets, 1, _offsets, 0, 3);
        }
        for (var i = isNext ? 3 : 0; i < 4; i++)
        {
            _offsets[i] = Offset(day + (i - 1) * TimeSpan.TicksPerDay);
        }
        _probedDay = day;
        return _offsets[0] == _offsets[1] && _offsets[1] == _offsets[2] && _offsets[2] == _offsets[3] ? _offsets[0] : null;
    }

    private long? At(long reading, long offset) => Offset(reading - offset) == offset ? reading - offset : null;

    private long Offset(long utcTicks) => zone.GetUtcOffset(new DateTimeOffset(utcTicks, TimeSpan.Zero)).Ticks;
}
