using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>For how long since the first of the month a lost point may have been stored at least and at most, warm and cold.</summary>
internal readonly record struct LostBand((long Warm, long Cold) Least, (long Warm, long Cold) Most)
{
    /// <summary>It may have been made at any moment of the start window, and deleted on time or as late as AWS allows.</summary>
    public static LostBand Of(MonthAxis axis, long run, long window, RunCourse course)
    {
        (long Warm, long Cold) Held(long at, long late) =>
            MonthToDate.Held(axis, at, course.ColdFrom(at), course.RetentionDays is null ? Instants.Never : course.Until(at) + late);
        var (early, late) = (Held(run, 0), Held(run + window, 0));
        var (earlyKept, lateKept) = (Held(run, PointCourse.DeletionDelay), Held(run + window, PointCourse.DeletionDelay));
        return new LostBand(
            (Math.Min(early.Warm, late.Warm), Math.Min(early.Cold, late.Cold)),
            (Math.Max(earlyKept.Warm, lateKept.Warm), Math.Max(earlyKept.Cold, lateKept.Cold)));
    }

    /// <summary>Widens a sum's band by this point's.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="nominal">What was added to it, in milliseconds.</param>
    /// <param name="size">The least, likely and largest size; the least is 0 where there may have been no point.</param>
    /// <param name="isAdvanced">Whether the point was advanced.</param>
    public void Add(StorageSum sum, (long Warm, long Cold) nominal, (long Low, long Nominal, long High) size, bool isAdvanced)
    {
        var warm = isAdvanced ? StorageKind.Warm : StorageKind.DynamoDb;
        sum.Below[warm] += Math.BigMul(nominal.Warm, size.Nominal) - Math.BigMul(Least.Warm, size.Low);
        sum.Below.Cold += Math.BigMul(nominal.Cold, size.Nominal) - Math.BigMul(Least.Cold, size.Low);
        sum.Above[warm] += Math.BigMul(Most.Warm, size.High) - Math.BigMul(nominal.Warm, size.Nominal);
        sum.Above.Cold += Math.BigMul(Most.Cold, size.High) - Math.BigMul(nominal.Cold, size.Nominal);
    }
}
