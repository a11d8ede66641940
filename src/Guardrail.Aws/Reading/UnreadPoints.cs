using System.Globalization;
using Guardrail.Aws.Reading.Slices;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Says which recovery points of a vault were not read.</summary>
internal static class UnreadPoints
{
    /// <summary>The beginning of a sentence: which time spans, and of about how many points.</summary>
    public static string Missing(BackupVault vault, IReadOnlyList<TimeSlice> spans, int pagesRead, int pointsRead)
    {
        var told = vault.ApproximateRecoveryPoints;
        var about = told is { } all && all > pointsRead ? Text($", about {all - pointsRead:N0} of the {all:N0} of all types that the vault says it holds,") : "";
        if (pagesRead == 0)
            return Text($"The recovery points of vault {vault.Name}{about} are missing");
        var when = spans.Any(span => span == TimeSlice.Whole) ? Text($"after the first {pagesRead} pages")
            : "created " + string.Join(", and ", spans.OrderBy(span => span.From ?? DateTimeOffset.MinValue).Select(Span));
        return Text($"Recovery points of vault {vault.Name} {when}{about} are missing");
    }

    private static string Span(TimeSlice span) => span switch
    {
        { From: { } from, Until: { } until } => Text($"from {Instant(from)} to {Instant(until)}"),
        { From: { } from } => $"since {Instant(from)}",
        { Until: { } until } => $"until {Instant(until)}",
        _ => "at any time",
    };

    private static string Instant(DateTimeOffset instant) => Text($"{instant.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
