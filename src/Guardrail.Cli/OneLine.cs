namespace Guardrail.Cli;

/// <summary>Text for a single line of a terminal: line breaks become blanks, other control characters go.</summary>
internal static class OneLine
{
    /// <summary>The text on one line.</summary>
    public static string Of(string text) =>
        new string([.. text.ReplaceLineEndings(" ").Where(character => !char.IsControl(character))]).Trim();
}
