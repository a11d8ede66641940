namespace Guardrail.Scheduling;

/// <summary>A run of a rule while merging.</summary>
/// <param name="At">UTC ticks.</param>
/// <param name="Rule">The rule's place in the plan.</param>
internal readonly record struct RuleRun(long At, int Rule)
{
    /// <summary>Makes two lists one; each is, and the result will be, in order of time and then of place.</summary>
    public static List<RuleRun> Merge(List<RuleRun> left, List<RuleRun> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == 0 ? right : left;
        }
        var both = new List<RuleRun>(left.Count + right.Count);
        var (l, r) = (0, 0);
        while (l < left.Count || r < right.Count)
        {
            var takeLeft = r == right.Count || (l < left.Count && !left[l].IsAfter(right[r]));
            both.Add(takeLeft ? left[l++] : right[r++]);
        }
        return both;
    }

    private bool IsAfter(RuleRun other) => At > other.At || (At == other.At && Rule > other.Rule);
}
