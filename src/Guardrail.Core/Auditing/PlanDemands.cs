using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Policies;

namespace Guardrail.Auditing;

/// <summary>What the policy demands of the tables of a plan together: whoever changes the plan changes all of them, also those that a report leaves out.</summary>
internal static class PlanDemands
{
    /// <summary>The rows with the strictest demands on any table that the plan covers.</summary>
    /// <param name="plans">The plans' rows.</param>
    /// <param name="scopes">All that was read, before any choice of tables.</param>
    /// <param name="policy">The policy with the constraints.</param>
    public static IReadOnlyList<PlanRow> On(IReadOnlyList<PlanRow> plans, IReadOnlyList<ScopeInventory> scopes, Policy policy)
    {
        if (policy.Constraints.Count == 0)
            return plans;
        var demands = new Dictionary<(Scope, string), (int? MinRetentionDays, decimal? MaxRpoHours)>();
        foreach (var table in scopes.SelectMany(CoverageResolver.Resolve).Where(table => table.IsCovered))
        {
            var fitting = policy.Constraints.Where(constraint => constraint.Scope.FitsTable(table.Table.Name, table.Table.Arn, table.Table.Tags)).ToList();
            if (fitting.Count == 0)
                continue;
            foreach (var plan in table.Plans)
            {
                var known = demands.GetValueOrDefault((plan.Plan.Scope, plan.Plan.Id));
                demands[(plan.Plan.Scope, plan.Plan.Id)] = (
                    fitting.Select(constraint => constraint.MinRetentionDays).Append(known.MinRetentionDays).Max(),
                    fitting.Select(constraint => constraint.MaxRpoHours).Append(known.MaxRpoHours).Min());
            }
        }
        return
        [
            .. plans.Select(plan => plan.PlanId is { } id && demands.TryGetValue((new Scope(plan.AccountId, plan.Region), id), out var strictest)
                ? plan with { MinRetentionDays = strictest.MinRetentionDays, MaxRpoHours = strictest.MaxRpoHours }
                : plan),
        ];
    }
}
