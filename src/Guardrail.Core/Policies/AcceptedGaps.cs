using Guardrail.Inventory;
using Guardrail.Rendering;

namespace Guardrail.Policies;

/// <summary>Marks the gaps that a policy accepts.</summary>
public static class AcceptedGaps
{
    /// <summary>The same gaps in the same order, each accepted if the policy accepts it on the day of asOf, or if it already was.</summary>
    public static IReadOnlyList<Gap> Apply(IReadOnlyList<Gap> gaps, Policy policy, DateTimeOffset asOf)
    {
        var today = HumanDate.Day(asOf);
        return [.. gaps.Select(gap => gap.Accepted || !policy.AcceptedGaps.Any(accepted => Accepts(accepted, gap, today)) ? gap : gap with { Accepted = true })];
    }

    private static bool Accepts(AcceptedGap accepted, Gap gap, DateOnly today) =>
        (accepted.Until is null || today <= accepted.Until)
        && (accepted.Account is null || accepted.Account == gap.AccountId)
        && (accepted.Region is null || accepted.Region == gap.Region)
        && (accepted.Code is null || accepted.Code.Fits(gap.Code))
        && accepted.What.Fits(gap.What);
}
