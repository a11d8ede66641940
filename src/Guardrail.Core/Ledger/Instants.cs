namespace Guardrail.Ledger;

/// <summary>Instants as milliseconds since 1970, the unit of the ledger.</summary>
internal static class Instants
{
    /// <summary>Stands for an instant that is not known.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>Stands for an instant that never comes.</summary>
    public const long Never = long.MaxValue;

    public const long Hour = 3_600_000;

    public const long Day = 24 * Hour;

    /// <summary>More days than any lifecycle AWS accepts (36,500); longer ones are read as this so that no sum overflows.</summary>
    public const long LongestDays = 100_000;

    public static long Of(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    public static long Of(DateTimeOffset? instant, long otherwise) => instant is { } known ? Of(known) : otherwise;

    /// <summary>An instant so many days later; <see cref="Never"/> for null.</summary>
    public static long After(long instant, long? days) => days is { } known ? instant + Milliseconds(known) : Never;

    public static long Milliseconds(long days) => Math.Min(days, LongestDays) * Day;

    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
