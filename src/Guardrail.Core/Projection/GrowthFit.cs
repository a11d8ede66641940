using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>A straight line through the sizes of a table's full copies: the median slope of all pairs (Theil-Sen), which a few odd copies do not move.</summary>
/// <param name="BytesPerMillisecond">The slope.</param>
/// <param name="At">An instant on the line.</param>
/// <param name="Bytes">The size there.</param>
/// <param name="Deviation">The largest distance of a copy from the line.</param>
internal sealed record GrowthFit(double BytesPerMillisecond, long At, double Bytes, double Deviation)
{
    /// <summary>The mean month of the Gregorian calendar, in days.</summary>
    public const decimal MonthDays = 30.436875m;

    private const int FewestSamples = 5;

    private const int MostSamples = 32;

    /// <summary>A line through samples of a shorter time says nothing about a month.</summary>
    private const long ShortestSpan = 7 * Instants.Day / 2;

    /// <summary>The size on the line, never below 0.</summary>
    public double SizeAt(long instant) => Math.Max(0, Bytes + BytesPerMillisecond * (instant - At));

    /// <summary>The line through a table's sizes; null where there are too few, too close together, all the same, or more noise than trend.</summary>
    /// <param name="points">The table's points, oldest first.</param>
    /// <param name="since">Older points are of another table.</param>
    public static GrowthFit? Of(ReadOnlySpan<PackedPoint> points, long since)
    {
        var samples = Samples(points, since);
        if (samples.Count < FewestSamples || samples[^1].At - samples[0].At < ShortestSpan || samples.TrueForAll(sample => sample.Size == samples[0].Size))
        {
            return null;
        }
        var slopes = new List<double>(samples.Count * (samples.Count - 1) / 2);
        var concordance = 0;
        for (var i = 0; i < samples.Count; i++)
        {
            for (var j = i + 1; j < samples.Count; j++)
            {
                slopes.Add((samples[j].Size - samples[i].Size) / (double)(samples[j].At - samples[i].At));
                concordance += Math.Sign(samples[j].Size - samples[i].Size);
            }
        }
        var slope = Median(slopes);
        var level = Median([.. samples.Select(sample => sample.Size - slope * (sample.At - samples[0].At))]);
        var distances = samples.ConvertAll(sample => Math.Abs(sample.Size - level - slope * (sample.At - samples[0].At)));
        var trend = Math.Abs(slope) * (samples[^1].At - samples[0].At);
        return IsTrend(concordance, samples.Count) && Median([.. distances]) <= trend / 4
            ? new GrowthFit(slope, samples[0].At, level, distances.Max())
            : null;
    }

    /// <summary>Mann-Kendall: whether more pairs rise (or fall) than chance explains.</summary>
    private static bool IsTrend(int concordance, int count) =>
        Math.Abs(concordance) - 1 >= 2.2 * Math.Sqrt(count * (count - 1) * (2 * count + 5) / 18.0);

    /// <summary>Complete points of a size, one per instant, thinned out evenly.</summary>
    private static List<(long At, long Size)> Samples(ReadOnlySpan<PackedPoint> points, long since)
    {
        List<(long At, long Size)> all = [];
        foreach (ref readonly var point in points)
        {
            if (point.IsComplete && point.Size > 0 && point.CreatedAt >= since && (all.Count == 0 || all[^1].At != point.CreatedAt))
            {
                all.Add((point.CreatedAt, point.Size));
            }
        }
        return all.Count <= MostSamples
            ? all
            : [.. Enumerable.Range(0, MostSamples).Select(i => all[(int)((long)i * (all.Count - 1) / (MostSamples - 1))])];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
