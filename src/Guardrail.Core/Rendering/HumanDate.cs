using System.Globalization;

namespace Guardrail.Rendering;

/// <summary>Days and instants for people, always UTC.</summary>
public static class HumanDate
{
    /// <summary><c>10 Dec 2026</c>.</summary>
    public static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>10 Dec</c> where no reader can mistake the year (less than 300 days away), else with the year.</summary>
    public static string Brief(DateOnly day, DateTimeOffset asOf) =>
        Math.Abs(day.DayNumber - Day(asOf).DayNumber) < 300 ? day.ToString("d MMM", CultureInfo.InvariantCulture) : Of(day);

    /// <summary><c>22 Nov 2026 06:00 UTC</c>.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>The UTC day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
