using Guardrail.Rendering;

namespace Guardrail.Findings;

/// <summary>Makes names safe for the command lines that options offer.</summary>
internal static class Shell
{
    /// <summary>The text as one word of a POSIX shell, always in single quotes, in which nothing has a meaning.</summary>
    /// <returns>Null for a text that holds control or invisible characters: no command is offered for such a name.</returns>
    public static string? Quoted(string text) =>
        text.Length == 0 || text != HumanText.Plain(text) ? null : "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    /// <summary>The text as a string within a single-quoted jq program.</summary>
    public static string? InJq(string text) =>
        Quoted(System.Text.Json.JsonSerializer.Serialize(text, JsonText.Default.String)) is { } word && Quoted(text) is not null ? word[1..^1] : null;
}

/// <summary>Writes a single string as JSON without reflection.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class JsonText : System.Text.Json.Serialization.JsonSerializerContext;
