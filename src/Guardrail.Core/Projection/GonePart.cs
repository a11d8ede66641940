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

    /// <summary>Lost copies of points whose making is known: listed sources, those that copies elsewhere are of, and those that jobs tell of. A copy has its source's date (documented).</summary>
    /// <param name="table">The table.</param>
    /// <param name="copy">The stream of copies.</param>
    /// <param name="generation">Their lifecycle.</param>
    /// <param name="since">Sources made before are known otherwise; <see cref="Instants.Never"/> for all.</param>
    public static IEnumerable<LostRun> CopiesOf(TableLedger table, Stream copy, Generation generation, long since)
    {
        if (since == Instants.Never || copy.Rule is null)
        {
            return [];
        }
        var expired = table.Axis.AsOf - generation.Retention;
        var copied = Dates(table, copy);
        var originals = new HashSet<long>();
        var known = new SortedDictionary<long, long>();
        foreach (var other in Others(table, copy))
        {
            foreach (var place in other.Points.Where(table.IsCounted))
            {
                known.TryAdd(table.Points[place].CreatedAt, table.Sizes[place]);
                _ = other.IsCopy || originals.Add(table.Points[place].CreatedAt);
            }
        }
        // Start windows may overlap: of jobs and copies whose source is gone, each belongs to one other.
        var orphans = copied.Concat(known.Keys).Distinct().Where(at => !originals.Contains(at)).Order().ToArray();
        var taken = new bool[orphans.Length];
        var listed = known.Where(source => copied.BinarySearch(source.Key) < 0)
            .Select(source => new LostRun(source.Key, source.Key, IsLikely: true, IsCertain: true) { Latest = source.Key, Size = source.Value });
        var gone = Others(table, copy).SelectMany(source => source.Gone).OrderBy(point => point.Latest).ToList()
            .FindAll(point => !Take(orphans, taken, point))
            .Select(point => point.Lost);
        return listed.Concat(gone).Where(lost => lost.CreatedAt >= since && lost.CreatedAt <= expired);
    }

    /// <summary>
    /// Whether every source that is still inside a copy's retention has its copy, so that nothing speaks against copies of earlier ones. A copy may be a day behind its source.
    /// </summary>
    public static bool NoCopyIsMissing(TableLedger table, Stream copy, Generation generation)
    {
        var (from, until) = (table.Axis.AsOf - generation.Retention, table.Axis.AsOf - Instants.Day);
        var copied = Dates(table, copy);
        return copy.Rule is not null && Others(table, copy).All(other => other.Points.TrueForAll(place => table.Points[place].CreatedAt is var at
            && (at <= from || at > until || !table.IsCounted(place) || copied.BinarySearch(at) >= 0)));
    }

    private static IEnumerable<Stream> Others(TableLedger table, Stream copy) => table.Streams.Where(stream => stream.Rule == copy.Rule && !ReferenceEquals(stream, copy));

    private static List<long> Dates(TableLedger table, Stream stream) => stream.Points.ConvertAll(place => table.Points[place].CreatedAt);

    private static bool Take(long[] orphans, bool[] taken, GonePoint gone)
    {
        for (var place = LostRuns.LatestUpTo(orphans, gone.Earliest - 1) + 1; place < orphans.Length && orphans[place] <= gone.Latest; place++)
        {
            if (!taken[place])
            {
                return taken[place] = true;
            }
        }
        return false;
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
