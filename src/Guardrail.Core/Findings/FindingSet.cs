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
    public static IReadOnlyList<Finding> Of(AuditReport report, Policy policy)
    {
        var today = HumanDate.Day(report.AsOf);
        var found = BudgetFindings.Of(report, policy)
            .Concat(report.Tables.SelectMany(table => OfTable(table, policy)))
            .Concat(OrphanFindings.Plans(report, policy.Kinds[FindingKind.OrphanPlan]))
            .Concat(ReportFindings.Of(report, policy));
        return
        [
            .. found
                .Where(one => policy.Kinds[one.Finding.Kind].Enabled && !IsMuted(one, policy, today))
                .OrderByDescending(one => Severity.Rank(one.Finding.Severity))
                .ThenByDescending(one => one.Worth)
                .ThenBy(one => one.Finding.Kind, StringComparer.Ordinal)
                .ThenBy(one => one.Finding.Scope, StringComparer.Ordinal)
                .ThenBy(one => one.Finding.Id, StringComparer.Ordinal)
                .Select(one => one.Finding),
        ];
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

    private static bool IsMuted(Found found, Policy policy, DateOnly today) =>
        found.Finding.Kind != FindingKind.Incomplete
        && policy.Mutes.Any(mute =>
            (mute.Kind is null || mute.Kind == found.Finding.Kind)
            && (mute.Until is null || today <= mute.Until)
            && found.Names.Any(mute.Pattern.Fits));
}
