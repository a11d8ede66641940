using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Options;
using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Findings;

/// <summary>Holds a whole report against a policy: the last step before it is shown or told. Parts of a run are merged first, and only the whole is judged.</summary>
public static class Judgement
{
    /// <summary>The same figures with the gaps that the policy accepts marked, both completeness flags set, options, budgets and findings filled in. Judging twice changes nothing.</summary>
    public static AuditReport Of(AuditReport report, Policy policy) => Of(report, policy, PriceBook.Embedded.With(policy.Prices));

    /// <summary>The same, with the prices the report was made with.</summary>
    public static AuditReport Of(AuditReport report, Policy policy, PriceBook prices)
    {
        var gaps = AcceptedGaps.Apply(report.Gaps, policy, report.AsOf);
        var marked = report with { Gaps = gaps, Complete = IsComplete(report.Scopes, gaps), CompleteExceptAccepted = IsCompleteExceptAccepted(report.Scopes, gaps) };
        var options = SavingOptions.Of(marked, policy, prices);
        var optioned = marked with { Tables = [.. marked.Tables.Select(table => table with { Options = options.GetValueOrDefault(table.TableArn, []) })] };
        var judged = FindingSet.Everything(optioned, policy);
        return optioned with
        {
            Findings = [.. judged.Where(one => one.Mute is null).Select(one => one.Finding)],
            Budgets = BudgetFindings.Standing(optioned, policy),
            MutedFindings = judged.Count(one => one.Mute is not null),
        };
    }

    /// <summary>Whether everything was read: no gap at all, accepted or not, and no scope that says it was not read.</summary>
    public static bool IsComplete(IReadOnlyList<ScopeRow> scopes, IReadOnlyList<Gap> gaps) => gaps.Count == 0 && scopes.All(scope => scope.Complete);

    /// <summary>
    /// Whether everything was read except what the policy accepts. A scope that was not completely read without a gap that names it counts as not read,
    /// for there is nothing that could have been accepted.
    /// </summary>
    public static bool IsCompleteExceptAccepted(IReadOnlyList<ScopeRow> scopes, IReadOnlyList<Gap> gaps) =>
        gaps.All(gap => gap.Accepted)
        && scopes.All(scope => scope.Complete || gaps.Any(gap => Names(gap, scope)));

    private static bool Names(Gap gap, ScopeRow scope) =>
        (gap.AccountId.Length == 0 || gap.AccountId == scope.AccountId) && (gap.Region.Length == 0 || gap.Region == scope.Region);
}
