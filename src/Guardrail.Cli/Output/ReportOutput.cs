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
        if (path is null)
        {
            if (format == ReportFormat.Json)
            {
                await using var stdout = console.OpenOut();
                await WriteAsync(report, format, stdout, cancellationToken);
                return;
            }

            var text = Render(report, format);
            await console.Out.WriteAsync((coloured && format == ReportFormat.Table ? Colours.On(text) : text).AsMemory(), cancellationToken);
            return;
        }

        try
        {
            await using var file = File.Create(path);
            await WriteAsync(report, format, file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException($"--output {path} cannot be written: {exception.Message}");
        }
    }

    private static async Task WriteAsync(AuditReport report, string format, Stream stream, CancellationToken cancellationToken)
    {
        if (format == ReportFormat.Json)
        {
            await ReportJson.WriteAsync(report, stream, cancellationToken);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
            return;
        }

        await stream.WriteAsync(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(Render(report, format)), cancellationToken);
    }

    /// <summary>The report's text in a format other than JSON, with a line end at its end.</summary>
    private static string Render(AuditReport report, string format) => format switch
    {
        ReportFormat.Csv => ReportCsv.Write(report),
        ReportFormat.Html => ReportHtml.Write(report),
        ReportFormat.Markdown => ReportMarkdown.Write(report),
        _ => ReportText.Write(report),
    };
}
