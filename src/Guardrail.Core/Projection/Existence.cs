using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Since when a stream can have had points.</summary>
internal static class Existence
{
    /// <summary>
    /// The latest of the dates of plan, selection and table; <see cref="Instants.Unknown"/> where none is known. A date that an older point of the stream
    /// contradicts is left out: a selection is made anew when it is edited, and a table of the same name may have existed before.
    /// </summary>
    public static long Of(TableLedger table, Stream stream)
    {
        var oldest = stream.Points.Count == 0 ? Instants.Never : table.Points[stream.Points[0]].CreatedAt;
        var since = Instants.Unknown;
        foreach (var date in (ReadOnlySpan<long>)
            [
                Instants.Of(stream.Rule?.Plan.CreatedAt, Instants.Unknown),
                Instants.Of(table.Table?.Description?.CreatedAt, Instants.Unknown),
                stream.SelectedSince,
            ])
        {
            if (date <= oldest)
            {
                since = Math.Max(since, date);
            }
        }
        return stream.IsCopy ? Math.Max(since, SinceSource(table, stream)) : since;
    }

    /// <summary>Whether a run is proven to be of the table's time: by its date of creation, or by an older point.</summary>
    public static bool IsProven(TableLedger table, Stream stream, long run) =>
        run >= stream.OldestSource
        && (table.Table?.Description?.CreatedAt is { } createdAt ? Instants.Of(createdAt) <= run
            : table.Points.Length > 0 && table.Points[0].CreatedAt <= run);

    /// <summary>A copy is no older than its source: where that window is not full, every source is listed still.</summary>
    private static long SinceSource(TableLedger table, Stream copy)
    {
        var source = table.Streams.Find(stream => !stream.IsCopy && stream.IsTarget && stream.Rule == copy.Rule);
        if (source is null || source.IsFull || source.Points.Count == 0 || !source.Vault.IsListed || source.Rule!.Calendar is not { } calendar)
        {
            return Instants.Unknown;
        }
        var oldest = table.Points[source.Points[0]].CreatedAt;
        var runs = calendar.Between(source.Rule.Place, oldest - source.StartWindow, oldest + 1);
        copy.OldestSource = oldest;
        // Where start windows overlap and points are late, the oldest may be of any run whose window it lies in.
        return runs.Length switch { 0 => oldest, 1 => runs[0], _ => LostRuns.Lag(table, source) == 0 ? oldest : oldest - source.StartWindow };
    }
}
