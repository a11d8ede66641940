using System.CommandLine;
using Guardrail.Aws.Running;
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
        var access = new AccessOptions();
        var policy = new Option<string?>("--policy") { Description = "Limits, exceptions and prices.", HelpName = "FILE" };
        var asOf = new Option<string?>("--as-of") { Description = "Take this instant for now.", HelpName = "INSTANT" };
        var command = new Command("explain", "Say which rules back a table up and why, and what each of them stores and costs.") { table, policy, asOf };
        access.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(table);
            using var progress = console.ErrorIsTerminal ? new ProgressLine(console.Error) : null;
            var result = await GuardrailRun.ExecuteAsync(
                new RunSettings
                {
                    Access = access.Read(parsed),
                    Policy = PolicyFile.Read(parsed.GetValue(policy)),
                    Tables = [new NamePattern(name)],
                    AsOf = AuditCommand.Instant(parsed.GetValue(asOf)),
                    MayBeAhead = console.Variable("AWS_ENDPOINT_URL") is { Length: > 0 },
                    Clock = console.Clock,
                    Progress = progress,
                },
                cancellationToken);
            progress?.Dispose();
            if (result.Report.Tables.Count == 0)
            {
                throw new CliException(result.Report.UncoveredTables > 0
                    ? $"no plan covers '{name}', and it has no recovery points."
                    : $"there is no table '{name}', nor a recovery point of one, in what was read ({string.Join(", ", result.Report.Scopes.Select(scope => scope.Region))}).");
            }

            foreach (var row in result.Report.Tables)
                await console.Out.WriteAsync(Explanation.Of(row, result.Report));
            await AuditCommand.TellOutcomeAsync(result, wanted: false, console);
            return result.Report.CompleteExceptAccepted ? ExitCode.Fine : ExitCode.Incomplete;
        });
        return command;
    }
}
