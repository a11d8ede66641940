using System.CommandLine;
using System.Text.Json;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Aws.Alerts;
using Guardrail.Cli.Output;
using Guardrail.Findings;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail message preview</c> and <c>guardrail message test</c>.</summary>
internal static class MessageCommand
{
    private const string PreviewTopic = "arn:aws:sns:us-east-1:111122223333:guardrail";
    private const string PreviewChatTopic = "arn:aws:sns:us-east-1:111122223333:guardrail-chat";

    /// <summary>The command.</summary>
    public static Command Create(CliConsole console) =>
        new("message", "Preview what a report would tell, or send a test message.") { Preview(console), Test(console) };

    private static Command Preview(CliConsole console)
    {
        var report = new Option<string?>("--report") { Description = "A report written by 'guardrail audit --format json --output FILE'; without it, a sample.", HelpName = "FILE" };
        var policy = new Option<string?>("--policy") { Description = "Judge the report by this policy instead of the one it was made with.", HelpName = "FILE" };
        var command = new Command("preview", "Show every body of the messages that a report would send; nothing is sent.") { report, policy };
        command.SetAction(parsed =>
        {
            var read = parsed.GetValue(report) is { } file ? ReadReport(file) : Judgement.Of(AlertSample.Report(console.Clock.GetUtcNow()), AlertSample.Policy);
            var limits = PolicyFile.Read(parsed.GetValue(policy));
            if (parsed.GetValue(policy) is not null)
                read = Judgement.Of(read, limits);
            var messages = AlertMessages.Compose(read, read.Findings, new AlertOptions { TopicArn = PreviewTopic, ChatTopicArn = PreviewChatTopic, OwnerTag = limits.OwnerTag });
            console.Out.Write(messages.Count == 0
                ? "Nothing to tell: no finding at warning or above.\n"
                : MessageView.Of(messages.Select(message => new ShownMessage(message.TopicArn, message.Subject, message.Body, message.IsJsonStructure)), whole: true));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Test(CliConsole console)
    {
        var topic = new Option<string?>("--topic-arn") { Description = "The SNS topic for e-mail and programs.", HelpName = "ARN" };
        var chat = new Option<string?>("--chat-topic-arn") { Description = "The SNS topic that Amazon Q Developer in chat applications reads.", HelpName = "ARN" };
        var profile = new Option<string?>("--profile") { Description = "The profile of the AWS configuration files.", HelpName = "NAME" };
        var command = new Command("test", "Send a test message, and say how many confirmed subscribers it reached.") { topic, chat, profile };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new AlertOptions { TopicArn = parsed.GetValue(topic), ChatTopicArn = parsed.GetValue(chat) };
            if (options.TopicArn is null && options.ChatTopicArn is null)
                throw new CliException("message test needs --topic-arn or --chat-topic-arn.");
            using var publisher = new SnsAlertPublisher(new AwsAccess { Profile = parsed.GetValue(profile) });
            foreach (var message in AlertMessages.Test(options, console.Clock.GetUtcNow()))
            {
                var published = await publisher.PublishAsync(message, cancellationToken);
                var reached = published.ConfirmedSubscriptions is { } confirmed ? $"{confirmed} confirmed subscription{(confirmed == 1 ? "" : "s")}" : "an unknown number of subscriptions (GetTopicAttributes is not allowed)";
                await console.Out.WriteLineAsync($"Sent to {OneLine.Of(published.TopicArn)}, which has {reached}; message id {OneLine.Of(published.MessageId)}.");
            }

            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>A report from a file.</summary>
    /// <exception cref="CliException">It cannot be read, or is none.</exception>
    internal static AuditReport ReadReport(string path)
    {
        try
        {
            return ReportJson.Read(File.ReadAllText(path));
        }
        catch (JsonException broken)
        {
            throw new CliException($"report {path} is not one of 'guardrail audit --format json --output FILE': {EstateFile.Words(broken)}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException($"report {path} cannot be read: {exception.Message}");
        }
    }
}
