using Guardrail.Rendering;

namespace Guardrail.Alerting;

/// <summary>
/// Breaks commands for e-mail. A POSIX shell takes the lines as they stand: each but the last ends in a backslash, and lines are broken only between words,
/// never within quotes, so a word that is longer than the line (a jq program, a name of 255 characters) stands on a line of its own, uncut.
/// A comment is broken into comments, so that the command in it works once each comment sign is taken away.
/// </summary>
internal static class CommandLines
{
    private const string Further = "  ";
    private const int MostTogether = 60;

    /// <summary>The lines of a command, each at most so many columns where its words allow.</summary>
    public static IEnumerable<string> Of(string command, int columns) => command.Split('\n').SelectMany(line => Broken(HumanText.Plain(line).TrimEnd(), columns));

    private static IEnumerable<string> Broken(string line, int columns)
    {
        if (HumanText.Columns(line) <= columns)
            return [line];
        var mark = line.StartsWith("# ", StringComparison.Ordinal) ? "# " : "";
        // A comment in words is no command: it is wrapped like any text.
        return mark.Length > 0 && !line.StartsWith("# aws ", StringComparison.Ordinal)
            ? PlainLines.Wrapped(line[2..], columns - 2).Select(part => mark + part)
            : Continued(mark, Together([.. Words(line[mark.Length..])]), columns);
    }

    private static IEnumerable<string> Continued(string mark, IEnumerable<string> words, int columns)
    {
        var line = mark;
        var isEmpty = true;
        foreach (var word in words)
        {
            if (!isEmpty && HumanText.Columns(line) + 1 + HumanText.Columns(word) > columns - 2)
            {
                yield return line + @" \";
                line = mark + Further + word;
                continue;
            }
            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }
        yield return line;
    }

    /// <summary>Words that are read together on one line: an option and its value, a pipe or a redirection and what follows.</summary>
    private static IEnumerable<string> Together(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var goesOn = (words[i].StartsWith("--", StringComparison.Ordinal) || words[i] is "|" or ">") && i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal);
            yield return goesOn && words[i].Length + words[i + 1].Length < MostTogether ? $"{words[i]} {words[++i]}" : words[i];
        }
    }

    /// <summary>The words of a shell command; what stands in quotes is one of them.</summary>
    private static IEnumerable<string> Words(string line)
    {
        var start = 0;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote == '\0' && line[i] == ' ')
            {
                if (i > start)
                    yield return line[start..i];
                start = i + 1;
            }
            else if (quote == '\0' && line[i] == '\\')
            {
                i++;
            }
            else if ((line[i] is '\'' or '"') && (quote == '\0' || quote == line[i]))
            {
                quote = quote == '\0' ? line[i] : '\0';
            }
        }
        if (start < line.Length)
            yield return line[start..];
    }
}
