using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guardrail.Cli.Output;

/// <summary>A message to be shown.</summary>
/// <param name="TopicArn">The topic.</param>
/// <param name="Subject">The subject; null for none.</param>
/// <param name="Body">The body as published.</param>
/// <param name="IsJsonStructure">Whether the body holds a text per protocol.</param>
internal sealed record ShownMessage(string TopicArn, string? Subject, string Body, bool IsJsonStructure);

/// <summary>Shows messages as their receivers see them: the e-mail as text, the chat notification and the machine body as JSON.</summary>
internal static class MessageView
{
    private const int LongestMachineBody = 1200;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All messages, one below the other; empty for none.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="whole">Whether what programs get is shown to its end.</param>
    public static string Of(IEnumerable<ShownMessage> messages, bool whole = false)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
        {
            if (message.IsJsonStructure)
                Structured(message, text, whole);
            else
                Block(text, $"Chat, through {Name(message)}", Chat(message.Body));
        }

        return text.ToString();
    }

    private static void Structured(ShownMessage message, StringBuilder text, bool whole)
    {
        using var bodies = JsonDocument.Parse(message.Body);
        // Protocols with the same text are shown once.
        foreach (var group in bodies.RootElement.EnumerateObject().GroupBy(body => body.Value.GetString() ?? "", body => body.Name))
        {
            var isPlain = group.Contains("email");
            Block(text, $"{(isPlain ? "E-mail" : "Machines")} ({string.Join(", ", group)}), through {Name(message)}",
                isPlain ? $"Subject: {message.Subject}\n\n{group.Key}" : whole ? Pretty(group.Key) : Shortened(Pretty(group.Key)));
        }
    }

    /// <summary>What a channel shows: title, text, next steps.</summary>
    private static string Chat(string body)
    {
        using var document = JsonDocument.Parse(body);
        var content = document.RootElement.GetProperty("content");
        var text = new StringBuilder();
        if (content.TryGetProperty("title", out var title))
            text.AppendLine(title.GetString()).AppendLine();
        text.AppendLine(content.GetProperty("description").GetString());
        if (content.TryGetProperty("nextSteps", out var steps) && steps.ValueKind == JsonValueKind.Array)
        {
            foreach (var step in steps.EnumerateArray())
                text.Append("→ ").AppendLine(step.GetString());
        }

        return text.ToString();
    }

    private static string Pretty(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Readable);
    }

    private static string Shortened(string text)
    {
        if (text.Length <= LongestMachineBody)
            return text;
        var end = text.LastIndexOf('\n', LongestMachineBody);
        return $"{text[..end]}\n… ({Encoding.UTF8.GetByteCount(text):N0} bytes in all)";
    }

    private static void Block(StringBuilder text, string heading, string body)
    {
        text.Append('\n').Append("── ").Append(heading).Append(' ').Append('─', Math.Max(2, 76 - heading.Length)).Append('\n');
        text.Append(body.ReplaceLineEndings("\n").TrimEnd()).Append('\n');
    }

    private static string Name(ShownMessage message) => message.TopicArn[(message.TopicArn.LastIndexOf(':') + 1)..];
}
