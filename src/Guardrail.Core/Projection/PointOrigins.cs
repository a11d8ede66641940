using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Who made a point.</summary>
/// <param name="PlanId">The plan's id; null where no plan made it.</param>
/// <param name="PlanName">The plan's name; null where it is not known.</param>
/// <param name="Rule">The rule; null where none that exists can be told.</param>
internal readonly record struct PointOrigin(string? PlanId, string? PlanName, RuleCourse? Rule);

/// <summary>Lays points to the rules that made them.</summary>
/// <remarks>
/// A rule's id may not outlive an edit of its plan (<see cref="RecoveryPointCreator"/>), so a point is laid by the rule's id, else by its name, else by vault and lifecycle.
/// A plan backs up tables of its own account and Region, so the table's ARN says where the plan of a copied point lives.
/// </remarks>
internal sealed class PointOrigins(PlanCourses plans, RecoveryPointLog log)
{
    private readonly Dictionary<(Scope Scope, int Creator, int Vault, long? Retention, long? Cold, bool IsCopy), PointOrigin> _known = [];

    /// <summary>Whose point it is.</summary>
    /// <param name="table">The table with its points.</param>
    /// <param name="point">The point's place.</param>
    /// <param name="covering">The rules that take in the table now; they explain copies that name no creator.</param>
    public PointOrigin Of(TableLedger table, int point, IReadOnlyList<RuleCourse> covering)
    {
        ref readonly var packed = ref table.Points[point];
        return packed.Creator >= 0 ? Created(table, point, point)
            : !packed.IsCopy ? default
            : ByCopy(table, point, covering);
    }

    /// <summary>
    /// A copy that names no creator: its source's, unless that rule does not copy to this vault with this lifecycle and another does (the copy may have
    /// outlived its own source, and stand beside the original of another plan that ran at the same minute).
    /// </summary>
    private PointOrigin ByCopy(TableLedger table, int point, IReadOnlyList<RuleCourse> covering)
    {
        var (source, sourceFit) = BySource(table, point);
        if (sourceFit == CopyFit.Lifecycle)
        {
            return source;
        }
        var (action, actionFit) = ByCopyAction(table, point, covering);
        return actionFit > sourceFit ? action : source;
    }

    /// <summary>The origin of a point, taking the creator from another one (or itself).</summary>
    private PointOrigin Created(TableLedger table, int point, int creatorOf)
    {
        ref readonly var packed = ref table.Points[point];
        var (creator, course) = (table.Points[creatorOf].Creator, table.Courses[point]);
        var key = (table.Scope, creator, packed.Vault, course.RetentionDays, course.ColdAfterDays, packed.IsCopy);
        if (!_known.TryGetValue(key, out var origin))
        {
            origin = ByCreator(table.Scope, log.Creators[creator], log.Vaults[packed.Vault].Arn, course.AsRun, packed.IsCopy, packed.IsAdvanced);
            _known.Add(key, origin);
        }
        return origin;
    }

    /// <summary>The rules of the plans that a table's points name.</summary>
    public IEnumerable<RuleCourse> RulesNamed(TableLedger table) => table.Points
        .Where(point => point.Creator >= 0)
        .Select(point => point.Creator)
        .Distinct()
        .SelectMany(creator => plans.Find(table.Scope, log.Creators[creator].PlanId) ?? []);

    /// <summary>Whose point a job made.</summary>
    public PointOrigin OfJob(Scope scope, BackupJob job, GonePoint point) =>
        job.CreatedBy is { } creator ? ByCreator(scope, creator, job.VaultArn, point.Course, isCopy: false, point.IsAdvanced) : default;

    private PointOrigin ByCreator(Scope scope, RecoveryPointCreator creator, string vaultArn, RunCourse course, bool isCopy, bool isAdvanced)
    {
        var name = creator.PlanName.Length > 0 ? creator.PlanName : null;
        if (plans.Find(scope, creator.PlanId) is not { } rules)
        {
            return new PointOrigin(creator.PlanId, name, null);
        }
        var rule = rules.FirstOrDefault(rule => creator.RuleId.Length > 0 && rule.Rule.Id == creator.RuleId)
            ?? rules.FirstOrDefault(rule => creator.RuleName.Length > 0 && rule.Rule.Name == creator.RuleName)
            ?? rules.FirstOrDefault(rule => isCopy
                ? rule.Copies.Any(copy => copy.Vault.Arn == vaultArn && RuleCourse.Matches(copy.Course, course, isAdvanced))
                : rule.Vault.Arn == vaultArn && RuleCourse.Matches(rule.Course, course, isAdvanced));
        return new PointOrigin(creator.PlanId, rule?.Plan.Name ?? (rules.Count > 0 ? rules[0].Plan.Name : name), rule);
    }

    /// <summary>
    /// A copy keeps its source's date of creation (documented), so the original of the same instant made it; of several (two plans may run at the same
    /// minute), the one whose rule copies to this vault, and with this lifecycle.
    /// </summary>
    private (PointOrigin Origin, CopyFit Fit) BySource(TableLedger table, int copy)
    {
        var (points, at) = (table.Points, table.Points[copy].CreatedAt);
        var vaultArn = log.Vaults[points[copy].Vault].Arn;
        var first = copy;
        while (first > 0 && points[first - 1].CreatedAt == at)
        {
            first--;
        }
        (PointOrigin Origin, CopyFit Fit)? best = null;
        for (var i = first; i < points.Length && points[i].CreatedAt == at; i++)
        {
            if (points[i].IsCopy || points[i].Creator < 0)
            {
                continue;
            }
            var origin = Created(table, copy, i);
            var fit = origin.Rule is null ? CopyFit.None : FitOf(origin.Rule, vaultArn, table.Courses[copy]);
            best = best is null || fit > best.Value.Fit ? (origin, fit) : best;
        }
        return best ?? default;
    }

    /// <summary>The rule that copies to this vault; of several, one with this lifecycle, and of those one that ran when the source was made.</summary>
    private (PointOrigin Origin, CopyFit Fit) ByCopyAction(TableLedger table, int copy, IReadOnlyList<RuleCourse> covering)
    {
        var (at, course, vaultArn) = (table.Points[copy].CreatedAt, table.Courses[copy], log.Vaults[table.Points[copy].Vault].Arn);
        var best = covering
            .Select(rule => (Rule: rule, Fit: FitOf(rule, vaultArn, course)))
            .Where(each => each.Fit != CopyFit.None)
            .OrderByDescending(each => each.Fit)
            .ThenByDescending(each => each.Rule.RanFor(at))
            .FirstOrDefault();
        return best.Rule is null ? default : (new PointOrigin(best.Rule.Plan.Id, best.Rule.Plan.Name, best.Rule), best.Fit);
    }

    private static CopyFit FitOf(RuleCourse rule, string vaultArn, PointCourse course)
    {
        var fit = CopyFit.None;
        foreach (var action in rule.Copies.Where(action => action.Vault.Arn == vaultArn))
        {
            fit = RuleCourse.Matches(action.Course, course.AsRun, isAdvanced: true) ? CopyFit.Lifecycle : fit == CopyFit.None ? CopyFit.Vault : fit;
        }
        return fit;
    }

    /// <summary>How well a rule explains a copy.</summary>
    private enum CopyFit
    {
        /// <summary>It does not copy to the vault.</summary>
        None,

        /// <summary>It copies to the vault.</summary>
        Vault,

        /// <summary>It copies to the vault with the copy's lifecycle.</summary>
        Lifecycle,
    }
}
