using System.Globalization;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Generation;

/// <summary>In which order a vault lists its points; among equals by identity, so that the order never depends on how they were made.</summary>
internal static class PointOrder
{
    public static Comparison<RecoveryPoint> Of(ListingOrder order) => (a, b) => Compare(order, Key(a), Key(b));

    /// <summary>The first point of a list behind the one that a key names, also where that one is gone.</summary>
    public static int After(IReadOnlyList<RecoveryPoint> points, ListingOrder order, string key)
    {
        var parts = key.Split('|');
        var last = (long.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(order, Key(points[middle]), last) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public static string KeyOf(RecoveryPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.CreatedMs}|{point.Identity}|{point.ResourceArn}");

    private static (long Created, ulong Identity, string Resource) Key(RecoveryPoint point) => (point.CreatedMs, point.Identity, point.ResourceArn);

    private static int Compare(ListingOrder order, (long Created, ulong Identity, string Resource) a, (long Created, ulong Identity, string Resource) b)
    {
        var result = order switch
        {
            ListingOrder.NewestFirst => b.Created.CompareTo(a.Created),
            ListingOrder.OldestFirst => a.Created.CompareTo(b.Created),
            ListingOrder.ByTable when string.CompareOrdinal(a.Resource, b.Resource) is not 0 and var resources => resources,
            ListingOrder.ByTable => b.Created.CompareTo(a.Created),
            _ => 0,
        };
        return result != 0 ? result : a.Identity.CompareTo(b.Identity);
    }
}
