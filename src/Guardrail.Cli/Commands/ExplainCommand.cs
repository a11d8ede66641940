using System.CommandLine;
using Guardrail.Auditing;
using Guardrail.Cli.Output;
using Guardrail.Policies;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail explain TABLE</c>: why a table is backed up, what its recovery points are, and what each group costs.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var table = new Argument<string>("table") { Description = "The table's name, or a pattern (* and ?)." };
        var format = new Option<string>("--format") { Description = "How to print it.", DefaultValueFactory = _ => ReportFormat.Table };
        format.AcceptOnlyFromAmong(ReportFormat.Table, ReportFormat.Json);
        var estate = new EstateOptions();
        estate.Input.Description = "Take the estate from this recording ('guardrail record') or JSON report instead of AWS.";
        var command = new Command("explain", "Say which rules back a table up and why, and what each of them stores and costs.") { table, format };
        estate.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(table);
            var pattern = new NamePattern(name);
            // The whole estate is read: what a change of a plan may do depends on its other tables as well.
            var report = await estate.ReportAsync(parsed, console, settings => settings, cancellationToken);
            var rows = report.Tables.Where(row => pattern.Fits(row.TableName)).ToList();
            if (rows.Count == 0)
            {
                throw new CliException(report.UncoveredTables > 0
                    ? $"no table '{name}' has a plan or a recovery point in what was read ({string.Join(", ", report.Scopes.Select(scope => scope.Region))}); {report.UncoveredTables} table{(report.UncoveredTables == 1 ? " has" : "s have")} neither."
                    : $"there is no table '{name}', nor a recovery point of one, in what was read ({string.Join(", ", report.Scopes.Select(scope => scope.Region))}).");
            }

            if (parsed.GetRequiredValue(format) == ReportFormat.Json)
            {
                await console.Out.WriteLineAsync(ReportJson.Write(rows));
            }
            else
            {
                foreach (var row in rows)
                    await console.Out.WriteAsync(Explanation.Of(row, report));
            }
            if (!report.Complete)
                await console.Error.WriteLineAsync($"guardrail: incomplete: {report.Gaps.Count} gap{(report.Gaps.Count == 1 ? "" : "s")}; the figures are a lower bound.");
            return report.CompleteExceptAccepted ? ExitCode.Fine : ExitCode.Incomplete;
        });
        return command;
    }
}
