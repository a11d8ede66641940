using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>One table with its points, sizes and streams.</summary>
internal sealed class TableLedger
{
    public TableLedger(string arn, DynamoTable? table, PackedPoint[] points, RecoveryPointLog log, MonthAxis axis)
    {
        (Arn, Table, Axis, Log) = (arn, table, axis, log);
        Scope = table?.Scope ?? Estate.ScopeOf(arn);
        Name = table?.Name ?? Estate.TableNameOf(arn);
        // Points are in order of creation; those created at or after asOf are not there yet.
        var count = points.Length;
        while (count > 0 && points[count - 1].CreatedAt >= axis.AsOf)
        {
            count--;
        }
        Points = count == points.Length ? points : points[..count];
        Courses = new PointCourse[count];
        Sizes = new long[count];
        for (var i = 0; i < count; i++)
        {
            Courses[i] = PointCourse.Of(in Points[i], LifecycleOf(i), axis.AsOf);
        }
        Future = FutureSize.Of(Points, table?.Description, axis.AsOf);
        Growth = GrowthFit.Of(Points, Instants.Of(table?.Description?.CreatedAt, long.MinValue));
        if (Growth is not null)
        {
            BytesPerMillisecond = ToNothingAtMost(Growth.BytesPerMillisecond);
            GrowsAtLeast = ToNothingAtMost(Growth.Lowest);
            GrowsAtMost = ToNothingAtMost(Growth.Highest);
        }
    }

    private decimal ToNothingAtMost(double slope) => Math.Max((decimal)slope, -(decimal)Future.Bytes / (Axis.End - Axis.AsOf));

    public string Arn { get; }

    public Scope Scope { get; }

    public string Name { get; }

    /// <summary>The table as it was read; null where it was not listed.</summary>
    public DynamoTable? Table { get; }

    public MonthAxis Axis { get; }

    public RecoveryPointLog Log { get; }

    /// <summary>Points created before asOf, oldest first.</summary>
    public PackedPoint[] Points { get; }

    /// <summary>The course of each point.</summary>
    public PointCourse[] Courses { get; }

    /// <summary>The size each point is counted with; filled in by <see cref="StoredPart"/>.</summary>
    public long[] Sizes { get; }

    public FutureSize Future { get; }

    /// <summary>The line through the sizes of its points; null where no growth is claimed.</summary>
    public GrowthFit? Growth { get; }

    /// <summary>By how much the table grows; 0 where no growth is claimed. It shrinks at most to nothing.</summary>
    public decimal BytesPerMillisecond { get; private set; }

    /// <summary>The lower end of the growth's 95 % interval.</summary>
    public decimal GrowsAtLeast { get; private set; }

    /// <summary>The upper end of the growth's 95 % interval.</summary>
    public decimal GrowsAtMost { get; private set; }

    /// <summary>Takes the growth that somebody states in place of what the points show.</summary>
    public void Grow(decimal bytesPerMillisecond) => (BytesPerMillisecond, GrowsAtLeast, GrowsAtMost) = (bytesPerMillisecond, bytesPerMillisecond, bytesPerMillisecond);

    public List<Stream> Streams { get; } = [];

    /// <summary>Whether the size of a stored or future point is not known at all.</summary>
    public bool SizeIsMissing { get; set; }

    /// <summary>Growth a month as a fraction of the present size; null where no growth is claimed.</summary>
    public decimal? GrowthPerMonth =>
        Growth is null || Future.Bytes == 0 ? null : BytesPerMillisecond * GrowthFit.MonthDays * Instants.Day / Future.Bytes;

    /// <summary>From when on every completed backup job is known; <see cref="Instants.Never"/> where jobs were not read.</summary>
    public long JobsSince { get; set; } = Instants.Never;

    /// <summary>The place of the first point made at or after an instant.</summary>
    public int FirstFrom(long instant)
    {
        var (low, high) = (0, Points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Points[middle].CreatedAt < instant ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    public Lifecycle? LifecycleOf(int point) => Points[point].Lifecycle < 0 ? null : Log.Lifecycles[Points[point].Lifecycle];

    /// <summary>Whether a point counts as stored until its end: all but those still being made, and unfinished ones without a size.</summary>
    public bool IsCounted(int point) => Points[point].Status switch
    {
        PointStatus.Creating => false,
        PointStatus.Partial => Points[point].Size > 0,
        _ => true,
    };

    /// <summary>Whether a point will be, or just was, deleted on its date: it says how far back its stream reaches.</summary>
    public bool IsOrderly(int point) => IsCounted(point) && Courses[point].End is PointEnd.Dated or PointEnd.Late && Points[point].Status != PointStatus.Deleting;
}
