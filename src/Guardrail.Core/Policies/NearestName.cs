namespace Guardrail.Policies;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The allowed name that is nearest by edits, letter case aside; null if none is near.</summary>
    public static string? Of(string name, IReadOnlyList<string> allowed)
    {
        if (name.Length > 64)
            return null;
        var nearest = allowed
            .Select(candidate => (candidate, edits: Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(pair => pair.edits)
            .FirstOrDefault();
        return nearest.candidate is not null && nearest.edits <= Math.Max(2, nearest.candidate.Length / 3) ? nearest.candidate : null;
    }

    private static int Edits(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.Length];
    }
}
