namespace Guardrail.Scheduling;

/// <summary>One day by the clock on a zone's wall; all figures are ticks.</summary>
/// <param name="Start">The reading at which the day starts.</param>
/// <param name="SteadyOffset">What the clock is ahead of UTC all that day; null where it is changed on that day or next to it.</param>
/// <param name="Clock">The clock itself.</param>
internal readonly record struct WallDay(long Start, long? SteadyOffset, WallClock Clock)
{
    /// <summary>The first instant at which the clock shows this time of the day; null where it never does.</summary>
    public long? At(long timeOfDay) => SteadyOffset is { } offset ? Start + timeOfDay - offset : Clock.First(Start + timeOfDay);
}
