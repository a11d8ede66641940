using System.Globalization;
using System.Text;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>Makes texts from outside harmless in Slack's and Teams' markdown, and puts Slack's own markup around them.</summary>
internal static class ChatText
{
    private static readonly string[] Entities = ["&amp;", "&lt;", "&gt;"];

    /// <summary>
    /// The text as plain words: <c>&amp; &lt; &gt;</c> as entities (so no mention, link or channel call of Slack's), markup characters as look-alikes, since
    /// Slack has no escape for them, and no address that a client would turn into a link. Underscores within words stay, for names are full of them.
    /// </summary>
    public static string Of(string text)
    {
        var plain = HumanText.Plain(text).Replace("://", ":\u2215\u2215", StringComparison.Ordinal).Replace("](", "] (", StringComparison.Ordinal);
        var safe = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            safe.Append(plain[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '*' => "\u2217",
                '~' => "\u223c",
                '`' => "\u02cb",
                '@' => "\uff20",
                '_' when !WithinWord(plain, i) => "\u02cd",
                var other => other.ToString(),
            });
        }
        return safe.ToString();
    }

    /// <summary>A text made safe and then cut to so many characters (UTF-16 units), never within a character as a reader sees it, or within an entity.</summary>
    public static string Cut(string text, int characters)
    {
        var safe = Of(text);
        if (safe.Length <= characters)
            return safe;
        var end = 0;
        while (true)
        {
            var length = Entities.FirstOrDefault(entity => safe.AsSpan(end).StartsWith(entity)) is { } found
                ? found.Length
                : StringInfo.GetNextTextElementLength(safe, end);
            if (end + length > characters - 1)
                return safe[..end] + "…";
            end += length;
        }
    }

    /// <summary>A safe text in bold; it must hold no line break.</summary>
    public static string Bold(string safe) => $"*{safe}*";

    /// <summary>A link in Slack's form. The address is one of ours: percent-encoded, without a pipe or an angle bracket.</summary>
    public static string Link(string url, string safe) => $"<{url.Replace("&", "&amp;", StringComparison.Ordinal)}|{safe}>";

    /// <summary>
    /// Lines of a command as a block of code, to be copied as they stand: nothing in it has a meaning but <c>&amp; &lt; &gt;</c>, which become entities.
    /// Null where the block would end early or hold what a client would make a link of.
    /// </summary>
    public static string? Code(IEnumerable<string> lines)
    {
        var code = string.Join('\n', lines);
        return code.Contains("```", StringComparison.Ordinal) || code.Replace("file://", "", StringComparison.Ordinal).Contains("://", StringComparison.Ordinal)
            ? null
            : $"```\n{code.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}\n```";
    }

    private static bool WithinWord(string text, int i) =>
        i > 0 && i < text.Length - 1 && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
}
