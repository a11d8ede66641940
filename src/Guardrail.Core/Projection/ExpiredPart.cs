using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>What points have held since the first of the month that expired before asOf and are listed no more.</summary>
/// <remarks>
/// A stream that is full had a point at every run a retention ago. Points of another lifecycle than the rule's present one are streams of their own, for an
/// edited rule changes future points only (documented).
/// </remarks>
internal static class ExpiredPart
{
    public static void Add(TableLedger table, Stream stream)
    {
        if (stream.IsProjected || !stream.Vault.IsListed)
        {
            return;
        }
        var generations = Generations(table, stream);
        if (generations.Count == 0 && stream.Gone.Count == 0)
        {
            return;
        }
        var sizes = new LostSizes(table, stream);
        foreach (var gone in stream.Gone)
        {
            GonePart.Add(table, stream, gone, sizes);
        }
        if (generations.Count == 0)
        {
            return;
        }
        var lag = LostRuns.Lag(table, stream);
        var claimed = new HashSet<long>();
        foreach (var generation in generations)
        {
            var isPresent = stream.Course is { } present && present.RetentionDays == generation.RetentionDays;
            var isFull = IsFull(table, stream, generation, isPresent);
            if (isPresent)
            {
                stream.IsFull = isFull && Reaches(table, stream, generation);
            }
            if (isPresent ? stream.IsFull : isFull)
            {
                stream.FullDays ??= generation.RetentionDays;
            }
            if (!isFull && stream.IsCopy && GonePart.NoCopyIsMissing(table, stream, generation))
            {
                // Sources that are known had copies like the later ones, unless the copy action is younger: nothing tells.
                var isEnded = stream.IsConjectured && table.Streams.Exists(source => !source.IsCopy && source.Rule == stream.Rule && source.FullDays is not null);
                var earlier = isEnded && stream.Rule!.Calendar is not null ? Lost(table, stream, generation, lag) : [];
                foreach (var run in earlier.Concat(GonePart.CopiesOf(table, stream, generation, isEnded ? table.JobsSince : Instants.Unknown)).Where(run => claimed.Add(run.Run)))
                {
                    Add(table, stream, generation, run with { IsCertain = false }, sizes);
                }
            }
            if (isFull)
            {
                var lost = stream.Rule?.Calendar is null ? EvenRuns.Before(table, stream, generation) : Lost(table, stream, generation, lag);
                lost = stream.IsCopy ? lost.Concat(GonePart.CopiesOf(table, stream, generation, table.JobsSince)) : lost;
                foreach (var run in lost.Where(run => claimed.Add(run.Run)))
                {
                    Add(table, stream, generation, run with { IsCertain = run.IsCertain && Existence.IsProven(table, stream, run.Run) }, sizes);
                }
            }
        }
    }

    /// <summary>The lifecycles of a stream, the rule's present one first.</summary>
    private static List<Generation> Generations(TableLedger table, Stream stream)
    {
        List<Generation> generations = [];
        if (stream.Course is { RetentionDays: { } days } course && stream.Rule!.Calendar is not null && !stream.IsRejected)
        {
            generations.Add(new Generation(days, course.ColdAfterDays, stream.IsAdvanced, Instants.Never));
        }
        if (stream.PlanId is null && !stream.IsCopy)
        {
            // Nothing makes such points again and again, so none is missing.
            return generations;
        }
        foreach (var gone in stream.Gone)
        {
            if (gone.RetentionDays is { } kept && kept >= 1 && gone.CreatedAt + Instants.Milliseconds(kept) <= table.Axis.AsOf)
            {
                Note(generations, kept, gone.ColdAfterDays, gone.IsAdvanced, gone.CreatedAt);
            }
        }
        foreach (var place in stream.Points)
        {
            if (!table.IsOrderly(place) || table.Courses[place].RetentionDays is not { } retention || retention < 1)
            {
                continue;
            }
            Note(generations, retention, table.Courses[place].ColdAfterDays, table.Points[place].IsAdvanced, table.Points[place].CreatedAt);
        }
        return generations;
    }

