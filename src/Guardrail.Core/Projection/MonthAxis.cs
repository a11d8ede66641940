using Guardrail.Ledger;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>The time that figures are about, cut in 14 periods: from the first of the month to asOf, the rest of that month, and twelve months more.</summary>
internal sealed class MonthAxis
{
    /// <summary>The current month and twelve more.</summary>
    public const int Months = 13;

    /// <summary>Month to date is period 0; month m of the axis, from asOf on, is period m + 1.</summary>
    public const int Periods = Months + 1;

    private readonly long[] _bounds = new long[Periods + 1];
    private readonly BillingMonth[] _months = new BillingMonth[Months];
    private readonly Int128[] _gbMonth = new Int128[Periods];

    public MonthAxis(DateTimeOffset asOf)
    {
        AsOf = Instants.Of(asOf);
        var month = BillingMonth.Of(asOf);
        (_bounds[0], _bounds[1]) = (Instants.Of(month.Start), AsOf);
        for (var m = 0; m < Months; m++, month = month.Next)
        {
            _months[m] = month;
            _bounds[m + 2] = Instants.Of(month.End);
        }
        for (var period = 0; period < Periods; period++)
        {
            _gbMonth[period] = (Int128)Gigabytes.Bytes * MonthOf(period).Milliseconds;
        }
    }

    /// <summary>The clock reading of the run.</summary>
    public long AsOf { get; }

    /// <summary>The first instant of the current month.</summary>
    public long MonthStart => _bounds[0];

    /// <summary>The first instant after the last month.</summary>
    public long End => _bounds[Periods];

    /// <summary>Where a period begins; the next begins where it ends.</summary>
    public long Start(int period) => _bounds[period];

    /// <summary>The month that a period is billed in.</summary>
    public BillingMonth MonthOf(int period) => _months[Math.Max(0, period - 1)];

    /// <summary>The period that contains an instant; -1 before the first, <see cref="Periods"/> after the last.</summary>
    public int PeriodOf(long instant)
    {
        if (instant < _bounds[0])
        {
            return -1;
        }
        var period = 0;
        while (period < Periods && instant >= _bounds[period + 1])
        {
            period++;
        }
        return period;
    }

    /// <summary>Adds [from, until), cut into periods and taken so many times, to the periods' sums.</summary>
    public void Spread(long from, long until, long times, Span<Int128> sums)
    {
        from = Math.Max(from, _bounds[0]);
        until = Math.Min(until, _bounds[Periods]);
        if (from >= until)
        {
            return;
        }
        for (var period = 0; period < Periods && _bounds[period] < until; period++)
        {
            var overlap = Math.Min(until, _bounds[period + 1]) - Math.Max(from, _bounds[period]);
            if (overlap > 0)
            {
                sums[period] += Math.BigMul(overlap, times);
            }
        }
    }

    /// <summary>Byte-milliseconds of a period as GB-months of its month.</summary>
    public GbMonths GbMonths(int period, Int128 byteMilliseconds) => byteMilliseconds == 0 ? default : new(Exact.Quotient(byteMilliseconds, _gbMonth[period]));
}
