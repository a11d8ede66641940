namespace Guardrail.LocalAws.Estates;

/// <summary>Names with <c>*</c> for any run of characters, case-sensitive.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text) => Matches(pattern.AsSpan(), text.AsSpan());

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var star = pattern.IndexOf('*');
        if (star < 0) return pattern.SequenceEqual(text);
        if (!text.StartsWith(pattern[..star], StringComparison.Ordinal)) return false;
        var rest = pattern[(star + 1)..];
        if (rest.IsEmpty) return true;
        for (var i = star; i <= text.Length; i++)
            if (Matches(rest, text[i..])) return true;
        return false;
    }
}
