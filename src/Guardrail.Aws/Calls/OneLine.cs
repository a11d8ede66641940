using System.Text;

namespace Guardrail.Aws.Calls;

/// <summary>Makes one short line of text that came from elsewhere.</summary>
internal static class OneLine
{
    /// <summary>Runs of white space and control characters become one space; what is longer than the limit is cut and marked.</summary>
    public static string Of(string? text, int limit = 300)
    {
        var line = new StringBuilder(Math.Min(text?.Length ?? 0, limit + 1));
        foreach (var character in text ?? "")
        {
            if (line.Length > limit)
                break;
            if (!char.IsWhiteSpace(character) && !char.IsControl(character))
                line.Append(character);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.Length <= limit ? line.ToString().TrimEnd() : line.ToString(0, limit).TrimEnd() + "…";
    }
}
