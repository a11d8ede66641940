using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>A straight line through the sizes of a table's full copies: the median slope of all pairs (Theil-Sen), which a few odd copies do not move.</summary>
/// <param name="BytesPerMillisecond">The slope.</param>
/// <param name="At">An instant on the line.</param>
/// <param name="Bytes">The size there.</param>
/// <param name="Deviation">The largest distance of a copy from the line.</param>
/// <param name="Lowest">The lower end of the slope's 95 % interval (Sen).</param>
/// <param name="Highest">The upper end.</param>
internal sealed record GrowthFit(double BytesPerMillisecond, long At, double Bytes, double Deviation, double Lowest, double Highest)
{
    /// <summary>The mean month of the Gregorian calendar, in days.</summary>
    public const decimal MonthDays = 30.436875m;

    private const int FewestSamples = 5;

    private const int MostSamples = 32;

    private const int MostPairs = MostSamples * (MostSamples - 1) / 2;

    /// <summary>A line through samples of a shorter time says nothing about a month.</summary>
    private const long ShortestSpan = 7 * Instants.Day / 2;

    /// <summary>The size on the line, never below 0.</summary>
    public double SizeAt(long instant) => Math.Max(0, Bytes + BytesPerMillisecond * (instant - At));

    /// <summary>
    /// The line through a table's sizes; null where there are too few, too close together, all the same, more noise than trend, or where a single step explains them better.
    /// </summary>
    /// <param name="points">The table's points, oldest first.</param>
    /// <param name="since">Older points are of another table.</param>
    public static GrowthFit? Of(ReadOnlySpan<PackedPoint> points, long since)
    {
        Span<Sample> samples = stackalloc Sample[MostSamples];
        samples = samples[..Take(points, since, samples)];
        if (samples.Length < FewestSamples || samples[^1].At - samples[0].At < ShortestSpan || AreAlike(samples))
        {
            return null;
        }
        Span<double> slopes = stackalloc double[MostPairs];
        var (count, concordance) = (0, 0);
        for (var i = 0; i < samples.Length; i++)
        {
            for (var j = i + 1; j < samples.Length; j++)
            {
                slopes[count++] = (samples[j].Size - samples[i].Size) / (double)(samples[j].At - samples[i].At);
                concordance += Math.Sign(samples[j].Size - samples[i].Size);
            }
        }
        var spread = Spread(samples.Length);
        if (Math.Abs(concordance) - 1 < 2.2 * spread)
        {
            // Mann-Kendall: chance explains as well that so many pairs rise, or fall.
            return null;
        }
        slopes = slopes[..count];
        var slope = Median(slopes);
        Span<double> distances = stackalloc double[samples.Length];
        Line(samples, slope, 0, distances);
        var level = Median(distances);
        Line(samples, slope, level, distances);
        var squares = 0.0;
        foreach (ref var distance in distances)
        {
            squares += distance * distance;
            distance = Math.Abs(distance);
        }
        var trend = Math.Abs(slope) * (samples[^1].At - samples[0].At);
        if (Median(distances) > trend / 4 || StepSquares(samples) < squares)
        {
            return null;
        }
        // Sen's interval: so many ranks to either side of the median slope.
        var ranks = (int)(1.96 * spread / 2);
        return new GrowthFit(slope, samples[0].At, level, distances[^1], slopes[Math.Max(0, count / 2 - ranks)], slopes[Math.Min(count - 1, count / 2 + ranks)]);
    }

    /// <summary>The standard deviation of the number of rising pairs less falling ones, were it chance.</summary>
    private static double Spread(int count) => Math.Sqrt(count * (count - 1) * (2 * count + 5) / 18.0);

    private static void Line(ReadOnlySpan<Sample> samples, double slope, double level, Span<double> distances)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            distances[i] = samples[i].Size - level - slope * (samples[i].At - samples[0].At);
        }
    }

    /// <summary>The squared distances from two levels, before and after the step that leaves the least of them.</summary>
    private static double StepSquares(ReadOnlySpan<Sample> samples)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var sample in samples)
        {
            // Less the first one, so that nothing is lost to rounding.
            var size = (double)(sample.Size - samples[0].Size);
            (sum, squares) = (sum + size, squares + size * size);
        }
        var (before, least) = (0.0, double.MaxValue);
        for (var i = 1; i < samples.Length; i++)
        {
            before += samples[i - 1].Size - samples[0].Size;
            least = Math.Min(least, squares - before * before / i - (sum - before) * (sum - before) / (samples.Length - i));
        }
        return least;
    }

    /// <summary>Complete points of a size, one per instant, thinned out evenly.</summary>
    private static int Take(ReadOnlySpan<PackedPoint> points, long since, Span<Sample> samples)
    {
        var count = 0;
        var last = Instants.Unknown;
        foreach (ref readonly var point in points)
        {
            count += IsSample(in point, since, ref last) ? 1 : 0;
        }
        var wanted = Math.Min(count, MostSamples);
        var (taken, place) = (0, 0);
        last = Instants.Unknown;
        foreach (ref readonly var point in points)
        {
            if (taken < wanted && IsSample(in point, since, ref last))
            {
                if (place++ == (wanted < 2 ? 0 : (int)((long)taken * (count - 1) / (wanted - 1))))
                {
                    samples[taken++] = new Sample(point.CreatedAt, point.Size);
                }
            }
        }
        return taken;
    }

    private static bool IsSample(in PackedPoint point, long since, ref long last)
    {
        if (!point.IsComplete || point.Size <= 0 || point.CreatedAt < since || point.CreatedAt == last)
        {
            return false;
        }
        last = point.CreatedAt;
        return true;
    }

    private static bool AreAlike(ReadOnlySpan<Sample> samples)
    {
        foreach (var sample in samples)
        {
            if (sample.Size != samples[0].Size)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The median; sorts the values.</summary>
    private static double Median(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private readonly record struct Sample(long At, long Size);
}
