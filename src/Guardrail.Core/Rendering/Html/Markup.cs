using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Guardrail.Rendering.Html;

/// <summary>A piece of HTML. Made from an interpolated string whose literal parts are markup and whose holes are escaped, so that no name can become markup.</summary>
/// <param name="Text">The HTML.</param>
internal readonly record struct Markup(string Text)
{
    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new("");

    /// <summary>Markup with every hole escaped that is not markup itself.</summary>
    public static Markup Of(MarkupBuilder builder) => new(builder.ToString());

    /// <summary>Pieces one after another.</summary>
    public static Markup All(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    /// <summary>The piece, or nothing.</summary>
    public static Markup If(bool wanted, Func<Markup> piece) => wanted ? piece() : None;
}

/// <summary>Builds <see cref="Markup"/> from an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupBuilder
{
    private readonly StringBuilder _text;

    /// <summary>Called by the compiler.</summary>
    public MarkupBuilder(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

    /// <summary>Markup as it was written in the source.</summary>
    public void AppendLiteral(string markup) => _text.Append(markup);

    /// <summary>A piece that is markup already.</summary>
    public void AppendFormatted(Markup piece) => _text.Append(piece.Text);

    /// <summary>A text from anywhere: made plain and escaped.</summary>
    public void AppendFormatted(string? text) => _text.Append(Escaped(text ?? ""));

    /// <summary>A count, with commas.</summary>
    public void AppendFormatted(long count) => _text.Append(count.ToString("N0", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>A text that is safe between tags and in quoted attributes.</summary>
    private static string Escaped(string text)
    {
        var plain = HumanText.Plain(text);
        if (plain.AsSpan().IndexOfAny("&<>\"'") < 0)
            return plain;
        return plain
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
    }
}
