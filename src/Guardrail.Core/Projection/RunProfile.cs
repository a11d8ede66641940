using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>What a list of future runs adds to each period for each byte of the table: computed once per rule, whatever the number of tables.</summary>
internal sealed class RunProfile
{
    /// <summary>Milliseconds warm, by period, for a point of one byte.</summary>
    public Int128[] Warm { get; } = new Int128[MonthAxis.Periods];

    /// <summary>Milliseconds cold, by period.</summary>
    public Int128[] Cold { get; } = new Int128[MonthAxis.Periods];

    /// <summary>Milliseconds of the 90 cold days not served, by the period of the deletion.</summary>
    public Int128[] Unserved { get; } = new Int128[MonthAxis.Periods];

    /// <summary>Runs, by period.</summary>
    public Int128[] Runs { get; } = new Int128[MonthAxis.Periods];

    /// <summary>Adds points of one run.</summary>
    /// <param name="axis">The periods.</param>
    /// <param name="run">The instant of creation.</param>
    /// <param name="course">How long the point is warm and cold.</param>
    /// <param name="weight">How many; for growth, the milliseconds since asOf by which each byte has grown.</param>
    public void Add(MonthAxis axis, long run, RunCourse course, long weight)
    {
        var (coldFrom, until) = (course.ColdFrom(run), course.Until(run));
        var warmUntil = Math.Min(until, coldFrom);
        axis.Spread(run, warmUntil, weight, Warm);
        axis.Spread(warmUntil, until, weight, Cold);
        if (coldFrom < until && until < coldFrom + StorageSum.ColdMinimum && axis.PeriodOf(until) is >= 0 and < MonthAxis.Periods and var deletion)
        {
            Unserved[deletion] += Math.BigMul(coldFrom + StorageSum.ColdMinimum - until, weight);
        }
        if (axis.PeriodOf(run) is >= 0 and < MonthAxis.Periods and var creation)
        {
            Runs[creation] += weight;
        }
    }
}

/// <summary>How long a point that a rule makes is warm and cold.</summary>
/// <param name="RetentionDays">Days it is kept; null for ever.</param>
/// <param name="ColdAfterDays">Days until it goes cold; null for never, which is so for every point without advanced features.</param>
internal readonly record struct RunCourse(long? RetentionDays, long? ColdAfterDays)
{
    public long ColdFrom(long run) => Instants.After(run, ColdAfterDays);

    public long Until(long run) => Instants.After(run, RetentionDays);

    /// <summary>Days a point spends warm; null for ever.</summary>
    public long? WarmDays => ColdAfterDays is { } cold ? Math.Min(cold, RetentionDays ?? long.MaxValue) : RetentionDays;

    /// <summary>Days a point spends cold; null for ever.</summary>
    public long? ColdDays => ColdAfterDays is null ? 0 : RetentionDays is { } days ? Math.Max(0, days - ColdAfterDays.Value) : null;
}
