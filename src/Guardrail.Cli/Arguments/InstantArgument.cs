using System.Globalization;

namespace Guardrail.Cli.Arguments;

/// <summary>An instant as ISO 8601: <c>2026-11-22T00:00:00Z</c>, or a date, which means its first moment in UTC.</summary>
internal static class InstantArgument
{
    private static readonly string[] Shapes = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads an instant, in UTC.</summary>
    /// <returns>False, with one line that says what is allowed, for anything else and for years before 2010 or after 2199.</returns>
    public static bool TryParse(string text, out DateTimeOffset instant, out string error)
    {
        error = $"'{text}' is not an instant. Write it as 2026-11-22T00:00:00Z, or as a date for its first moment in UTC.";
        if (!DateTimeOffset.TryParseExact(text.Trim(), Shapes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant))
            return false;
        if (instant.Year is < 2010 or > 2199)
        {
            error = $"'{text}' lies outside the years 2010 to 2199.";
            return false;
        }

        error = "";
        return true;
    }
}
