using System.Globalization;

namespace Guardrail.Tests.Scheduling;

/// <summary>Instants as text, so that a table of cases stays readable.</summary>
internal static class At
{
    private const string Format = "yyyy-MM-dd HH:mm";

    public static DateTimeOffset Utc(string text) =>
        DateTimeOffset.ParseExact(
            text.Length == 10 ? text + " 00:00" : text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Text(DateTimeOffset instant)
    {
        instant.Offset.ShouldBe(TimeSpan.Zero);
        return instant.ToString(Format, CultureInfo.InvariantCulture);
    }
}
