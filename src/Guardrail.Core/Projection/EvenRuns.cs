namespace Guardrail.Projection;

/// <summary>The runs of a stream whose schedule is not known (a deleted plan, a copy from an account that was not read): as evenly spaced as its listed points.</summary>
internal static class EvenRuns
{
    private const int FewestPoints = 4;

    /// <summary>The usual time between the points of a generation; null where they are too few or not evenly spaced.</summary>
    public static long? Gap(TableLedger table, Stream stream, Generation generation)
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
        return usual > 0 && even * 5 >= gaps.Count * 4 ? usual : null;
    }

    /// <summary>The runs before the oldest listed point whose points would have expired this month.</summary>
    public static IEnumerable<LostRun> Before(TableLedger table, Stream stream, Generation generation)
    {
        if (Gap(table, stream, generation) is not { } gap)
        {
            yield break;
        }
        var since = Existence.Of(table, stream);
        for (var run = generation.Oldest - gap; run > table.Axis.MonthStart - generation.Retention && run >= since; run -= gap)
        {
            if (run <= table.Axis.AsOf - generation.Retention)
            {
                yield return new LostRun(run, run, IsLikely: true, IsCertain: false);
            }
        }
    }
}
