using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Projection;
using Guardrail.Rendering;
using Guardrail.Scheduling;

namespace Guardrail.Changes;

/// <summary>One table with its plans before and after the changes.</summary>
internal sealed class ChangedTable
{
    private const long LeastColdDays = 90;

    private readonly TableRow _table;
    private readonly List<(CoveredPlan? Before, CoveredPlan? After)> _plans = [];
    private readonly decimal _size;
    private readonly decimal _newSize;
    private readonly decimal _growth;
    private readonly decimal _newGrowth;
    private readonly bool _sizeIsKnown;

    private ChangedTable(TableRow table, AuditReport report)
    {
        _table = table;
        var bytes = table.FutureSizeBytes ?? table.TableSizeBytes;
        _sizeIsKnown = bytes is not null;
        _size = _newSize = HumanSize.InGb(bytes ?? 0);
        _growth = _newGrowth = table.GrowthPerMonth ?? 0;
        _plans.AddRange(CoveredPlan.Of(table, report).Select(plan => ((CoveredPlan?)plan, (CoveredPlan?)plan)));
    }

    private ChangedTable(ChangedTable from, EstateChange change, DateTimeOffset asOf)
    {
        (_table, _size, _growth, _plans) = (from._table, from._size, from._growth, from._plans);
        _sizeIsKnown = from._sizeIsKnown || change.SizeBytes is not null;
        _newSize = change.SizeBytes is { } bytes ? HumanSize.InGb(bytes) : from._newSize * (change.SizeFactor ?? 1);
        // A table shrinks at most to nothing, as in the projection.
        var axis = new MonthAxis(asOf);
        var months = (axis.End - axis.AsOf) / (GrowthFit.MonthDays * Ledger.Instants.Day);
        _newGrowth = Math.Max(change.GrowthPerMonth ?? from._newGrowth, -1 / months);
    }

    /// <summary>The rules that changes fit.</summary>
    public HashSet<(Scope Scope, string PlanId, string RuleId)> ChangedRules { get; } = [];

    /// <summary>Whether anything about the table is different.</summary>
    public bool IsChanged => IsResized || _plans.Exists(plan => !Same(plan));

    private bool IsResized => _size != _newSize || _growth != _newGrowth;

    public static ChangedTable Of(TableRow table, AuditReport report, IReadOnlyList<EstateChange> changes)
    {
        var changed = new ChangedTable(table, report);
        foreach (var change in changes.Where(change => change.FitsTable(table.TableName)))
        {
            if (change.Rules is not null)
                changed.ChangeRules(change, report.AsOf);
            // A table that is gone gets no new plan.
            if (change.Adds is { } adds && table.Exists != false)
                changed.Add(adds, report);
            if (table.Exists != false && (change.SizeBytes is not null || change.SizeFactor is not null || change.GrowthPerMonth is not null))
            {
                var resized = new ChangedTable(changed, change, report.AsOf);
                resized.ChangedRules.UnionWith(changed.ChangedRules);
                changed = resized;
            }
        }
        return changed;
    }

    /// <summary>Takes the old runs' costs away and puts the new runs' in their place.</summary>
    public void Apply(CostChange cost, PlanFigureTable figures, ISet<string> notes, List<Gap> gaps)
    {
        if (!IsChanged)
            return;
        var name = HumanText.Plain(_table.TableName);
        if (!_sizeIsKnown && _plans.Count > 0)
        {
            notes.Add($"Nothing says how large table '{name}' is, so changes to its rules count as nothing; give --size.");
            gaps.Add(new Gap(_table.AccountId, _table.Region, $"size/{_table.TableName}", "SizeUnknown", $"nothing says how large table {_table.TableName} is"));
        }
        foreach (var plan in _plans.Where(plan => IsResized || !Same(plan)))
        {
            if (plan.Before is { } before)
                cost.Add(figures.Of(before), -_size, _growth);
            if (plan.After is not { } after)
                continue;
            var next = figures.Of(after);
            cost.Add(next, _newSize, _newGrowth);
            gaps.AddRange(next.Gaps);
            foreach (var row in next.ByRule.Where(row => row.RejectedByLock))
                notes.Add($"The lock of vault '{HumanText.Plain(row.VaultArn[(row.VaultArn.LastIndexOf(':') + 1)..])}' rejects rule '{HumanText.Plain(row.RuleName ?? "")}': there would be no such backups.");
            foreach (var gap in next.Gaps)
                notes.Add(HumanText.Plain(gap.Message));
            if (!after.Advanced && after.Rules.Any(rule => rule.Lifecycle.ColdAfterDays is not null || rule.Copies.Count > 0))
                notes.Add($"Cold storage and copies need advanced features, which are off in account {after.Scope.AccountId}, {after.Scope.Region}: they count as nothing.");
        }
    }

    /// <summary>Whether something of the table is kept for ever after the change.</summary>
    public bool IsUnbounded(PlanFigureTable figures) => IsChanged
        ? _plans.Exists(plan => plan.After is { } after && figures.Of(after) is { IsUnbounded: true }) || OthersAreUnbounded()
        : _table.SteadyStateUsd is null;

