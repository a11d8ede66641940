using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Tells, before any table is described, which tables have a window that is full, unless they are too young for it.</summary>
internal sealed class FullWindows
{
    private readonly MonthAxis _axis;
    private readonly PlanCourses _plans;
    private readonly RecoveryPointLog _log;
    private readonly Dictionary<string, TableCoverage> _coverage;

    public FullWindows(IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<TableCoverage> coverage, RecoveryPointLog log, DateTimeOffset asOf)
    {
        (_axis, _log) = (new MonthAxis(asOf), log);
        _plans = new PlanCourses(new Estate(scopes), _axis, new Dictionary<Scope, bool>());
        _coverage = coverage.Where(table => table.IsCovered).DistinctBy(table => table.Table.Arn).ToDictionary(table => table.Table.Arn, StringComparer.Ordinal);
    }

    /// <summary>Whether a rule that takes in the table, and is old enough, has an oldest point that is.</summary>
    public bool Has(string tableArn, PackedPoint[] points)
    {
        if (!_coverage.TryGetValue(tableArn, out var table))
        {
            return false;
        }
        foreach (var plan in table.Plans)
        {
            var since = Math.Max(Instants.Of(plan.Plan.CreatedAt, Instants.Unknown), Instants.Of(plan.Match.Selection.CreatedAt, Instants.Unknown));
            foreach (var rule in _plans.Find(plan.Plan.Scope, plan.Plan.Id) ?? [])
            {
                foreach (var days in rule.Copies.Select(copy => copy.Course.RetentionDays).Prepend(rule.Course.RetentionDays).OfType<long>())
                {
                    if (rule.Lives && since <= _axis.AsOf - Instants.Milliseconds(days) && IsFull(rule, days, points))
                    {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private bool IsFull(RuleCourse rule, long days, PackedPoint[] points)
    {
        var retention = Instants.Milliseconds(days);
        var reach = rule.Calendar!.LongestGap(rule.Place, days) is { } gap ? gap + rule.StartWindow : Instants.Never;
        if (retention < reach)
        {
            // Between two runs of so rare a rule nothing need be listed.
            return true;
        }
        var before = _axis.AsOf - retention + reach;
        foreach (ref readonly var point in points.AsSpan())
        {
            if (point.CreatedAt >= before || point.CreatedAt >= _axis.AsOf)
            {
                return false;
            }
            var kept = point.Lifecycle < 0 ? null : _log.Lifecycles[point.Lifecycle].RetentionDays;
            if (point.Creator >= 0 && _log.Creators[point.Creator].PlanId == rule.Plan.Id && (kept is null || kept == days))
            {
                return true;
            }
        }
        return false;
    }
}
