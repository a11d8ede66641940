using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Points of one lifecycle in a stream.</summary>
/// <param name="RetentionDays">Days they are kept.</param>
/// <param name="ColdAfterDays">Days until they go cold; null for never.</param>
/// <param name="IsAdvanced">Whether they are advanced.</param>
/// <param name="Oldest">When the oldest listed of them was made; <see cref="Instants.Never"/> for none.</param>
internal readonly record struct Generation(long RetentionDays, long? ColdAfterDays, bool IsAdvanced, long Oldest)
{
    public long Retention => Instants.Milliseconds(RetentionDays);
}

/// <summary>A run whose point no list shows any more.</summary>
/// <param name="Run">The scheduled instant: the earliest the point can have been made.</param>
/// <param name="CreatedAt">When it was made if it lagged as its stream does.</param>
/// <param name="IsLikely">Whether it counts; otherwise it only widens the band.</param>
/// <param name="IsCertain">Whether its point must have been deleted by now, however late it was made.</param>
internal readonly record struct LostRun(long Run, long CreatedAt, bool IsLikely, bool IsCertain)
{
    /// <summary>The latest it can have been made; null where only the start window bounds it.</summary>
    public long? Latest { get; init; }

    /// <summary>Its size in bytes where a job tells it; 0 otherwise.</summary>
    public long Size { get; init; }

    /// <summary>How long after the earliest instant it can have been made.</summary>
    public long Window(long startWindow) => Latest is { } latest ? latest - Run : startWindow;
}

/// <summary>Finds the runs of a stream whose points have been deleted since.</summary>
internal static class LostRuns
{
    private const int LagsAtMost = 64;

    /// <summary>By how much the points of a stream lag behind their schedule: the median; 0 where nothing tells.</summary>
    public static long Lag(TableLedger table, Stream stream)
    {
        if (stream.Rule?.Calendar is not { } calendar)
        {
            return 0;
        }
        var runs = calendar.Recent(stream.Rule.Place);
        var lags = new List<long>();
        for (var i = stream.Points.Count - 1; i >= 0 && lags.Count < LagsAtMost; i--)
        {
            var at = table.Points[stream.Points[i]].CreatedAt;
            var run = LatestUpTo(runs, at);
            if (run >= 0 && at - runs[run] < stream.Rule.StartWindow)
            {
                lags.Add(at - runs[run]);
            }
        }
        lags.Sort();
        return lags.Count == 0 ? 0 : lags[lags.Count / 2];
    }

    /// <summary>
    /// The runs in [from, until] (and those that may be meant by them) that have no listed point. Points start anywhere in the start window: each is laid to the run before it, or where windows
    /// overlap to the free run nearest to it less the lag.
    /// </summary>
    /// <param name="runs">The stream's runs, ascending, at least one start window beyond <paramref name="until"/>.</param>
    /// <param name="listed">When the listed points were made, ascending.</param>
    /// <param name="from">The first instant of interest.</param>
    /// <param name="until">The last instant of interest.</param>
    /// <param name="lag">The stream's median lag.</param>
    /// <param name="window">The start window.</param>
    /// <param name="jobsSince">From when on jobs tell of every point; <see cref="Instants.Never"/> where none were read.</param>
    public static IEnumerable<LostRun> Unlisted(long[] runs, IReadOnlyList<long> listed, long from, long until, long lag, long window, long jobsSince)
    {
        // Runs before the first instant of interest are none of the stream's: no point may be laid to them.
        var first = LatestUpTo(runs, from - 1) + 1;
        runs = first == 0 ? runs : runs[first..];
        var taken = new bool[runs.Length];
        foreach (var at in listed)
        {
            if (runs.Length > 0 && at >= runs[0] && at < runs[^1] + window)
            {
                Take(runs, taken, at, lag, window);
            }
        }
        // Where start windows overlap, a point may have been laid to its run's neighbour; among points that are deleted late, so may a row of them.
        var overlap = Overlaps(runs, window) ? window : 0;
        var doubt = overlap == 0 ? 0 : overlap + PointCourse.DeletionDelay;
        for (var i = 0; i < runs.Length && runs[i] <= until + overlap; i++)
        {
            // Which of the runs just before the history of jobs made its first points is not known either.
            var mayBeKnown = overlap > 0 && runs[i] + window > jobsSince && runs[i] < jobsSince;
            if (!taken[i])
            {
                yield return new LostRun(runs[i], runs[i] + lag, runs[i] <= until, !mayBeKnown && runs[i] + window + doubt <= until);
            }
            else if (mayBeKnown)
            {
                yield return new LostRun(runs[i], runs[i] + lag, IsLikely: false, IsCertain: false);
            }
        }
    }

    private static bool Overlaps(long[] runs, long window)
    {
        for (var i = 1; i < runs.Length; i++)
        {
            if (runs[i] - runs[i - 1] < window)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The place of the last run up to an instant; -1 where there is none.</summary>
    public static int LatestUpTo(long[] runs, long instant)
    {
        var place = Array.BinarySearch(runs, instant);
        return place >= 0 ? place : ~place - 1;
    }

    private static void Take(long[] runs, bool[] taken, long at, long lag, long window)
    {
        var latest = LatestUpTo(runs, at);
        if (latest == 0 || runs[latest] - runs[latest - 1] >= window)
        {
            taken[latest] = true;
            return;
        }
        var left = LatestUpTo(runs, at - lag);
        var right = left + 1;
        while (left >= 0 && taken[left])
        {
            left--;
        }
        while (right < runs.Length && taken[right])
        {
            right++;
        }
        if (left >= 0 && (right >= runs.Length || at - lag - runs[left] <= runs[right] - (at - lag)))
        {
            taken[left] = true;
        }
        else if (right < runs.Length)
        {
            taken[right] = true;
        }
    }
}
