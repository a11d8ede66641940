using System.CommandLine;
using Guardrail.Auditing;
using Guardrail.Cli.Output;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail report render FILE</c> and <c>guardrail report schema</c>.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("file") { Description = "A report written with --format json." };
        var format = new Option<string>("--format") { Description = "How to print the report.", DefaultValueFactory = _ => ReportFormat.Table };
        format.AcceptOnlyFromAmong(ReportFormat.All);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of stdout.", HelpName = "FILE" };
        var render = new Command("render", "Print a report that was saved as JSON in another format.") { file, format, output };
        render.SetAction(async (parsed, cancellationToken) =>
        {
            var report = MessageCommand.ReadReport(parsed.GetRequiredValue(file));
            await ReportOutput.WriteAsync(report, parsed.GetRequiredValue(format), parsed.GetValue(output), coloured: false, console, cancellationToken);
            return ExitCode.Fine;
        });
        var schema = new Command("schema", "Print the JSON Schema of the JSON report.");
        schema.SetAction(_ =>
        {
            console.Out.WriteLine(ReportSchema.Text().TrimEnd());
            return ExitCode.Fine;
        });
        return new Command("report", "Print a saved report in another format, or the schema of reports.") { render, schema };
    }
}
