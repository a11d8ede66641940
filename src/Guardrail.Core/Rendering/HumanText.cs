using System.Globalization;
using System.Text;

namespace Guardrail.Rendering;

/// <summary>Makes names and texts from outside safe to show. Every output that a person reads takes them through here first.</summary>
public static class HumanText
{
    /// <summary>Combining marks on one letter: more are used to scribble over neighbouring lines, not to write.</summary>
    private const int MostMarks = 3;

    /// <summary>
    /// The text without what a terminal or a page might obey: control characters (so no ANSI escape), text direction marks and other invisible format characters,
    /// halves of surrogate pairs, variation selectors, heaps of combining marks. Line ends and tabs become a space.
    /// </summary>
    public static string Plain(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
            return text;
        var plain = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // Variation selectors make a letter an emoji or not, and terminals disagree how wide it then is.
            if (rune.Value is >= 0xFE00 and <= 0xFE0F)
                continue;
            marks = Width(rune) == 0 ? marks + 1 : 0;
            if (marks > MostMarks)
                continue;
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control when rune.Value is '\t' or '\n' or '\r' or 0x85:
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    plain.Append(rune);
                    break;
            }
        }
        return plain.ToString();
    }

    /// <summary>At most so many columns wide, ending in <c>…</c> where something was cut; never half a character.</summary>
    /// <param name="text">A text that is already plain.</param>
    /// <param name="columns">At least 1.</param>
    public static string Cut(string text, int columns)
    {
        if (Columns(text) <= columns)
            return text;
        var kept = new StringBuilder();
        var width = 0;
        foreach (var element in Elements(text))
        {
            width += Columns(element);
            if (width > columns - 1)
                break;
            kept.Append(element);
        }
        return kept.Append('…').ToString();
    }

    /// <summary>Padded on the right, or cut, to so many columns.</summary>
    public static string Left(string text, int columns) => Cut(text, columns) + new string(' ', Math.Max(0, columns - Columns(Cut(text, columns))));

    /// <summary>Padded on the left, or cut, to so many columns.</summary>
    public static string Right(string text, int columns) => new string(' ', Math.Max(0, columns - Columns(Cut(text, columns)))) + Cut(text, columns);

    /// <summary>How many columns of a terminal a text takes: East Asian wide characters and emoji take two, combining marks none.</summary>
    public static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += Width(rune);
        return columns;
    }

    /// <summary>Broken at spaces into lines of at most so many columns; a word that is longer stands on a line of its own, cut nowhere.</summary>
    public static IReadOnlyList<string> Wrap(string text, int columns, string indent = "")
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Columns(line.ToString()) + 1 + Columns(word) > columns)
            {
                lines.Add(line.ToString());
                line.Clear().Append(indent);
            }
            else if (line.Length > 0)
            {
                line.Append(' ');
            }
            line.Append(word);
        }
        if (line.Length > 0)
            lines.Add(line.ToString());
        return lines;
    }

    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ when WideRunes.Contains(rune) => 2,
        _ => 1,
    };

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }
}
