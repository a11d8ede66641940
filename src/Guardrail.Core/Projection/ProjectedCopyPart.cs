using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>The stored part of copies in a vault that was not read: one for each source run still inside the copy's own retention, also after the source is gone.</summary>
internal static class ProjectedCopyPart
{
    public static void Add(TableLedger table, Stream copy)
    {
        if (!copy.IsProjected || copy.IsRejected || copy.Rule!.IsRejected || copy.Course is not { } course)
        {
            return;
        }
        var sources = table.Streams.FindAll(stream => !stream.IsCopy && stream.Rule == copy.Rule);
        foreach (var place in sources.SelectMany(source => source.Points).Where(table.IsCounted))
        {
            var (at, size) = (table.Points[place].CreatedAt, table.Sizes[place]);
            Store(table, copy, course, at, size);
            copy.IsFull |= course.Until(at) <= table.Axis.AsOf;
            if (at >= table.Axis.MonthStart)
            {
                copy.Made.Add((at, (size, size, size)));
            }
            // When the source was made is known; whether the copy was deleted on time is not.
            Band(table, copy, course, new LostRun(at, at, IsLikely: true, IsCertain: true), window: 0, (size, size, size));
        }
        var source = sources.Find(stream => stream.IsTarget);
        var fullDays = source?.FullDays;
        var sizes = new LostSizes(table, source ?? copy);
        var gone = sources.SelectMany(each => each.Gone).Select(point => point.Lost);
        foreach (var lost in fullDays is { } kept ? gone.Concat(Lost(table, copy, source!, course, Instants.Milliseconds(kept))) : gone)
        {
            var size = sizes.Of(lost);
            size = (lost.IsCertain && (lost.Latest is not null || Existence.IsProven(table, copy, lost.Run)) ? size.Low : 0, lost.IsLikely ? size.Nominal : 0, size.High);
            if (lost.IsLikely)
            {
                Store(table, copy, course, lost.CreatedAt, size.Nominal);
            }
            copy.AddMade(lost, size);
            Band(table, copy, course, lost, lost.Window(copy.StartWindow), size);
        }
        copy.IsFull |= fullDays is not null && course.RetentionDays is { } days && Reaches(table, source!, days);
    }

    /// <summary>Source runs whose points are gone and whose copies are not, or were not all of this month.</summary>
    private static IEnumerable<LostRun> Lost(TableLedger table, Stream copy, Stream source, RunCourse course, long sourceRetention)
    {
        var (rule, window, axis) = (source.Rule!, source.StartWindow, table.Axis);
        var until = axis.AsOf - sourceRetention;
        var since = Existence.Of(table, source);
        var from = course.RetentionDays is { } days ? axis.MonthStart - Instants.Milliseconds(days) - window - PointCourse.DeletionDelay : since;
        if (from == Instants.Unknown)
        {
            copy.HistoryIsMissing = true;
            return [];
        }
        var runs = rule.Calendar!.Between(rule.Place, Math.Max(0, from), Math.Min(until + window + 1, rule.EndsAt));
        var lag = LostRuns.Lag(table, source);
        return ExpiredPart.Unknown(table, ExpiredPart.OldestOf(table, source, sourceRetention / Instants.Day), ExpiredPart.LongestReach(source, sourceRetention / Instants.Day),
            LostRuns.Unlisted(runs, ExpiredPart.Listed(table, source, until + window), Math.Max(from, since), until, lag, window, table.JobsSince));
    }

    private static bool Reaches(TableLedger table, Stream source, long days)
    {
        var (since, until) = (Existence.Of(table, source), table.Axis.AsOf - Instants.Milliseconds(days));
        return since == Instants.Unknown || (since <= until && source.Rule!.Calendar!.Between(source.Rule.Place, since, until + 1).Length > 0);
    }

    private static void Store(TableLedger table, Stream copy, RunCourse course, long at, long size)
    {
        var (coldFrom, until) = (course.ColdFrom(at), course.Until(at));
        copy.Sum.Estimated = true;
        copy.Sum.Store(at, coldFrom, until, isAdvanced: true, size);
        copy.OldestPresent = until > table.Axis.AsOf ? Math.Min(copy.OldestPresent, at) : copy.OldestPresent;
        if (at < table.Axis.AsOf && until > table.Axis.AsOf)
        {
            copy.Sum.Count(coldFrom, isAdvanced: true, size);
        }
        if (until == Instants.Never)
        {
            copy.Sum.ForEver[StorageSum.LastKind(course.ColdAfterDays is not null, isAdvanced: true)] += size;
        }
    }

    private static void Band(TableLedger table, Stream copy, RunCourse course, LostRun lost, long window, (long Low, long Nominal, long High) size)
    {
        var nominal = MonthToDate.Held(table.Axis, lost.CreatedAt, course.ColdFrom(lost.CreatedAt), course.Until(lost.CreatedAt));
        LostBand.Of(table.Axis, lost.Run, window, course).Add(copy.Sum, nominal, size, isAdvanced: true);
    }
}
