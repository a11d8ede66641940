using Guardrail.Inventory;
using Guardrail.Projection;

namespace Guardrail.Ledger;

/// <summary>Why a point ends when it does.</summary>
internal enum PointEnd
{
    /// <summary>At its date of deletion, which is to come; or it is being deleted.</summary>
    Dated,

    /// <summary>Now: its date has passed by less than a day, and AWS deletes up to eight hours late.</summary>
    Late,

    /// <summary>Not at all: its date passed at least a day ago, so a legal hold or a hung deletion keeps it.</summary>
    Stuck,

    /// <summary>Not at all: AWS says it could not delete it.</summary>
    Expired,

    /// <summary>Not at all: it has no date of deletion.</summary>
    Endless,
}

/// <summary>When a stored point is stored, and since when it is cold, as seen at asOf.</summary>
/// <param name="From">Its creation.</param>
/// <param name="ColdFrom">The move to cold storage; <see cref="Instants.Never"/> where there is none.</param>
/// <param name="Until">Its end, exclusive; <see cref="Instants.Never"/> where there is none.</param>
/// <param name="End">Why it ends then.</param>
/// <param name="RetentionDays">Days it was to be kept; null for ever.</param>
/// <param name="ColdAfterDays">Days until it goes cold; null for never.</param>
internal readonly record struct PointCourse(long From, long ColdFrom, long Until, PointEnd End, long? RetentionDays, long? ColdAfterDays)
{
    /// <summary>AWS deletes at a random moment within eight hours after the date (documented).</summary>
    public const long DeletionDelay = 8 * Instants.Hour;

    /// <summary>Later than this, a deletion no longer counts as merely late.</summary>
    private const long StuckAfter = Instants.Day;

    /// <summary>How long it is warm and cold.</summary>
    public RunCourse AsRun => new(RetentionDays, ColdAfterDays);

    /// <summary>Whether the point is stored at an instant after its creation.</summary>
    public bool IsStoredAt(long instant) => From < instant && instant < Until;

    /// <summary>The course of a point that is counted as stored.</summary>
    /// <param name="point">Any status but CREATING.</param>
    /// <param name="lifecycle">The lifecycle listed with it; null where absent.</param>
    /// <param name="asOf">The instant of the listing.</param>
    public static PointCourse Of(in PackedPoint point, Lifecycle? lifecycle, long asOf)
    {
        var deleteAt = point.DeleteAt != Instants.Unknown ? point.DeleteAt : Instants.After(point.CreatedAt, lifecycle?.RetentionDays);
        var (until, end) = Ends(point.Status, Math.Max(deleteAt, point.CreatedAt), asOf);
        var retention = lifecycle?.RetentionDays ?? (deleteAt == Instants.Never ? null : (deleteAt - point.CreatedAt + Instants.Day / 2) / Instants.Day);
        var coldFrom = GoesCold(in point, lifecycle);
        long? coldAfter = coldFrom == Instants.Never ? null : (coldFrom - point.CreatedAt + Instants.Day / 2) / Instants.Day;
        return new PointCourse(point.CreatedAt, coldFrom, until, end, retention, coldAfter);
    }

    private static (long Until, PointEnd End) Ends(PointStatus status, long deleteAt, long asOf)
    {
        var isStuck = deleteAt != Instants.Never && asOf - deleteAt >= StuckAfter;
        return status switch
        {
            PointStatus.Expired => (Instants.Never, PointEnd.Expired),
            PointStatus.Deleting when deleteAt == Instants.Never || asOf - deleteAt <= StuckAfter => (asOf + DeletionDelay, PointEnd.Dated),
            PointStatus.Deleting => (Instants.Never, PointEnd.Stuck),
            _ when deleteAt == Instants.Never => (Instants.Never, PointEnd.Endless),
            _ when isStuck => (Instants.Never, PointEnd.Stuck),
            _ when deleteAt <= asOf => (asOf, PointEnd.Late),
            _ => (deleteAt, PointEnd.Dated),
        };
    }

    private static long GoesCold(in PackedPoint point, Lifecycle? lifecycle)
    {
        if (!point.IsAdvanced)
        {
            return Instants.Never;
        }
        if (point.ColdAt != Instants.Unknown)
        {
            return Math.Max(point.ColdAt, point.CreatedAt);
        }
        // Only where AWS calculated nothing at all does the bare lifecycle speak: a calculated one without a move means that there is none.
        return point.DeleteAt == Instants.Unknown && lifecycle?.ColdAfterDays is { } days ? Instants.After(point.CreatedAt, days) : Instants.Never;
    }
}
