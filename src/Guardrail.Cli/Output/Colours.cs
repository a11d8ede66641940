using System.Text.RegularExpressions;

namespace Guardrail.Cli.Output;

/// <summary>Colours the words of gravity in a plain report. Names from AWS hold no control characters by then, so nothing of theirs can colour anything.</summary>
internal static partial class Colours
{
    /// <summary>The same text with escapes for a terminal.</summary>
    public static string On(string text) => Words().Replace(text, word => word.Value switch
    {
        "critical" => "\e[1;31mcritical\e[0m",
        "warning" => "\e[33mwarning\e[0m",
        _ => $"\e[1m{word.Value}\e[0m",
    });

    [GeneratedRegex(@"(?<=^\s*)(critical|warning)\b|LOWER BOUND", RegexOptions.Multiline)]
    private static partial Regex Words();
}