    /// <summary>Points that were made before this one are of its kind: billed, and going cold, as the oldest known of their lifecycle does.</summary>
    private static void Note(List<Generation> generations, long retention, long? coldAfter, bool isAdvanced, long created)
    {
        var same = generations.FindIndex(generation => generation.RetentionDays == retention);
        if (same < 0)
        {
            generations.Add(new Generation(retention, coldAfter, isAdvanced, created));
        }
        else if (created < generations[same].Oldest)
        {
            generations[same] = new Generation(retention, coldAfter, isAdvanced, created);
        }
    }

    private static bool IsFull(TableLedger table, Stream stream, Generation generation, bool isPresent)
    {
        var asOf = table.Axis.AsOf;
        var gap = stream.Rule?.Calendar is { } calendar
            ? calendar.LongestGap(stream.Rule.Place, generation.RetentionDays)
            : EvenRuns.LongestGap(table, stream, generation);
        var reach = gap is { } known ? known + stream.StartWindow : Instants.Never;
        if (reach != Instants.Never && generation.Oldest != Instants.Never && generation.Oldest < asOf - generation.Retention + reach)
        {
            return true;
        }
        return isPresent && stream.Runs && generation.Retention < reach && stream.Rule is { Plan: var plan }
            && (asOf - Instants.Of(plan.LastExecutionAt, asOf) > generation.Retention || asOf - Instants.Of(plan.CreatedAt, asOf) > generation.Retention);
    }

    /// <summary>Whether the rule has run for a whole retention: a window that nothing can have left yet is not full.</summary>
    private static bool Reaches(TableLedger table, Stream stream, Generation generation)
    {
        var since = Existence.Of(table, stream);
        var until = table.Axis.AsOf - generation.Retention;
        if (since == Instants.Unknown)
        {
            return true;
        }
        // A schedule that cannot be read shows no runs to have lost.
        return since <= until && stream.Rule is { Calendar: { } calendar, Place: var place } && calendar.Between(place, since, until + 1).Length > 0;
    }

    private static IEnumerable<LostRun> Lost(TableLedger table, Stream stream, Generation generation, long lag)
    {
        var (rule, window) = (stream.Rule!, stream.StartWindow);
        var until = table.Axis.AsOf - generation.Retention;
        var from = table.Axis.MonthStart - generation.Retention - window - PointCourse.DeletionDelay;
        var runs = rule.Calendar!.Between(rule.Place, from, Math.Min(until + window + 1, rule.EndsAt));
        return Unknown(table, stream.IsCopy ? OldestSourceOf(table, stream) : OldestOf(table, stream, generation.RetentionDays), LongestReach(stream, generation.RetentionDays),
            LostRuns.Unlisted(runs, Listed(table, stream, until + window), Math.Max(from, Existence.Of(table, stream)), until, lag, window, table.JobsSince));
    }

    /// <summary>
    /// What jobs do not tell: runs before their history begins. Where the stream's first point is younger than that by more than a gap, it began later and there are none.
    /// </summary>
    internal static IEnumerable<LostRun> Unknown(TableLedger table, long oldest, long reach, IEnumerable<LostRun> lost) =>
        table.JobsSince == Instants.Never ? lost
        : oldest != Instants.Never && reach != Instants.Never && oldest > table.JobsSince + reach ? []
        : lost.Where(run => run.Run < table.JobsSince);

    /// <summary>When the first known point of a stream and lifecycle was made, of whatever status or gone; <see cref="Instants.Never"/> for none.</summary>
    internal static long OldestOf(TableLedger table, Stream stream, long retentionDays)
    {
        var oldest = Instants.Never;
        foreach (var place in stream.Points)
        {
            oldest = table.Courses[place].RetentionDays == retentionDays ? Math.Min(oldest, table.Points[place].CreatedAt) : oldest;
        }
        foreach (var gone in stream.Gone)
        {
            oldest = gone.RetentionDays == retentionDays ? Math.Min(oldest, gone.CreatedAt) : oldest;
        }
        return oldest;
    }

