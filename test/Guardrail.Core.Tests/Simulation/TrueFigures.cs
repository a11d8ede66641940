namespace Guardrail.Simulation;

/// <summary>What a row really stores and costs, added up from every single backup.</summary>
public sealed class TrueFigures
{
    private const double Gb = 1L << 30;

    public long Points { get; private set; }

    public double WarmBytes { get; private set; }

    public double ColdBytes { get; private set; }

    public double RunRate { get; private set; }

    public double MonthToDate { get; private set; }

    public double TransferMonthToDate { get; private set; }

    public double TransferMonth { get; private set; }

    /// <summary>Whether some of the month's storage lies in points that no list shows any more.</summary>
    public bool HasLost { get; private set; }

    public double[] Months { get; } = new double[13];

    /// <summary>The figures of one row.</summary>
    /// <param name="points">The row's points, of all time.</param>
    /// <param name="copied">Copies of them that went to another Region, billed to this row.</param>
    /// <param name="asOf">The instant of the listing.</param>
    public static TrueFigures Of(IEnumerable<SimulatedPoint> points, IEnumerable<SimulatedPoint> copied, DateTimeOffset asOf)
    {
        var figures = new TrueFigures();
        var now = asOf.ToUnixTimeMilliseconds();
        var start = new DateTimeOffset(asOf.Year, asOf.Month, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var vault in points.GroupBy(point => point.Vault.Arn))
        {
            var price = Clouds.Price(vault.First().Vault.Scope.Region);
            // Month to date ends at asOf, which need not be on the hour: its meter stops there.
            var (warm, cold, warmNow, coldNow) = (Meter(start), Meter(start), Meter(start), Meter(start));
            foreach (var point in vault)
            {
                var (gb, goesCold) = (point.Size / Gb, Math.Min(point.Cold, point.Removed));
                warm.Hold(point.Created, goesCold, gb);
                cold.Hold(goesCold, point.Removed, gb);
                warmNow.Hold(point.Created, Math.Min(now, goesCold), gb);
                coldNow.Hold(goesCold, Math.Min(now, point.Removed), gb);
                figures.HasLost |= point.Removed <= now && point.Removed > start.ToUnixTimeMilliseconds();
                if (point.Created < now && now < point.Removed)
                {
                    figures.Count(point, price, now);
                }
            }
            for (var month = 0; month < 13; month++)
            {
                var (from, to) = (start.AddMonths(month), start.AddMonths(month + 1));
                var hours = (to - from).TotalHours;
                figures.Months[month] += (warm.GbHours(from, to) * price.Warm + cold.GbHours(from, to) * price.Cold) / hours;
                if (month == 0)
                {
                    figures.MonthToDate += (warmNow.GbHours(from, to) * price.Warm + coldNow.GbHours(from, to) * price.Cold) / hours;
                }
            }
        }
        foreach (var copy in copied)
        {
            figures.Transfer(copy, start, now);
        }
        return figures;
    }

    private void Count(SimulatedPoint point, (double Warm, double Cold) price, long now)
    {
        Points++;
        var isCold = point.Cold <= now;
        WarmBytes += isCold ? 0 : point.Size;
        ColdBytes += isCold ? point.Size : 0;
        RunRate += point.Size / Gb * (isCold ? price.Cold : price.Warm);
    }

    private void Transfer(SimulatedPoint copy, DateTimeOffset start, long now)
    {
        var usd = copy.Size / Gb * Clouds.TransferPrice;
        for (var month = 0; month < 13; month++)
        {
            if (copy.Created >= start.AddMonths(month).ToUnixTimeMilliseconds() && copy.Created < start.AddMonths(month + 1).ToUnixTimeMilliseconds())
            {
                Months[month] += usd;
                TransferMonth += month == 0 ? usd : 0;
                TransferMonthToDate += month == 0 && copy.Created < now ? usd : 0;
                MonthToDate += month == 0 && copy.Created < now ? usd : 0;
            }
        }
    }

    private static HourMeter Meter(DateTimeOffset start) => new(start, start.AddMonths(13));
}
