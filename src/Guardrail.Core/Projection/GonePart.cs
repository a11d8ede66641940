using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>What points have held since the first of the month that jobs made and no list shows any more: their number and sizes are known, not when they were deleted.</summary>
internal static class GonePart
{
    /// <summary>Adds a point that expired on its date, or else was deleted by hand at any moment since it was made.</summary>
    public static void Add(TableLedger table, Stream stream, GonePoint gone, LostSizes sizes)
    {
        if (gone.RetentionDays is { } days && gone.CreatedAt + Instants.Milliseconds(days) <= table.Axis.AsOf)
        {
            var generation = new Generation(days, gone.ColdAfterDays, gone.IsAdvanced, gone.CreatedAt);
            ExpiredPart.Add(table, stream, generation, gone.Lost, sizes);
            return;
        }
        AddDeletedByHand(table, stream, gone, sizes.Of(gone.Lost), sizes.IsKnown || gone.Size > 0);
    }

    /// <summary>Lost copies of points whose making is known: listed sources, and those that jobs tell of. A copy has its source's date (documented).</summary>
    public static IEnumerable<LostRun> CopiesOf(TableLedger table, Stream copy, Generation generation)
    {
        if (table.JobsSince == Instants.Never || copy.Rule is null)
        {
            return [];
        }
        var expired = table.Axis.AsOf - generation.Retention;
        var sources = table.Streams.FindAll(stream => !stream.IsCopy && stream.Rule == copy.Rule);
        List<long> copied = [.. copy.Points.Select(place => table.Points[place].CreatedAt)];
        bool IsListed(long from, long until) => copied.Exists(at => from <= at && at <= until);
        var listed = sources.SelectMany(source => source.Points).Where(table.IsCounted).Select(place => (At: table.Points[place].CreatedAt, Size: table.Sizes[place]))
            .Where(point => !IsListed(point.At, point.At))
            .Select(point => new LostRun(point.At, point.At, IsLikely: true, IsCertain: true) { Latest = point.At, Size = point.Size });
        var gone = sources.SelectMany(source => source.Gone).Where(point => !IsListed(point.Earliest, point.Latest)).Select(point => point.Lost);
        return listed.Concat(gone).Where(lost => lost.CreatedAt >= table.JobsSince && lost.CreatedAt <= expired);
    }

    /// <summary>Half of the time it can have been stored; the band takes none of it, and all.</summary>
    private static void AddDeletedByHand(TableLedger table, Stream stream, GonePoint gone, (long Low, long Nominal, long High) size, bool isSizeKnown)
    {
        var (axis, sum) = (table.Axis, stream.Sum);
        var from = Math.Max(gone.CreatedAt, axis.MonthStart);
        if (from >= axis.AsOf)
        {
            return;
        }
        var (coldFrom, until) = (gone.Course.ColdFrom(gone.CreatedAt), from + (axis.AsOf - from) / 2);
        var nominal = MonthToDate.Held(axis, gone.CreatedAt, coldFrom, until);
        sum.Store(gone.CreatedAt, coldFrom, until, gone.IsAdvanced, size.Nominal);
        var most = MonthToDate.Held(axis, gone.Earliest, gone.Course.ColdFrom(gone.Earliest), axis.AsOf);
        new LostBand(default, most).Add(sum, nominal, size, gone.IsAdvanced);
        // The rest of 90 days is billed for what is deleted from cold storage before: in the sum as of the likely deletion, else not at all, or all of it.
        long Unserved(long deleted) => coldFrom < deleted ? Math.Max(0, coldFrom + StorageSum.ColdMinimum - deleted) : 0;
        sum.Below.Cold += Math.BigMul(Unserved(until), size.Nominal);
        sum.Above.Cold += Math.BigMul(Math.Max(0, Unserved(coldFrom < axis.AsOf ? Math.Max(from, coldFrom) + 1 : 0) - Unserved(until)), size.High);
        sum.Estimated = true;
        table.SizeIsMissing |= !isSizeKnown;
    }
}
