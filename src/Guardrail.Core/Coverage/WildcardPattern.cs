namespace Guardrail.Coverage;

/// <summary>AWS Backup's patterns: <c>*</c> stands for any run of characters that holds no white space, everything else for itself.</summary>
/// <remarks>
/// Documented for tag values (<c>prod*</c> takes in <c>prod_server</c>, not <c>prod server</c>); ARNs hold no white space. Case counts: documented for tags,
/// inferred for ARNs. <c>?</c> stands for itself; whether AWS reads it as a wildcard is UNCONFIRMED.
/// </remarks>
internal static class WildcardPattern
{
    /// <summary>Whether the whole text matches; takes at most pattern × text steps, whatever the pattern.</summary>
    public static bool Matches(string pattern, string text)
    {
        // Most entries name one thing, or differ before their first star.
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0 || !text.AsSpan().StartsWith(pattern.AsSpan(0, star), StringComparison.Ordinal))
        {
            return star < 0 && pattern == text;
        }
        var (p, t) = (star, star);
        var (lastStar, takenUpTo) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (lastStar, takenUpTo) = (p, t);
                p++;
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                p++;
                t++;
            }
            else if (lastStar >= 0 && !char.IsWhiteSpace(text[takenUpTo]))
            {
                // Only the last star ever has to take more: an earlier one could not get past what the later ones tried.
                takenUpTo++;
                (p, t) = (lastStar + 1, takenUpTo);
            }
            else
            {
                return false;
            }
        }
        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
