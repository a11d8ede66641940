namespace Guardrail.Aws.Reading.Slices;

/// <summary>
/// A span of creation dates that one listing owns: from the first instant up to, not including, the last. Whether AWS's own bounds take in their instant, or are cut
/// to seconds, is UNCONFIRMED; so a second more is asked for on both sides, and what lies outside is left to whoever owns it.
/// </summary>
/// <param name="From">The first instant; null for open.</param>
/// <param name="Until">The end; null for open.</param>
internal readonly record struct TimeSlice(DateTimeOffset? From, DateTimeOffset? Until)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>All of time.</summary>
    public static TimeSlice Whole { get; } = new(null, null);

    /// <summary>The lower bound to ask for; null for none.</summary>
    public DateTime? AskAfter => (From - Margin)?.UtcDateTime;

    /// <summary>The upper bound to ask for; null for none.</summary>
    public DateTime? AskBefore => (Until + Margin)?.UtcDateTime;

    /// <summary>Whether a point created then is this slice's.</summary>
    public bool Owns(DateTimeOffset created) => !(created < From) && !(created >= Until);

    /// <summary>A boundary near an instant, on a whole second, 37 seconds past a minute: plans start on round minutes, where thousands of points share an instant.</summary>
    public static DateTimeOffset Boundary(DateTimeOffset near) => new(near.UtcTicks - (near.UtcTicks % TimeSpan.TicksPerMinute) + (37 * TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
