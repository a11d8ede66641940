using System.Globalization;
using System.Text;
using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>Lines of plain text of bounded width.</summary>
internal static class PlainLines
{
    /// <summary>The text in lines of at most so many columns, broken at spaces; a longer word is broken between characters, so that nothing of it is lost.</summary>
    /// <param name="text">A text that is already plain.</param>
    /// <param name="columns">The width.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="margin">What the other lines begin with.</param>
    public static IEnumerable<string> Wrapped(string text, int columns, string first = "", string margin = "")
    {
        var begin = first;
        foreach (var line in HumanText.Wrap(text, columns - Math.Max(first.Length, margin.Length)))
        {
            foreach (var part in Parts(line, columns - Math.Max(first.Length, margin.Length)))
            {
                yield return begin + part;
                begin = margin;
            }
        }
    }

    private static IEnumerable<string> Parts(string line, int columns)
    {
        if (HumanText.Columns(line) <= columns)
        {
            yield return line;
            yield break;
        }
        var part = new StringBuilder();
        var width = 0;
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var more = HumanText.Columns(element);
            if (width + more > columns && part.Length > 0)
            {
                yield return part.ToString();
                part.Clear();
                width = 0;
            }
            part.Append(element);
            width += more;
        }
        yield return part.ToString();
    }
}
