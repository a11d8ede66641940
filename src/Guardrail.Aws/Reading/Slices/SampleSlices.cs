namespace Guardrail.Aws.Reading.Slices;

/// <summary>Cuts time by a sample: the first page of a listing in no order is one.</summary>
internal static class SampleSlices
{
    /// <summary>Slices of about as many points each, oldest first; the first and last are open.</summary>
    /// <param name="sample">Creation dates, in any order.</param>
    /// <param name="count">How many slices at most, above 0; fewer where dates are too near each other.</param>
    public static IReadOnlyList<TimeSlice> Of(IReadOnlyList<DateTimeOffset> sample, int count)
    {
        var dates = sample.Order().ToList();
        var boundaries = Enumerable.Range(1, count - 1).Select(i => TimeSlice.Boundary(dates[(int)((long)i * dates.Count / count)])).Distinct().ToList();
        return [.. Enumerable.Range(0, boundaries.Count + 1).Select(i =>
            new TimeSlice(i == 0 ? null : boundaries[i - 1], i == boundaries.Count ? null : boundaries[i]))];
    }
}
