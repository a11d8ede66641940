using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>What runs from asOf on will add, those waiting in their start window and those being made included.</summary>
internal static class FuturePart
{
    /// <summary>Counts the runs that are made at asOf, and those that were missed.</summary>
    public static void CountRuns(TableLedger table, Stream stream)
    {
        stream.RunsNow = stream.Creating;
        if (!stream.Runs)
        {
            return;
        }
        var (rule, asOf, window) = (stream.Rule!, table.Axis.AsOf, stream.StartWindow);
        var runs = rule.Calendar!.Recent(rule.Place);
        var retention = stream.Course!.Value.RetentionDays is { } days ? Instants.Milliseconds(days) : Instants.Never;
        for (var i = runs.Length - 1; i >= 0 && runs[i] > stream.LastSeen && runs[i] >= stream.Since; i--)
        {
            if (asOf < runs[i] + window)
            {
                stream.RunsNow++;
            }
            else if (stream.Vault.IsListed && asOf - runs[i] < retention && (stream.Since != Instants.Unknown || stream.LastSeen != Instants.Unknown))
            {
                // A run is missed only where its point would still be listed, and where something says that the rule ran at all.
                stream.MissedRuns++;
            }
        }
    }

    /// <summary>Adds the points that runs will leave in this stream.</summary>
    public static void Add(TableLedger table, Stream stream)
    {
        var size = table.Future.Bytes;
        if (stream.Runs)
        {
            var level = stream.Rule!.Calendar!.Profile(stream.Rule.Place, stream.Course!.Value).Level;
            Add(stream, level, size);
        }
        if (stream.RunsNow > 0)
        {
            var now = new RunProfile();
            now.Add(table.Axis, table.Axis.AsOf, stream.Course ?? CourseOfCreating(table, stream), stream.RunsNow);
            Add(stream, now, size);
        }
        var addsAny = stream.RunsNow > 0 || (stream.Runs && stream.Rule!.Calendar!.Mean(stream.Rule.Place).Count > 0);
        stream.Sum.Estimated |= addsAny && table.Future.IsEstimated;
        table.SizeIsMissing |= addsAny && !table.Future.IsKnown;
    }

    private static void Add(Stream stream, RunProfile profile, long size)
    {
        var sum = stream.Sum;
        var warm = sum.Times(stream.IsAdvanced ? StorageKind.Warm : StorageKind.DynamoDb);
        var cold = sum.Times(StorageKind.Cold);
        for (var period = 0; period < MonthAxis.Periods; period++)
        {
            warm[period] += profile.Warm[period] * size;
            cold[period] += profile.Cold[period] * size;
            sum.Unserved[period] += profile.Unserved[period] * size;
        }
    }

    /// <summary>A point that is being made by hand, or by a rule that is gone, keeps the lifecycle listed with it.</summary>
    private static RunCourse CourseOfCreating(TableLedger table, Stream stream)
    {
        var place = stream.Points.Find(point => table.Points[point].Status == PointStatus.Creating);
        var lifecycle = table.LifecycleOf(place);
        return new RunCourse(
            lifecycle?.RetentionDays is { } days ? Math.Min(days, Instants.LongestDays) : null,
            table.Points[place].IsAdvanced ? lifecycle?.ColdAfterDays : null);
    }
}
