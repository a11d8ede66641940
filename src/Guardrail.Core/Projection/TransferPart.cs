namespace Guardrail.Projection;

/// <summary>Copies to other Regions, which are billed to their source: bytes in the source's stream.</summary>
internal static class TransferPart
{
    /// <summary>Adds the transfers that filled, and will fill, one stream of copies.</summary>
    /// <param name="table">The table.</param>
    /// <param name="copy">A stream of copies.</param>
    /// <param name="source">The stream of originals that it is billed to.</param>
    public static void Add(TableLedger table, Stream copy, Stream source)
    {
        if (!copy.IsProjected)
        {
            foreach (var place in copy.Points.Where(table.IsCounted))
            {
                if (table.Points[place].CreatedAt >= table.Axis.MonthStart)
                {
                    source.Sum.Transfer(table.Points[place].CreatedAt, table.Sizes[place]);
                }
            }
        }
        foreach (var (at, size) in copy.Made)
        {
            source.Sum.Transfer(at, size.Nominal);
            source.Sum.TransferBelow += size.Nominal - size.Low;
            source.Sum.TransferAbove += size.High - size.Nominal;
            source.Sum.Estimated = true;
        }
        source.Sum.Transfer(table.Axis.AsOf, table.Future.Bytes, copy.RunsNow);
        if (copy.Runs)
        {
            var level = copy.Rule!.Calendar!.Profile(copy.Rule.Place, copy.Course!.Value).Level;
            for (var period = 0; period < MonthAxis.Periods; period++)
            {
                source.Sum.Transferred[period] += level.Runs[period] * table.Future.Bytes;
            }
            source.TransfersPerRun++;
        }
    }
}
