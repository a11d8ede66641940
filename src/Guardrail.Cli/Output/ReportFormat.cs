namespace Guardrail.Cli.Output;

/// <summary>The formats of a report, as <c>--format</c> takes them.</summary>
internal static class ReportFormat
{
    /// <summary>For a person at a terminal, 80 columns wide.</summary>
    public const string Table = "table";

    /// <summary>The report itself; its names are a contract.</summary>
    public const string Json = "json";

    /// <summary>For spreadsheets.</summary>
    public const string Csv = "csv";

    /// <summary>For pull requests and wikis.</summary>
    public const string Markdown = "markdown";

    /// <summary>One self-contained page for a browser.</summary>
    public const string Html = "html";

    /// <summary>All formats.</summary>
    public static string[] All { get; } = [Table, Json, Csv, Markdown, Html];
}
