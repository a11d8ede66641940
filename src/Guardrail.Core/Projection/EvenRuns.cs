using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>The runs of a stream whose schedule is not known (a deleted plan, a copy from an account that was not read): as its listed points were spaced.</summary>
internal static class EvenRuns
{
    private const int FewestPoints = 4;
    private const long Week = 7 * Instants.Day;

    /// <summary>The longest time between the points of a generation; null where they are too few or keep no rhythm.</summary>
    public static long? LongestGap(TableLedger table, Stream stream, Generation generation) =>
        Rhythm(table, stream, generation) is { } rhythm ? rhythm.Longest : null;

    /// <summary>The runs before the oldest listed point whose points would have expired this month.</summary>
    public static IEnumerable<LostRun> Before(TableLedger table, Stream stream, Generation generation)
    {
        if (Rhythm(table, stream, generation) is not { } rhythm)
        {
            yield break;
        }
        var since = Existence.Of(table, stream);
        if (table.JobsSince != Instants.Never && generation.Oldest > table.JobsSince + rhythm.Longest + stream.StartWindow)
        {
            // It began within the history of jobs.
            yield break;
        }
        foreach (var run in Backwards(rhythm, generation.Oldest).TakeWhile(run => run > table.Axis.MonthStart - generation.Retention && run >= since))
        {
            // A job is dated by its schedule perhaps: what was made within a start window after the history began may be of an earlier job, and only widens the band.
            var isBefore = table.JobsSince == Instants.Never || run < table.JobsSince;
            if (run <= table.Axis.AsOf - generation.Retention && (isBefore || run < table.JobsSince + stream.StartWindow))
            {
                yield return new LostRun(run, run, isBefore, IsCertain: false);
            }
        }
    }

    /// <summary>Earlier runs, the latest first: as the first listed week or day was, where there is a whole one (so that weekends and nights stay free), else evenly.</summary>
    private static IEnumerable<long> Backwards(RunRhythm rhythm, long oldest)
    {
        List<long> pattern = [.. rhythm.Period is { } length ? rhythm.Created.Where(at => at < oldest + length).Reverse() : [oldest]];
        var period = rhythm.Period ?? rhythm.Usual;
        for (var back = period; ; back += period)
        {
            foreach (var at in pattern)
            {
                yield return at - back;
            }
        }
    }

    private static RunRhythm? Rhythm(TableLedger table, Stream stream, Generation generation)
    {
        List<long> created = [.. stream.Points
            .Where(place => table.IsOrderly(place) && table.Courses[place].RetentionDays == generation.RetentionDays)
            .Select(place => table.Points[place].CreatedAt)
            .Concat(stream.Gone.Where(gone => gone.RetentionDays == generation.RetentionDays).Select(gone => gone.CreatedAt))
            .Order()];
        if (created.Count < FewestPoints)
        {
            return null;
        }
        List<long> gaps = [.. created.Zip(created.Skip(1), (earlier, later) => later - earlier).Order()];
        var (usual, span) = (gaps[gaps.Count / 2], created[^1] - created[0]);
        long? period = usual <= Week && span >= Week ? Week : 2 * usual <= Instants.Day && span >= Instants.Day ? Instants.Day : null;
        // Without a whole week or day to go by, four gaps of five must be alike; else nothing is claimed.
        var even = gaps.Count(gap => gap > usual / 2 && gap < usual * 3 / 2);
        return usual > 0 && (period is not null || even * 5 >= gaps.Count * 4) ? new RunRhythm(created, usual, gaps[^1], period) : null;
    }

    /// <summary>How points follow each other.</summary>
    /// <param name="Created">When they were made, oldest first.</param>
    /// <param name="Usual">The usual time between them.</param>
    /// <param name="Longest">The longest.</param>
    /// <param name="Period">After how long they repeat: a week or a day; null where too few are listed to tell.</param>
    private sealed record RunRhythm(IReadOnlyList<long> Created, long Usual, long Longest, long? Period);
}
