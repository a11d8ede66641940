using System.Globalization;
using System.Text;

namespace Guardrail.Fuzz.Mutation;

/// <summary>Changes texts a little: the same change for the same random source.</summary>
/// <param name="random">The source.</param>
/// <param name="tokens">Pieces that mean something to the reader.</param>
public sealed class TextMutator(Random random, IReadOnlyList<string> tokens)
{
    private static readonly string[] Odd =
    [
        "", " ", "\t", "\n", "\r\n", "\0", "\u00A0", "\u2028", "\uFEFF", "\uD83D", "\uDE00", "😀", "é", "٣", "Ⅷ", "İ", "ß", "\\", "\"", "'", "{", "}", "[", "]", ":", ",", "/", "*", "?", "-", "+",
        "--", "%", "%s", "<", "&", "\u001B[31m", "\u202E", "=", "#", "W", "L", "LW", "@", "~",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "00", "01", "0.5", "-0.5", ".5", "5.", "1e9", "1E400", "-1E400", "1e-400", "NaN", "Infinity", "59", "60", "61", "99", "100", "365", "1000", "36500", "2147483647",
        "2147483648", "-2147483648", "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616",
        "79228162514264337593543950335", "79228162514264337593543950336", "9999999999999999999999999999999999999999", "0x10", "1_000", "1,5", "1970", "2199", "2200", "9999", "10000", "0001",
    ];

    /// <summary>One to four changes.</summary>
    /// <param name="text">What to start from.</param>
    /// <param name="other">Another example, to take a piece from.</param>
    public string Change(string text, string other)
    {
        for (var left = random.Next(1, 5); left > 0; left--)
            text = Once(text, other);
        return text;
    }

    private string Once(string text, string other)
    {
        var (at, to) = Span(text);
        return random.Next(9) switch
        {
            0 => text.Remove(at, to - at),
            1 => text.Insert(at, text[at..to]),
            2 => text.Insert(at, Pick(Odd)),
            3 => tokens.Count > 0 ? text.Insert(at, Pick(tokens)) : text.Insert(at, Pick(Odd)),
            4 => string.Concat(text.AsSpan(0, at), Pick(tokens.Count > 0 && random.Next(2) == 0 ? tokens : Odd), text.AsSpan(to)),
            5 => NumberChanged(text),
            6 => string.Concat(text.AsSpan(0, at), Piece(other), text.AsSpan(to)),
            7 => text.Length == 0 ? Pick(Odd) : new StringBuilder(text) { [Math.Min(at, text.Length - 1)] = (char)random.Next(random.Next(3) == 0 ? 0x10000 : 0x80) }.ToString(),
            _ => random.Next(8) == 0 ? string.Concat(Enumerable.Repeat(text[at..to], random.Next(2, 200))) : text[..at],
        };
    }

    private string NumberChanged(string text)
    {
        var starts = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsAsciiDigit(text[i - 1]))).ToList();
        if (starts.Count == 0)
            return text + Pick(Numbers);
        var start = starts[random.Next(starts.Count)];
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var number = random.Next(3) == 0 && long.TryParse(text.AsSpan(start, Math.Min(18, end - start)), NumberStyles.None, CultureInfo.InvariantCulture, out var there)
            ? (there + random.Next(-2, 3)).ToString(CultureInfo.InvariantCulture)
            : Pick(Numbers);
        return string.Concat(text.AsSpan(0, start), number, text.AsSpan(end));
    }

    private string Piece(string other)
    {
        var (at, to) = Span(other);
        return other[at..to];
    }

    private (int At, int To) Span(string text)
    {
        var at = random.Next(text.Length + 1);
        return (at, Math.Min(text.Length, at + random.Next(random.Next(4) == 0 ? text.Length + 1 : 6)));
    }

    private string Pick(IReadOnlyList<string> list) => list[random.Next(list.Count)];
}
