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
        return since;
    }
}
