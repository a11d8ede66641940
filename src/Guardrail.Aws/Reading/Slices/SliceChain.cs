using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Reading.Slices;

/// <summary>One listing, read page by page: what it asked for, what it still owns, and which way it runs.</summary>
/// <param name="slice">What it asks for, and owns at first.</param>
/// <param name="toTheEnd">Whether it reads until the last page whatever the order says.</param>
internal sealed class SliceChain(TimeSlice slice, bool toTheEnd = false)
{
    /// <summary>So much beyond its slice the order must have led before the listing is left.</summary>
    private static readonly TimeSpan Beyond = TimeSpan.FromSeconds(2);

    /// <summary>What the listing was asked for.</summary>
    public TimeSlice Asked { get; } = slice;

    /// <summary>What it owns now: less than it asked for, once it has been split.</summary>
    public TimeSlice Slice { get; set; } = slice;

    /// <summary>The order seen.</summary>
    public ListingOrder Order { get; } = new();

    /// <summary>Pages read.</summary>
    public int Pages { get; set; }

    /// <summary>Whether it was left before its last page, since all that followed belongs to others.</summary>
    public bool LeftEarly { get; set; }

    /// <summary>Whether it was left after its first page, which was a sample by which time was cut: all of time belongs to the slices then.</summary>
    public bool IsSample { get; set; }

    /// <summary>Why it ended before its end; null where it did not.</summary>
    public AwsCallException? Failure { get; set; }

    /// <summary>Whether all that follows belongs to others, as far as the order can be believed.</summary>
    public bool IsPastItsSlice => !toTheEnd && Order.Direction switch
    {
        ListingDirection.NewestFirst => Slice.From != Asked.From && Order.Last < Slice.From - Beyond,
        ListingDirection.OldestFirst => Slice.Until != Asked.Until && Order.Last > Slice.Until + Beyond,
        _ => false,
    };

    /// <summary>What of its slice was not read, after a failure: no more than lies ahead where it runs in order.</summary>
    public TimeSlice Unread => Pages == 0 ? Slice : Order.Direction switch
    {
        ListingDirection.NewestFirst => Slice with { Until = Order.Last },
        ListingDirection.OldestFirst => Slice with { From = Order.Last },
        _ => Slice,
    };

    /// <summary>
    /// Gives the farther half of what lies ahead away, where the order shows what that is and it is worth a listing of its own.
    /// </summary>
    /// <param name="pointsLeft">How many points may lie ahead in all, where the slice is open on that side.</param>
    /// <param name="now">No point is newer.</param>
    /// <param name="pointsEach">So many points each half must have.</param>
    /// <returns>The half given away, no longer owned; null where there is none.</returns>
    public TimeSlice? GiveAway(double pointsLeft, DateTimeOffset now, int pointsEach)
    {
        if (toTheEnd || Order is not { First: { } first, Last: { } last, Direction: ListingDirection.NewestFirst or ListingDirection.OldestFirst })
            return null;
        var perSecond = Order.Count / Math.Max(1, (last - first).Duration().TotalSeconds);
        var newestFirst = Order.Direction == ListingDirection.NewestFirst;
        var seconds = newestFirst
            ? Slice.From is { } from ? (last - from).TotalSeconds : Math.Min(pointsLeft / perSecond, (last - Earliest).TotalSeconds)
            : ((Slice.Until ?? now) - last).TotalSeconds;
        // Where the slice is open, the points may lie closer ahead than behind.
        var ahead = (newestFirst ? Slice.From : Slice.Until) is null ? Math.Max(pointsLeft, seconds * perSecond) : seconds * perSecond;
        if (ahead < 2.0 * pointsEach)
            return null;
        var boundary = TimeSlice.Boundary(last.AddSeconds(seconds / (newestFirst ? -2 : 2)));
        // Nothing that was handed on already may lie in the part that is given away.
        if (newestFirst ? boundary >= last - Beyond || boundary <= Slice.From : boundary <= last + Beyond || boundary >= Slice.Until)
            return null;
        var given = newestFirst ? Slice with { Until = boundary } : Slice with { From = boundary };
        Slice = newestFirst ? Slice with { From = boundary } : Slice with { Until = boundary };
        return given;
    }

    /// <summary>AWS Backup began in January 2019 (documented).</summary>
    private static DateTimeOffset Earliest { get; } = new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
