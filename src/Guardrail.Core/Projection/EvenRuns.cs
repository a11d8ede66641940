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
        foreach (var run in Backwards(rhythm, generation.Oldest).TakeWhile(run => run > table.Axis.MonthStart - generation.Retention && run >= since))
        {
            if (run <= table.Axis.AsOf - generation.Retention)
            {
                yield return new LostRun(run, run, IsLikely: true, IsCertain: false);
            }
        }
    }

    /// <summary>Earlier runs, the latest first: a week as the first listed one where there is a whole one (so that weekends stay free), else evenly.</summary>
    private static IEnumerable<long> Backwards(RunRhythm rhythm, long oldest)
    {
        List<long> week = [.. rhythm.Created.Where(at => at < oldest + Week).Reverse()];
        if (rhythm.Usual > Week || rhythm.Created[^1] < oldest + Week)
        {
            for (var run = oldest - rhythm.Usual; ; run -= rhythm.Usual)
            {
                yield return run;
            }
        }
        for (var back = Week; ; back += Week)
        {
            foreach (var at in week)
            {
                yield return at - back;
            }
        }
    }

    private static RunRhythm? Rhythm(TableLedger table, Stream stream, Generation generation)
    {
        List<long> created = [.. stream.Points
            .Where(place => table.IsOrderly(place) && table.Courses[place].RetentionDays == generation.RetentionDays)
            .Select(place => table.Points[place].CreatedAt)];
        if (created.Count < FewestPoints)
        {
            return null;
        }
        List<long> gaps = [.. created.Zip(created.Skip(1), (earlier, later) => later - earlier).Order()];
        var usual = gaps[gaps.Count / 2];
        var even = gaps.Count(gap => gap > usual / 2 && gap < usual * 3 / 2);
        // Four gaps of five alike: what a daily, hourly or weekday schedule leaves. Fewer, and nothing is claimed.
        return usual > 0 && even * 5 >= gaps.Count * 4 ? new RunRhythm(created, usual, gaps[^1]) : null;
    }

    /// <summary>How points follow each other.</summary>
    /// <param name="Created">When they were made, oldest first.</param>
    /// <param name="Usual">The usual time between them.</param>
    /// <param name="Longest">The longest.</param>
    private sealed record RunRhythm(IReadOnlyList<long> Created, long Usual, long Longest);
}
