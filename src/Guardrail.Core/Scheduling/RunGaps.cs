namespace Guardrail.Scheduling;

/// <summary>The time between successive runs.</summary>
internal static class RunGaps
{
    private const long Reach = 8 * 366 * TimeSpan.TicksPerDay;

    /// <summary>The longest gap that touches [from, until); null where no two runs enclose or share any of it.</summary>
    /// <param name="runs">The runs in [start, end), ascending.</param>
    /// <param name="from">UTC ticks.</param>
    /// <param name="until">UTC ticks.</param>
    public static TimeSpan? Longest(Func<long, long, IEnumerable<long>> runs, long from, long until)
    {
        until = Math.Max(from, until);
        var previous = Before(runs, from);
        var longest = long.MinValue;
        foreach (var run in runs(from, until).Concat(After(runs, until)))
        {
            longest = Math.Max(longest, previous is null ? long.MinValue : run - previous.Value);
            previous = run;
        }
        return longest == long.MinValue ? null : TimeSpan.FromTicks(longest);
    }

    private static long? Before(Func<long, long, IEnumerable<long>> runs, long from)
    {
        foreach (var reach in Reaches())
        {
            if (runs(Math.Max(0, from - reach), from).Cast<long?>().LastOrDefault() is { } run)
            {
                return run;
            }
        }
        return null;
    }

    private static IEnumerable<long> After(Func<long, long, IEnumerable<long>> runs, long until)
    {
        foreach (var reach in Reaches())
        {
            if (runs(until, Math.Min(DateTimeOffset.MaxValue.Ticks, until + reach)).Cast<long?>().FirstOrDefault() is { } run)
            {
                return [run];
            }
        }
        return [];
    }

    private static IEnumerable<long> Reaches()
    {
        for (var reach = TimeSpan.TicksPerDay; reach < Reach; reach *= 6)
        {
            yield return reach;
        }
        yield return Reach;
    }
}
