namespace Guardrail.Fuzz.Parsers;

/// <summary>Every parser there is.</summary>
public static class AllParsers
{
    /// <summary>The parsers that need nothing but a text.</summary>
    public static IReadOnlyList<Parser> OfTexts { get; } =
    [
        Schedules.Cron, Schedules.Zone,
        Files.Policy, Files.Report, Files.Recording,
        Words.Size, Words.Instant, Words.Growth, Words.Estimate, Words.Pattern,
        Names.Arns, Names.Roles,
        Payloads.Event, Payloads.Settings,
        Rows.Finding, Rows.Scope,
    ];
}