    /// <summary>When the first known point was made that a stream of copies was made from, or a copy; copies have no jobs that tell when they began, their sources do.</summary>
    private static long OldestSourceOf(TableLedger table, Stream copy)
    {
        var oldest = Instants.Never;
        foreach (var stream in table.Streams.Where(stream => ReferenceEquals(stream, copy) || (!stream.IsCopy && stream.Rule == copy.Rule)))
        {
            oldest = stream.Points.Count == 0 ? oldest : Math.Min(oldest, table.Points[stream.Points[0]].CreatedAt);
            oldest = stream.Gone.Count == 0 ? oldest : Math.Min(oldest, stream.Gone.Min(gone => gone.CreatedAt));
        }
        return oldest;
    }

    internal static long LongestReach(Stream stream, long retentionDays) =>
        stream.Rule?.Calendar?.LongestGap(stream.Rule.Place, retentionDays) is { } gap ? gap + stream.StartWindow : Instants.Never;

    /// <summary>When the points of the stream's rule were made, whatever their vault and lifecycle, up to an instant.</summary>
    internal static List<long> Listed(TableLedger table, Stream stream, long until)
    {
        var same = table.Streams.Where(other => other.IsCopy == stream.IsCopy && other.Rule == stream.Rule
            && (ReferenceEquals(other, stream) || (!stream.IsCopy && stream.Rule is not null)));
        List<long> listed = [.. same.SelectMany(other => other.Points.Select(place => table.Points[place].CreatedAt).Concat(other.Gone.Select(gone => gone.CreatedAt)))
            .Where(at => at <= until)];
        if (stream.IsCopy && table.JobsSince != Instants.Never)
        {
            // Sources since then are known one by one: see CopiesOf.
            listed.AddRange(table.Streams.Where(source => !source.IsCopy && source.Rule == stream.Rule)
                .SelectMany(source => source.Points.Select(place => table.Points[place].CreatedAt).Concat(source.Gone.Select(gone => gone.CreatedAt)))
                .Where(at => at >= table.JobsSince && at <= until));
        }
        listed.Sort();
        return listed;
    }

    /// <summary>Adds a point that expired on its date, between the first of the month and asOf, and its band.</summary>
    internal static void Add(TableLedger table, Stream stream, Generation generation, LostRun lost, LostSizes sizes)
    {
        var (axis, sum) = (table.Axis, stream.Sum);
        var size = sizes.Of(lost);
        var nominal = (Warm: 0L, Cold: 0L);
        if (lost.IsLikely && lost.CreatedAt <= axis.AsOf - generation.Retention)
        {
            var coldFrom = Instants.After(lost.CreatedAt, generation.ColdAfterDays);
            var until = lost.CreatedAt + generation.Retention;
            nominal = MonthToDate.Held(axis, lost.CreatedAt, coldFrom, until);
            sum.Store(lost.CreatedAt, coldFrom, until, generation.IsAdvanced, size.Nominal);
            table.SizeIsMissing |= lost.Size == 0 && !sizes.IsKnown && nominal != default;
        }
        var course = new RunCourse(generation.RetentionDays, generation.ColdAfterDays);
        var band = LostBand.Of(axis, lost.Run, lost.Window(stream.StartWindow), course);
        band.Add(sum, nominal, lost.IsCertain ? size : (0, size.Nominal, size.High), generation.IsAdvanced);
        sum.Estimated |= nominal != default || band.Most != default;
        if (stream.IsCopy)
        {
            stream.AddMade(lost with { IsLikely = nominal != default }, size);
        }
    }
}
