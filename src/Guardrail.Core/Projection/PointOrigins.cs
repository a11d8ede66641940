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
/// Whether a rule's id survives an edit of its plan is UNCONFIRMED, so a point is laid by the rule's id, else by its name, else by vault and lifecycle.
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
        var creator = packed.Creator >= 0 || !packed.IsCopy ? packed.Creator : CreatorOfSource(table, point);
        if (creator < 0)
        {
            return packed.IsCopy ? ByCopyAction(covering, log.Vaults[packed.Vault].Arn) : default;
        }
        var course = table.Courses[point];
        var key = (table.Scope, creator, packed.Vault, course.RetentionDays, course.ColdAfterDays, packed.IsCopy);
        if (!_known.TryGetValue(key, out var origin))
        {
            _known.Add(key, origin = ByCreator(table.Scope, log.Creators[creator], log.Vaults[packed.Vault].Arn, course, in packed));
        }
        return origin;
    }

    private PointOrigin ByCreator(Scope scope, RecoveryPointCreator creator, string vaultArn, PointCourse course, in PackedPoint point)
    {
        var name = creator.PlanName.Length > 0 ? creator.PlanName : null;
        if (plans.Find(scope, creator.PlanId) is not { } rules)
        {
            return new PointOrigin(creator.PlanId, name, null);
        }
        var isCopy = point.IsCopy;
        var isAdvanced = point.IsAdvanced;
        var rule = rules.FirstOrDefault(rule => creator.RuleId.Length > 0 && rule.Rule.Id == creator.RuleId)
            ?? rules.FirstOrDefault(rule => creator.RuleName.Length > 0 && rule.Rule.Name == creator.RuleName)
            ?? rules.FirstOrDefault(rule => isCopy
                ? rule.Copies.Any(copy => copy.Vault.Arn == vaultArn && RuleCourse.Matches(copy.Course, course, isAdvanced))
                : rule.Vault.Arn == vaultArn && RuleCourse.Matches(rule.Course, course, isAdvanced));
        return new PointOrigin(creator.PlanId, rule?.Plan.Name ?? (rules.Count > 0 ? rules[0].Plan.Name : name), rule);
    }

    /// <summary>A copy keeps its source's date of creation (documented), so the original of the same instant made it.</summary>
    private static int CreatorOfSource(TableLedger table, int copy)
    {
        var (points, at) = (table.Points, table.Points[copy].CreatedAt);
        var first = copy;
        while (first > 0 && points[first - 1].CreatedAt == at)
        {
            first--;
        }
        for (var i = first; i < points.Length && points[i].CreatedAt == at; i++)
        {
            if (!points[i].IsCopy && points[i].Creator >= 0)
            {
                return points[i].Creator;
            }
        }
        return -1;
    }

    private static PointOrigin ByCopyAction(IReadOnlyList<RuleCourse> covering, string vaultArn)
    {
        var rule = covering.FirstOrDefault(rule => rule.Copies.Any(copy => copy.Vault.Arn == vaultArn));
        return rule is null ? default : new PointOrigin(rule.Plan.Id, rule.Plan.Name, rule);
    }
}
