using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Compares the runs of the last 30 days with the points that are listed, by number: what job history may explain.</summary>
internal sealed class RecentRuns
{
    private readonly MonthAxis _axis;
    private readonly PlanCourses _plans;
    private readonly RecoveryPointLog _log;
    private readonly Dictionary<string, TableCoverage> _coverage;
    private readonly Dictionary<RuleCourse, long[]> _runs = new(ReferenceEqualityComparer.Instance);

    public RecentRuns(IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<TableCoverage> coverage, RecoveryPointLog log, DateTimeOffset asOf)
    {
        (_axis, _log) = (new MonthAxis(asOf), log);
        _plans = new PlanCourses(new Estate(scopes), _axis, new Dictionary<Scope, bool>());
        _coverage = coverage.Where(table => table.IsCovered).DistinctBy(table => table.Table.Arn).ToDictionary(table => table.Table.Arn, StringComparer.Ordinal);
    }

    private long Since => _axis.AsOf - (long)BackupJobHistory.Length.TotalMilliseconds;

    /// <summary>The tables that plans take in.</summary>
    public IEnumerable<string> Tables => _coverage.Keys;

    /// <summary>About how many jobs the plans of an account and Region ran in 30 days.</summary>
    public long Expected(Scope scope) => _coverage.Values
        .Where(table => table.Table.Scope == scope)
        .Sum(table => table.Plans.Sum(plan => Rules(plan).Sum(rule => (long)Runs(rule).Length)));

    /// <summary>How many runs of the last 30 days have no listed point that would have been stored this month; points of plans that take the table in no more count too.</summary>
    public long Unlisted(string tableArn, PackedPoint[] points)
    {
        var missing = 0L;
        List<string> living = [];
        foreach (var plan in _coverage.GetValueOrDefault(tableArn)?.Plans ?? [])
        {
            living.Add(plan.Plan.Id);
            var since = Math.Max(Instants.Of(plan.Plan.CreatedAt, Since), Instants.Of(plan.Match.Selection.CreatedAt, Since));
            foreach (var rule in Rules(plan))
            {
                // What copies keep longer than the source is told by the source's jobs as well.
                var kept = rule.Copies.Select(copy => copy.Course.RetentionDays).Prepend(rule.Course.RetentionDays).Max(days => days ?? Instants.LongestDays);
                var from = Math.Max(Math.Max(since, Since), _axis.MonthStart - Instants.Milliseconds(kept) - PointCourse.DeletionDelay);
                var until = _axis.AsOf - rule.StartWindow;
                var runs = Runs(rule);
                var expected = Count(runs, from, until);
                missing += Math.Max(0, expected - Listed(points, plan.Plan.Id, rule, from));
            }
        }
        return missing + points.LongCount(point => point.CreatedAt >= Since && !point.IsCopy && point.Creator >= 0 && !living.Contains(_log.Creators[point.Creator].PlanId));
    }

    private IEnumerable<RuleCourse> Rules(PlanCoverage plan) => (_plans.Find(plan.Plan.Scope, plan.Plan.Id) ?? []).Where(rule => rule.Lives);

    private long[] Runs(RuleCourse rule)
    {
        if (!_runs.TryGetValue(rule, out var runs))
        {
            _runs.Add(rule, runs = rule.Calendar!.Between(rule.Place, Since, _axis.AsOf));
        }
        return runs;
    }

    private static long Count(long[] runs, long from, long until) => Math.Max(0, LostRuns.LatestUpTo(runs, until - 1) - LostRuns.LatestUpTo(runs, from - 1));

    private long Listed(PackedPoint[] points, string planId, RuleCourse rule, long from)
    {
        var count = 0L;
        for (var i = points.Length - 1; i >= 0 && points[i].CreatedAt >= from; i--)
        {
            if (!points[i].IsCopy && points[i].Creator >= 0 && _log.Creators[points[i].Creator] is var creator && creator.PlanId == planId
                && (creator.RuleId == rule.Rule.Id || (creator.RuleName.Length > 0 && creator.RuleName == rule.Rule.Name)))
            {
                count++;
            }
        }
        return count;
    }
}
