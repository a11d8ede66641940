using Guardrail.Changes;

namespace Guardrail.Options;

/// <summary>A plan with all tables that a change of it would reach.</summary>
/// <param name="Plan">The plan as it is.</param>
/// <param name="Tables">The tables of the report that it covers.</param>
/// <param name="LeftOut">What the policy demands of tables that the plan covers but the report leaves out, or may leave out; of them nothing else is known.</param>
internal sealed record PlanReach(CoveredPlan Plan, IReadOnlyList<OptionTable> Tables, Demands LeftOut)
{
    /// <summary>The strictest demands on any table of the plan.</summary>
    public Demands Strictest { get; } = Tables.Aggregate(LeftOut, (demands, table) => demands.With(table.Demands));

    /// <summary>The size of coming backups of all its tables together.</summary>
    public decimal Gigabytes { get; } = Tables.Sum(table => table.Gigabytes);

    /// <summary>Whether every table of the plan still has what the policy demands if the plan is changed so.</summary>
    public bool Allows(CoveredPlan after, RecoveryTable recovery)
    {
        if (LeftOut.Any && !LeftOut.AreMetBy(Of([after], LeftOut)))
            return false;
        var judged = new HashSet<(string, Demands)>();
        foreach (var table in Tables.Where(table => table.Demands.Any && judged.Add((table.PlanKey, table.Demands))))
        {
            if (!table.Demands.AreMetBy(Of([.. table.Plans.Select(plan => plan.PlanId == Plan.PlanId ? after : plan)], table.Demands)))
                return false;
        }
        return true;

        Recovery Of(IReadOnlyList<CoveredPlan> plans, Demands demands)
        {
            var all = recovery.Of(plans);
            return all with { RpoHours = recovery.Of(plans, demands.MinRetentionDays).RpoHours };
        }
    }
}
