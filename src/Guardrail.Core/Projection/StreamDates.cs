using Guardrail.Auditing;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>From when to when a stream's listed points reach.</summary>
internal static class StreamDates
{
    /// <summary>The row with the dates of what counts at asOf.</summary>
    public static RuleRow On(RuleRow row, TableLedger table, Stream stream)
    {
        var (oldest, newest, first, last) = (Instants.Never, Instants.Unknown, Instants.Never, Instants.Unknown);
        foreach (var place in stream.Points)
        {
            ref readonly var course = ref table.Courses[place];
            if (!table.IsCounted(place) || !course.IsStoredAt(table.Axis.AsOf))
            {
                continue;
            }
            (oldest, newest) = (Math.Min(oldest, course.From), Math.Max(newest, course.From));
            if (course.Until != Instants.Never)
            {
                (first, last) = (Math.Min(first, course.Until), Math.Max(last, course.Until));
            }
        }
        return oldest == Instants.Never ? row : row with
        {
            OldestPointAt = Instants.Instant(oldest),
            NewestPointAt = Instants.Instant(newest),
            FirstDeletionAt = first == Instants.Never ? null : Instants.Instant(first),
            LastDeletionAt = last == Instants.Unknown ? null : Instants.Instant(last),
        };
    }
}