    /// <summary>The date on which all windows are full after the change: those that are not changed, and the changed ones once no older point is left.</summary>
    public DateOnly? FullOn(PlanFigureTable figures, DateTimeOffset asOf)
    {
        if (!IsChanged)
            return _table.SteadyStateDate;
        var changed = _plans.Where(plan => !Same(plan) || _size != _newSize).ToList();
        var plans = changed.Select(plan => plan.Before?.PlanId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var others = _table.ByRule.Where(row => row.InTotals && (row.PlanId is null || !plans.Contains(row.PlanId))).Max(row => row.SteadyStateDate);
        var runs = changed.Exists(plan => plan.After is { } after && figures.Of(after).FullOn is not null);
        if (changed.Count == 0 || (others is null && !runs))
            return others;
        var mine = InEffectOn(figures, asOf);
        return others > mine ? others : mine;
    }

    /// <summary>When nothing is left of the old settings, and the new windows are full.</summary>
    public DateOnly InEffectOn(PlanFigureTable figures, DateTimeOffset asOf)
    {
        var day = DateOnly.FromDateTime(asOf.UtcDateTime);
        foreach (var (before, after) in _plans.Where(plan => IsResized || !Same(plan)))
        {
            foreach (var days in (before is null ? [] : figures.Of(before).Retentions).Concat(after is null ? [] : figures.Of(after).Retentions).OfType<long>())
            {
                var until = DateOnly.FromDateTime(asOf.AddDays(days).UtcDateTime);
                day = until > day ? until : day;
            }
            if (before is null && after is not null && figures.Of(after).FullOn is { } full && full > day)
                day = full;
        }
        return day;
    }

    private static bool Same((CoveredPlan? Before, CoveredPlan? After) plan) => ReferenceEquals(plan.Before, plan.After);

    private bool OthersAreUnbounded()
    {
        var covering = _plans.Select(plan => plan.Before?.PlanId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return _table.ByRule.Any(row => row.InTotals && row.SteadyStateUsd is null && (row.PlanId is null || !covering.Contains(row.PlanId)));
    }

    private void ChangeRules(EstateChange change, DateTimeOffset asOf)
    {
        for (var i = 0; i < _plans.Count; i++)
        {
            if (_plans[i].After is not { } plan)
                continue;
            var rules = new List<BackupRule>();
            var differs = false;
            foreach (var rule in plan.Rules)
            {
                if (!change.FitsRule(plan, rule))
                {
                    rules.Add(rule);
                    continue;
                }
                ChangedRules.Add((plan.Scope, plan.PlanId, rule.Id));
                if (change.Rules!.Ends)
                {
                    differs = true;
                    continue;
                }
                var next = Checked(change.Rules.On(rule), change.Rules.Schedule is null ? null : asOf);
                differs |= next.ScheduleExpression != rule.ScheduleExpression || next.ScheduleTimeZone != rule.ScheduleTimeZone
                    || next.StartWindowMinutes != rule.StartWindowMinutes || next.Lifecycle != rule.Lifecycle || !next.Copies.SequenceEqual(rule.Copies);
                rules.Add(next);
            }
            if (differs)
                _plans[i] = (_plans[i].Before, plan.With(rules));
        }
    }

    private void Add(NewPlan adds, AuditReport report)
    {
        var scope = new Scope(_table.AccountId, _table.Region);
        var advanced = report.ScopeOf(scope.AccountId, scope.Region)?.AdvancedFeatures ?? true;
        // An id that no plan of AWS's has: several additions stay apart.
        _plans.Add((null, new CoveredPlan(scope, string.Create(CultureInfo.InvariantCulture, $"new/{_plans.Count}"), adds.Name, [.. adds.Rules.Select(rule => Checked(rule, report.AsOf))], advanced)));
    }

    /// <param name="rule">The rule to be.</param>
    /// <param name="runsFrom">From when on it must run; null where its schedule is AWS's own, not a new one.</param>
    private static BackupRule Checked(BackupRule rule, DateTimeOffset? runsFrom)
    {
        var name = HumanText.Plain(rule.Name);
        if (rule.Lifecycle is { RetentionDays: { } days, ColdAfterDays: { } cold } && days < cold + LeastColdDays)
            throw new ChangeException(string.Create(CultureInfo.InvariantCulture, $"rule '{name}' would move points to cold storage after {cold} days and delete them after {days}: AWS takes {cold + LeastColdDays} days at least (90 in cold storage)."));
        if (!BackupSchedule.TryParse(rule.ScheduleExpression, rule.ScheduleTimeZone, out var schedule, out var error))
            throw new ChangeException($"the schedule of rule '{name}': {error}");
        if (runsFrom is { } from && schedule.Next(from) is null)
            throw new ChangeException($"rule '{name}' would never run: no moment fits {HumanText.Plain(schedule.Expression)}. Give another schedule; --end-rule ends a rule.");
        return rule;
    }
}
