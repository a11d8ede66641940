using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>How large a table's future points will be.</summary>
/// <param name="Bytes">The size; 0 where it is not known.</param>
/// <param name="IsKnown">Whether anything says how large the table is.</param>
/// <param name="IsEstimated">Whether it is not the size of a fresh full copy.</param>
internal readonly record struct FutureSize(long Bytes, bool IsKnown, bool IsEstimated)
{
    /// <summary>A full copy younger than this is the table's size; DescribeTable leaves out what billing adds.</summary>
    public const long FreshFor = 48 * Instants.Hour;

    /// <summary>A table's size reads 0 for hours after it was made, so 0 is believed only of an older table.</summary>
    private const long ZeroBelievedAfter = 24 * Instants.Hour;

    /// <summary>Whether a size of 0 can be true: the table has no items, and is old enough for its description to say so.</summary>
    public static bool IsZeroBelieved(TableDescription? description, long asOf) =>
        description is { ItemCount: 0, CreatedAt: { } createdAt } && asOf - Instants.Of(createdAt) > ZeroBelievedAfter;

    /// <summary>The size of what runs from asOf on will make.</summary>
    /// <param name="points">The table's points created before asOf, oldest first.</param>
    /// <param name="description">What DescribeTable said; null where it was not asked.</param>
    /// <param name="asOf">The clock reading.</param>
    public static FutureSize Of(ReadOnlySpan<PackedPoint> points, TableDescription? description, long asOf)
    {
        var zeroBelieved = IsZeroBelieved(description, asOf);
        // A table that was made anew under the same name: older points tell of another table.
        var since = Instants.Of(description?.CreatedAt, long.MinValue);
        var newest = -1;
        for (var i = points.Length - 1; i >= 0 && newest < 0; i--)
        {
            var isSample = points[i].IsComplete && points[i].CreatedAt >= since && (points[i].Size > 0 || (points[i].Size == 0 && zeroBelieved));
            newest = isSample ? i : -1;
        }
        if (newest >= 0 && asOf - points[newest].CreatedAt < FreshFor)
        {
            return new FutureSize(points[newest].Size, IsKnown: true, IsEstimated: false);
        }
        if (description?.SizeBytes is { } size && (size > 0 || (size == 0 && zeroBelieved)))
        {
            return new FutureSize(Math.Min(size, OddPoints.LargestSize), IsKnown: true, IsEstimated: true);
        }
        return newest >= 0
            ? new FutureSize(points[newest].Size, IsKnown: true, IsEstimated: true)
            : new FutureSize(0, IsKnown: false, IsEstimated: true);
    }
}
