using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>What the points of one row hold, exact: bytes at asOf, and byte-milliseconds by period and kind.</summary>
internal sealed class StorageSum(MonthAxis axis)
{
    /// <summary>Cold storage is billed for at least 90 days (documented).</summary>
    public const long ColdMinimum = 90 * Instants.Day;

    private readonly Int128[] _times = new Int128[3 * MonthAxis.Periods];

    /// <summary>Bytes copied to another Region, by period.</summary>
    public Int128[] Transferred { get; } = new Int128[MonthAxis.Periods];

    /// <summary>Byte-milliseconds of the 90 days that points did not serve, in the period in which they are deleted.</summary>
    public Int128[] Unserved { get; } = new Int128[MonthAxis.Periods];

    /// <summary>Points stored at asOf.</summary>
    public long Points;

    /// <summary>Bytes stored at asOf.</summary>
    public ByKind Now;

    /// <summary>Of <see cref="Now"/>: AWS says it could not delete them.</summary>
    public ByKind Expired;

    /// <summary>Of <see cref="Now"/>: held or stuck past their date.</summary>
    public ByKind Stuck;

    /// <summary>Of <see cref="Now"/>: without a date, and no never-expiring rule explains it.</summary>
    public ByKind Endless;

    /// <summary>Bytes of all points without an end, by the kind they end up as.</summary>
    public ByKind ForEver;

    /// <summary>How much less than its sum month to date may be, by kind.</summary>
    public ByKind Below;

    /// <summary>How much more than its sum month to date may be, by kind.</summary>
    public ByKind Above;

    /// <summary>Bytes by which the copies of month to date may be fewer.</summary>
    public Int128 TransferBelow;

    /// <summary>Bytes by which the copies of month to date may be more.</summary>
    public Int128 TransferAbove;

    /// <summary>Whether anything was inferred.</summary>
    public bool Estimated;

    public Span<Int128> Times(StorageKind kind) => _times.AsSpan((int)kind * MonthAxis.Periods, MonthAxis.Periods);

    /// <summary>Adds bytes stored over [from, until), cold from an instant on, so many times.</summary>
    public void Store(long from, long coldFrom, long until, bool isAdvanced, long bytes)
    {
        var warmUntil = Math.Min(until, Math.Max(from, coldFrom));
        axis.Spread(from, warmUntil, bytes, Times(isAdvanced ? StorageKind.Warm : StorageKind.DynamoDb));
        axis.Spread(warmUntil, until, bytes, Times(StorageKind.Cold));
        if (coldFrom < until && until < coldFrom + ColdMinimum && coldFrom != Instants.Never)
        {
            var period = axis.PeriodOf(until);
            if (period is >= 0 and < MonthAxis.Periods)
            {
                Unserved[period] += Math.BigMul(bytes, coldFrom + ColdMinimum - until);
            }
        }
    }

    /// <summary>Counts a point that is stored at asOf.</summary>
    /// <returns>What it is billed as now.</returns>
    public StorageKind Count(long coldFrom, bool isAdvanced, long bytes)
    {
        var kind = KindAt(axis.AsOf, coldFrom, isAdvanced);
        Points++;
        Now[kind] += bytes;
        return kind;
    }

    /// <summary>Counts a copy to another Region, made at an instant.</summary>
    public void Transfer(long at, long bytes, long times = 1)
    {
        var period = axis.PeriodOf(at);
        if (period is >= 0 and < MonthAxis.Periods)
        {
            Transferred[period] += Math.BigMul(bytes, times);
        }
    }

    /// <summary>What a point that is never deleted ends up as.</summary>
    public static StorageKind LastKind(bool goesCold, bool isAdvanced) =>
        !isAdvanced ? StorageKind.DynamoDb : goesCold ? StorageKind.Cold : StorageKind.Warm;

    public static StorageKind KindAt(long instant, long coldFrom, bool isAdvanced) =>
        !isAdvanced ? StorageKind.DynamoDb : coldFrom <= instant ? StorageKind.Cold : StorageKind.Warm;
}
