using System.CommandLine;
using Guardrail.Alerting;
using Guardrail.Aws.Running;
using Guardrail.Cli.Arguments;
using Guardrail.Cli.Output;
using Guardrail.Findings;
using Guardrail.Policies;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail audit</c>: reads accounts and Regions, prints the report, and tells it if asked to.</summary>
internal static class AuditCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var estate = new EstateOptions();
        var memory = new MemoryOptions();
        var table = new Option<string[]>("--table") { Description = "Only tables whose name fits this pattern (* and ?); may be given again.", HelpName = "PATTERN" };
        var format = new Option<string>("--format") { Description = "How to print the report.", DefaultValueFactory = _ => ReportFormat.Table };
        format.AcceptOnlyFromAmong(ReportFormat.All);
        var output = new Option<string?>("--output") { Description = "Write the report to this file instead of stdout.", HelpName = "FILE" };
        var notify = new Option<bool>("--notify") { Description = "Publish what is found at warning or above." };
        var topic = new Option<string?>("--topic-arn") { Description = "The SNS topic for e-mail and programs.", HelpName = "ARN" };
        var chat = new Option<string?>("--chat-topic-arn") { Description = "The SNS topic that Amazon Q Developer in chat applications reads.", HelpName = "ARN" };
        var failOn = new Option<string>("--fail-on") { Description = "End with exit code 2 for findings of this severity or above.", DefaultValueFactory = _ => Severity.Critical };
        failOn.AcceptOnlyFromAmong(Severity.Warning, Severity.Critical, "never");
        var noColor = new Option<bool>("--no-color") { Description = "No colours; so does the environment variable NO_COLOR." };
        var verbose = new Option<bool>("--verbose") { Description = "Say on stderr what is done, each message with its event id." };
        var command = new Command("audit", "Read backup plans and recovery points, and say what they cost and will cost.")
        {
            table, format, output, notify, topic, chat, failOn, noColor, verbose,
        };
        memory.AddTo(command);
        estate.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(notify) && parsed.GetValue(topic) is null && parsed.GetValue(chat) is null)
                throw new CliException("--notify needs --topic-arn or --chat-topic-arn.");
            if (!parsed.GetValue(notify) && (parsed.GetValue(topic) is not null || parsed.GetValue(chat) is not null))
                throw new CliException("--topic-arn and --chat-topic-arn do nothing without --notify.");
            var owners = memory.OwnerTopics(parsed);
            if (owners.Count > 0 && parsed.GetValue(topic) is null && parsed.GetValue(chat) is null)
                throw new CliException("--owner-topic needs --notify and --topic-arn, for what an owner cannot be told goes there.");
            var file = await estate.FileAsync(parsed, takesReports: false, cancellationToken);
            if (file is not null && parsed.GetValue(notify))
                throw new CliException("--notify tells of the present; with --input it does nothing. 'guardrail message preview' shows what would be told.");
            using var progress = console.ErrorIsTerminal && file is null && !parsed.GetValue(verbose) ? new ProgressLine(console.Error) : null;
            var settings = estate.Settings(parsed, console, file, progress) with
            {
                Tables = [.. (parsed.GetValue(table) ?? []).Select(pattern => new NamePattern(pattern))],
                Log = parsed.GetValue(verbose) ? new VerboseLogger(console.Error) : NullLogger.Instance,
                Alerts = parsed.GetValue(notify) ? new AlertOptions { TopicArn = parsed.GetValue(topic), ChatTopicArn = parsed.GetValue(chat), OwnerTopics = owners } : null,
                // What was recorded is the past; memory is of the present.
                Memory = file is null ? memory.Read(parsed) : null,
            };
            var result = await GuardrailRun.ExecuteAsync(settings, cancellationToken);
            progress?.Dispose();
            var coloured = console.OutIsTerminal && !parsed.GetValue(noColor) && string.IsNullOrEmpty(console.Variable("NO_COLOR"));
            await ReportOutput.WriteAsync(result.Report, parsed.GetRequiredValue(format), parsed.GetValue(output), coloured, console, cancellationToken);
            await TellOutcomeAsync(result, settings.Alerts is not null, console);
            return CodeOf(result, parsed.GetRequiredValue(failOn));
        });
        return command;
    }

    /// <summary>The exit code of a run: 1 beats 2 beats 3.</summary>
    /// <param name="result">What the run came to.</param>
    /// <param name="failOn">The severity from which on findings count; <c>never</c> for none.</param>
    internal static int CodeOf(RunResult result, string failOn)
    {
        if (result.Failures.Count > 0)
            return ExitCode.Error;
        if (failOn != "never" && result.Report.Findings.Any(finding => finding.Kind != FindingKind.Incomplete && Severity.Rank(finding.Severity) >= Severity.Rank(failOn)))
            return ExitCode.Finding;
        return result.Report.CompleteExceptAccepted ? ExitCode.Fine : ExitCode.Incomplete;
    }

    /// <summary>Says on stderr what became of the messages, and whether the figures are a lower bound.</summary>
    internal static async Task TellOutcomeAsync(RunResult result, bool wanted, CliConsole console)
    {
        foreach (var failure in result.Failures)
            await console.Error.WriteLineAsync($"guardrail: {OneLine.Of(failure.Message)}");
        foreach (var message in result.Published)
        {
            var reached = message.ConfirmedSubscriptions is { } confirmed ? $"{confirmed} confirmed subscription{(confirmed == 1 ? "" : "s")}" : "subscriptions could not be counted";
            await console.Error.WriteLineAsync($"guardrail: published to {OneLine.Of(message.TopicArn)} ({reached}).");
        }

        if (wanted && result.Report.Hypothetical)
            await console.Error.WriteLineAsync("guardrail: nothing published: the report is of another instant than now.");
        else if (wanted && result.Published.Count + result.Failures.Count == 0)
            await console.Error.WriteLineAsync(result.Remembered ? "guardrail: nothing new to tell." : "guardrail: nothing to tell: no finding at warning or above.");
        foreach (var note in result.Notes)
            await console.Error.WriteLineAsync($"guardrail: {OneLine.Of(note)}");
        if (!result.Report.Complete)
            await console.Error.WriteLineAsync($"guardrail: incomplete: {result.Report.Gaps.Count} gap{(result.Report.Gaps.Count == 1 ? "" : "s")}; the totals are a lower bound.");
    }

    internal static DateTimeOffset? Instant(string? text)
    {
        if (text is null)
            return null;
        return InstantArgument.TryParse(text, out var instant, out var error) ? instant : throw new CliException($"--as-of: {error}");
    }
}
