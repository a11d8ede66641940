using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Projection;

/// <summary>Adds the figures of streams up by plan.</summary>
internal sealed class PlanSums(Estate estate)
{
    private readonly Dictionary<(Scope Scope, string? PlanId), PlanSum> _sums = [];

    public void Add(TableLedger table, Stream stream, FigureSum figures)
    {
        var sum = Of(table.Scope, stream.PlanId);
        sum.Name ??= stream.PlanName;
        sum.Tables.Add(table.Arn);
        if (stream.Vault.InTotals)
        {
            sum.Figures.Add(figures);
        }
    }

    /// <summary>The rows, unbounded ones first, then by steady state. Every plan that lives has one.</summary>
    public IReadOnlyList<PlanRow> Rows(IReadOnlyList<string> monthNames)
    {
        foreach (var plan in estate.Scopes.SelectMany(scope => scope.Plans))
        {
            if (plan.DeletedAt is null || _sums.ContainsKey((plan.Scope, plan.Id)))
            {
                Of(plan.Scope, plan.Id).Name = plan.Name;
            }
        }
        return [.. _sums
            .OrderBy(each => each.Value.Figures.SteadyState is not null)
            .ThenByDescending(each => each.Value.Figures.SteadyStateBounded)
            .ThenBy(each => each.Key.Scope.AccountId, StringComparer.Ordinal)
            .ThenBy(each => each.Key.Scope.Region, StringComparer.Ordinal)
            .ThenBy(each => each.Key.PlanId, StringComparer.Ordinal)
            .Select(each => Row(each.Key.Scope, each.Key.PlanId, each.Value, monthNames))];
    }

    private PlanSum Of(Scope scope, string? planId)
    {
        if (!_sums.TryGetValue((scope, planId), out var sum))
        {
            _sums.Add((scope, planId), sum = new PlanSum());
        }
        return sum;
    }

    private PlanRow Row(Scope scope, string? planId, PlanSum sum, IReadOnlyList<string> monthNames)
    {
        var isDeleted = planId is not null && estate.Of(scope) is { PlansListed: true } read && !read.Plans.Any(plan => plan.Id == planId && plan.DeletedAt is null);
        return new PlanRow(sum.Figures.Cost(monthNames), planId, sum.Name, scope.AccountId, scope.Region, isDeleted, sum.Tables.Count);
    }

    private sealed class PlanSum
    {
        public string? Name;

        public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

        public FigureSum Figures { get; } = new();
    }
}
