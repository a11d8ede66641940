using System.Text;
using Guardrail.Auditing;
using Guardrail.Rendering;

namespace Guardrail.Cli.Output;

/// <summary>Writes a report where it was asked for.</summary>
internal static class ReportOutput
{
    /// <summary>Writes the report to a file, or to stdout where none is named.</summary>
    /// <exception cref="CliException">The file cannot be written.</exception>
    public static async Task WriteAsync(AuditReport report, string format, string? path, bool coloured, CliConsole console, CancellationToken cancellationToken)
    {
        var text = Render(report, format);
        if (path is null)
        {
            await console.Out.WriteAsync((coloured && format == ReportFormat.Table ? Colours.On(text) : text).AsMemory(), cancellationToken);
            return;
        }

        try
        {
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException($"--output {path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>The report's text in a format, with a line end at its end.</summary>
    public static string Render(AuditReport report, string format) => format switch
    {
        ReportFormat.Json => ReportJson.Write(report) + "\n",
        ReportFormat.Csv => ReportCsv.Write(report),
        ReportFormat.Markdown => ReportMarkdown.Write(report),
        _ => ReportText.Write(report),
    };
}
