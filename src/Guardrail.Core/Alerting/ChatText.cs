using System.Text;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>Makes texts from outside harmless in Slack's and Teams' markdown.</summary>
internal static class ChatText
{
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

    /// <summary>A text made safe and then cut to so many characters, never within a character or an entity.</summary>
    public static string Cut(string text, int characters)
    {
        var safe = Of(text);
        if (safe.Length <= characters)
            return safe;
        var end = characters - 1;
        var entity = safe.LastIndexOf('&', end - 1);
        if (entity >= 0 && safe.IndexOf(';', entity) >= end)
            end = entity;
        if (end > 0 && char.IsHighSurrogate(safe[end - 1]))
            end--;
        return safe[..end] + "…";
    }

    private static bool WithinWord(string text, int i) =>
        i > 0 && i < text.Length - 1 && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
}
