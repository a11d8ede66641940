using System.CommandLine;
using Amazon.Runtime;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Aws.Running;
using Guardrail.Cli.Output;
using Guardrail.Findings;
using Guardrail.LocalAws;
using Guardrail.LocalAws.Scenarios;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail demo</c>: the whole thing against an embedded AWS account, over real AWS clients and HTTP on loopback.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var scenario = new Option<string>("--scenario") { Description = "An embedded scenario (--list), or a scenario file.", HelpName = "NAME", DefaultValueFactory = _ => "demo" };
        var list = new Option<bool>("--list") { Description = "List the embedded scenarios." };
        var serve = new Option<bool>("--serve") { Description = "Only serve the account, until Ctrl-C, for the aws command line or 'guardrail audit'." };
        var policy = new Option<string?>("--policy") { Description = "Limits, exceptions and prices.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "How to print the report.", DefaultValueFactory = _ => ReportFormat.Table };
        format.AcceptOnlyFromAmong(ReportFormat.All);
        var command = new Command("demo", "Audit an embedded account and show the report and every message as its receiver would see it.") { scenario, list, serve, policy, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(list))
                return List(console);
            var chosen = Choose(parsed.GetRequiredValue(scenario));
            await using var server = await LocalAwsServer.StartAsync(chosen, cancellationToken: cancellationToken);
            return parsed.GetValue(serve)
                ? await ServeAsync(server, console, cancellationToken)
                : await AuditAsync(server, PolicyFile.Read(parsed.GetValue(policy)), parsed.GetRequiredValue(format), console, cancellationToken);
        });
        return command;
    }

    private static Scenario Choose(string name) =>
        Scenario.Names.Contains(name, StringComparer.Ordinal) || !File.Exists(name) ? Scenario.Embedded(name) : Scenario.Load(name);

    private static int List(CliConsole console)
    {
        foreach (var name in Scenario.Names)
            console.Out.WriteLine($"{name,-16}{Scenario.Embedded(name).Description}");
        return ExitCode.Fine;
    }

    private static async Task<int> ServeAsync(LocalAwsServer server, CliConsole console, CancellationToken cancellationToken)
    {
        var scenario = server.Scenario;
        await console.Out.WriteLineAsync($"""
            Serving '{OneLine.Of(scenario.Name)}' as of {scenario.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}, account {scenario.DefaultAccount}, Regions {string.Join(", ", scenario.Regions())}.

              export AWS_ENDPOINT_URL={server.Endpoint.ToString().TrimEnd('/')} AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo
              export AWS_REGION={Home(scenario)} AWS_DEFAULT_REGION={Home(scenario)}
              aws backup list-backup-plans
              guardrail audit --as-of {scenario.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}

            Ctrl-C ends it.
            """);
        await console.Out.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return ExitCode.Fine;
    }

    private static string Home(Scenario scenario) => scenario.Regions() is [var first, ..] ? first : "us-east-1";

    private static async Task<int> AuditAsync(LocalAwsServer server, Policies.Policy policy, string format, CliConsole console, CancellationToken cancellationToken)
    {
        var scenario = server.Scenario;
        var topics = scenario.TopicArns();
        using var progress = console.ErrorIsTerminal ? new ProgressLine(console.Error) : null;
        var settings = new RunSettings
        {
            Access = new AwsAccess { Regions = scenario.Regions(), Credentials = new BasicAWSCredentials("demo", "demo"), Endpoint = server.Endpoint },
            Policy = policy,
            // The embedded account lives at its scenario's instant, so that is what its clock shows.
            Clock = new ShiftedClock(scenario.AsOf),
            Progress = progress,
            Alerts = new AlertOptions { TopicArn = topics.FirstOrDefault(topic => !IsChat(topic)), ChatTopicArn = topics.FirstOrDefault(IsChat) },
        };
        var result = await GuardrailRun.ExecuteAsync(settings, cancellationToken);
        progress?.Dispose();
        var coloured = console.OutIsTerminal && string.IsNullOrEmpty(console.Variable("NO_COLOR"));
        await ReportOutput.WriteAsync(result.Report, format, path: null, coloured, console, cancellationToken);
        if (format == ReportFormat.Table)
            await console.Out.WriteAsync(MessageView.Of(server.Messages.Select(message => new ShownMessage(message.TopicArn, message.Subject, message.Message, message.MessageStructure == "json"))));
        await AuditCommand.TellOutcomeAsync(result, wanted: true, console);
        return AuditCommand.CodeOf(result, Severity.Critical);
    }

    private static bool IsChat(string topicArn) =>
        topicArn.EndsWith("-slack", StringComparison.Ordinal) || topicArn.EndsWith("-chat", StringComparison.Ordinal) || topicArn.EndsWith("-teams", StringComparison.Ordinal);
}
