using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>What the listed points hold, held since the first of the month, and will hold.</summary>
internal static class StoredPart
{
    public static void Add(TableLedger table, Stream stream)
    {
        SetSizes(table, stream);
        if (stream.IsProjected)
        {
            return;
        }
        var neverExpires = stream.Runs && stream.Course is { RetentionDays: null };
        foreach (var place in stream.Points)
        {
            if (!table.IsCounted(place))
            {
                continue;
            }
            ref readonly var point = ref table.Points[place];
            var (course, size) = (table.Courses[place], table.Sizes[place]);
            stream.Sum.Store(course.From, course.ColdFrom, course.Until, point.IsAdvanced, size);
            if (course.Until == Instants.Never)
            {
                stream.Sum.ForEver[StorageSum.LastKind(course.ColdFrom != Instants.Never, point.IsAdvanced)] += size;
            }
            if (!course.IsStoredAt(table.Axis.AsOf))
            {
                continue;
            }
            var kind = stream.Sum.Count(course.ColdFrom, point.IsAdvanced, size);
            switch (course.End)
            {
                case PointEnd.Expired: stream.Sum.Expired[kind] += size; break;
                case PointEnd.Stuck: stream.Sum.Stuck[kind] += size; break;
                case PointEnd.Endless when !neverExpires: stream.Sum.Endless[kind] += size; break;
            }
        }
    }

    /// <summary>The size of each point: its own, else the nearest believable of its stream, else the table's.</summary>
    private static void SetSizes(TableLedger table, Stream stream)
    {
        var zeroBelieved = FutureSize.IsZeroBelieved(table.Table?.Description, table.Axis.AsOf);
        List<int>? sized = null;
        foreach (var place in stream.Points)
        {
            var size = table.Points[place].Size;
            if (size > 0 || (size == 0 && zeroBelieved))
            {
                table.Sizes[place] = size;
                continue;
            }
            if (!table.IsCounted(place))
            {
                continue;
            }
            stream.Sum.Estimated = true;
            sized ??= stream.Points.FindAll(other => table.IsCounted(other) && table.Points[other].Size > 0);
            if (sized.Count > 0)
            {
                var at = table.Points[place].CreatedAt;
                table.Sizes[place] = table.Points[sized.MinBy(other => Math.Abs(table.Points[other].CreatedAt - at))].Size;
                Widen(table, stream, place, sized);
            }
            else
            {
                table.Sizes[place] = table.Future.Bytes;
                table.SizeIsMissing |= !table.Future.IsKnown;
            }
        }
    }

    /// <summary>A size taken from a neighbour may be any that the stream has seen.</summary>
    private static void Widen(TableLedger table, Stream stream, int place, List<int> sized)
    {
        var (course, size) = (table.Courses[place], table.Sizes[place]);
        var (warm, cold) = MonthToDate.Held(table.Axis, course.From, course.ColdFrom, course.Until);
        var warmKind = table.Points[place].IsAdvanced ? StorageKind.Warm : StorageKind.DynamoDb;
        var below = size - sized.Min(other => table.Points[other].Size);
        var above = sized.Max(other => table.Points[other].Size) - size;
        stream.Sum.Below[warmKind] += Math.BigMul(warm, below);
        stream.Sum.Below.Cold += Math.BigMul(cold, below);
        stream.Sum.Above[warmKind] += Math.BigMul(warm, above);
        stream.Sum.Above.Cold += Math.BigMul(cold, above);
    }
}

/// <summary>How long something was stored since the first of the month.</summary>
internal static class MonthToDate
{
    /// <summary>Milliseconds warm and cold of [from, until) that lie between the first of the month and asOf.</summary>
    public static (long Warm, long Cold) Held(MonthAxis axis, long from, long coldFrom, long until)
    {
        var start = Math.Max(from, axis.MonthStart);
        var end = Math.Min(until, axis.AsOf);
        var middle = Math.Clamp(coldFrom, start, Math.Max(start, end));
        return (Math.Max(0, Math.Min(middle, end) - start), Math.Max(0, end - middle));
    }
}
