using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Rendering;

namespace Guardrail.Findings;

/// <summary>What is found in a report.</summary>
public static class FindingSet
{
    /// <summary>Limits crossed and waste found, the gravest first, then the dearest, then by kind and subject. Empty if nothing is wrong.</summary>
    /// <param name="report">A whole report; its own findings are not looked at. Gaps that the policy accepts count as accepted whether marked or not.</param>
    /// <param name="policy">Limits, kinds switched off, mutes.</param>
    public static IReadOnlyList<Finding> Of(AuditReport report, Policy policy) =>
        [.. Everything(report, policy).Where(judged => judged.Mute is null).Select(judged => judged.Finding)];

    /// <summary>The findings of <see cref="Of"/> and those that the policy mutes, in the same order.</summary>
    /// <param name="report">A whole report; its own findings are not looked at.</param>
    /// <param name="policy">Limits, kinds switched off, mutes.</param>
    public static IReadOnlyList<JudgedFinding> Everything(AuditReport report, Policy policy)
    {
        var today = HumanDate.Day(report.AsOf);
        var found = BudgetFindings.Of(report, policy)
            .Concat(report.Tables.SelectMany(table => OfTable(table, policy)))
            .Concat(OrphanFindings.Plans(report, policy.Kinds[FindingKind.OrphanPlan]))
            .Concat(ReportFindings.Of(report, policy));
        return
        [
            .. found
                .Where(one => policy.Kinds[one.Finding.Kind].Enabled)
                .OrderByDescending(one => Severity.Rank(one.Finding.Severity))
                .ThenByDescending(one => one.Worth)
                .ThenBy(one => one.Finding.Kind, StringComparer.Ordinal)
                .ThenBy(one => one.Finding.Scope, StringComparer.Ordinal)
                .ThenBy(one => one.Finding.Id, StringComparer.Ordinal)
                .Select(one => new JudgedFinding(one.Finding, one.BudgetId, MuteOf(one, policy, today))),
        ];
    }

    /// <summary>What would be found if every limit were a tenth lower: a finding that is not among them has fallen below 90 % of its limit.</summary>
    /// <param name="report">A whole report.</param>
    /// <param name="policy">The policy with its own limits.</param>
    public static IReadOnlyList<Finding> Near(AuditReport report, Policy policy) => [.. Everything(report, Lowered(policy)).Select(judged => judged.Finding)];

    private static Policy Lowered(Policy policy)
    {
        const decimal Share = 0.9m;
        // A budget is crossed above its amount, so that what is exactly at 90 % of it must lie above by a hair.
        const decimal Hair = 0.000000001m;
        return policy with
        {
            Mutes = [],
            Budgets = [.. policy.Budgets.Select(budget => budget with { Warning = budget.Warning * Share - Hair, Critical = budget.Critical * Share - Hair })],
            Kinds = policy.Kinds.ToDictionary(
                kind => kind.Key, kind => kind.Value with { Limit = kind.Value.Limit * Share, Times = kind.Value.Times * Share }, StringComparer.Ordinal),
        };
    }

    private static IEnumerable<Found> OfTable(TableRow table, Policy policy)
    {
        var kinds = policy.Kinds;
        return CostFindings.NeverExpires(table, kinds[FindingKind.NeverExpires])
            .Concat(OverlapFindings.Of(table, kinds[FindingKind.Overlap]))
            .Concat(CostFindings.DearerThanPitr(table, kinds[FindingKind.DearerThanPitr]))
            .Concat(CostFindings.TooManyCopies(table, kinds[FindingKind.TooManyCopies]))
            .Concat(OrphanFindings.Table(table, kinds[FindingKind.OrphanTable]))
            .Concat(LateFindings.ExpiredStored(table, kinds[FindingKind.ExpiredStored]))
            .Concat(LateFindings.Stuck(table, kinds[FindingKind.Stuck]))
            .Concat(RunFindings.Stale(table, kinds[FindingKind.Stale]))
            .Concat(RunFindings.LockRejects(table, kinds[FindingKind.LockRejects]));
    }

    /// <summary>The mute that holds longest of those that fit; null for none.</summary>
    private static Mute? MuteOf(Found found, Policy policy, DateOnly today) => found.Finding.Kind == FindingKind.Incomplete
        ? null
        : policy.Mutes
            .Where(mute => (mute.Kind is null || mute.Kind == found.Finding.Kind)
                && (mute.Until is null || today <= mute.Until)
                && found.Names.Any(mute.Pattern.Fits))
            .MaxBy(mute => mute.Until ?? DateOnly.MaxValue);
}

/// <summary>A finding with what the policy says about it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="BudgetId">The budget behind it; null for none.</param>
/// <param name="Mute">Why it is not raised; null where it is.</param>
public sealed record JudgedFinding(Finding Finding, string? BudgetId, Mute? Mute);
