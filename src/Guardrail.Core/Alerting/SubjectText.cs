using System.Text;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>Subjects that SNS takes: printable ASCII, fewer than 100 characters, no line breaks.</summary>
internal static class SubjectText
{
    /// <summary>The text with anything but printable ASCII as a question mark, cut with <c>...</c> where it is too long.</summary>
    public static string Of(string text)
    {
        var subject = new StringBuilder();
        foreach (var rune in HumanText.Plain(text).EnumerateRunes())
            subject.Append(rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?');
        var whole = subject.ToString().Trim();
        return whole.Length <= MessageLimits.SubjectCharacters ? whole : whole[..(MessageLimits.SubjectCharacters - 3)].TrimEnd() + "...";
    }
}
