using System.CommandLine;
using System.CommandLine.Parsing;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Cli.Commands;
using Guardrail.LocalAws;

namespace Guardrail.Cli;

/// <summary>The command line as a whole: from words to an exit code.</summary>
internal static class App
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The words after <c>guardrail</c>.</param>
    /// <param name="console">Where it writes, and what it knows of the outside.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CliConsole console, CancellationToken cancellationToken)
    {
        var parsed = Commands(console).Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            // The parser says first that a command is missing; the word it stumbled over helps more.
            var error = parsed.CommandResult.Command is RootCommand root && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-')
                ? $"'{word}' is no command; there are {string.Join(", ", root.Subcommands.Select(command => command.Name))}."
                : parsed.Errors[0].Message;
            return await FailAsync(console, $"{OneLine.Of(error)} See 'guardrail {Path(parsed)}--help'.");
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = console.Out,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                // Ctrl-C comes as the token; the library's own handler would end the process under it.
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("guardrail: interrupted; nothing was published after that.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is CliException or AwsAccessException or AlertPublishException or ScenarioException)
        {
            return await FailAsync(console, OneLine.Of(exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(console, OneLine.Of(exception.Message));
        }
        // The last line of defence: whoever is on call gets one line, whatever happened.
        catch (Exception exception) when (string.IsNullOrEmpty(console.Variable("GUARDRAIL_DEBUG")))
        {
            return await FailAsync(console, $"a fault of guardrail's own: {exception.GetType().Name}: {OneLine.Of(exception.Message)} Nothing is to be relied on; set GUARDRAIL_DEBUG=1 for the details to report.");
        }
    }

    private static RootCommand Commands(CliConsole console) =>
        new("What DynamoDB backups in AWS Backup cost now, this month, and once every retention window is full.")
        {
            AuditCommand.Create(console),
            DemoCommand.Create(console),
            EstimateCommand.Create(console),
            ExplainCommand.Create(console),
            WhatIfCommand.Create(console),
            RecordCommand.Create(console),
            PricesCommand.Create(console),
            PolicyCommand.Create(console),
            ReportCommand.Create(console),
            MessageCommand.Create(console),
        };

    private static async Task<int> FailAsync(CliConsole console, string message)
    {
        await console.Error.WriteLineAsync($"guardrail: {message}");
        return ExitCode.Error;
    }

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } command; result = command.Parent)
            names.Insert(0, command.Command.Name + " ");
        return string.Concat(names);
    }
}
