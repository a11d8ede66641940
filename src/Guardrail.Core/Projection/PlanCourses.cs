using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Scheduling;

namespace Guardrail.Projection;

/// <summary>All plans with what their rules do, found by account, Region and id: an organization's plan has the same id in every account.</summary>
internal sealed class PlanCourses
{
    private readonly Dictionary<(Scope, string), IReadOnlyList<RuleCourse>> _plans = [];
    private readonly Dictionary<string, RunCalendar> _calendars = [];
    private readonly Estate _estate;
    private readonly MonthAxis _axis;
    private readonly Dictionary<Scope, bool> _advanced;

    /// <param name="estate">What was read.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="newestIsAdvanced">By scope, whether its newest point is advanced: what speaks where the settings could not be read.</param>
    public PlanCourses(Estate estate, MonthAxis axis, IReadOnlyDictionary<Scope, bool> newestIsAdvanced)
    {
        (_estate, _axis) = (estate, axis);
        // Advanced features are on in every account whose first vault is younger than November 2021 (documented).
        _advanced = estate.Scopes.GroupBy(scope => scope.Scope).ToDictionary(
            same => same.Key, same => same.First().Settings?.AdvancedFeatures ?? newestIsAdvanced.GetValueOrDefault(same.Key, defaultValue: true));
        foreach (var plan in estate.Scopes.SelectMany(scope => scope.Plans))
        {
            _plans.TryAdd((plan.Scope, plan.Id), Rules(plan));
        }
    }

    /// <summary>Rules that cannot be projected.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>A plan's rules; null for a plan that was not read.</summary>
    public IReadOnlyList<RuleCourse>? Find(Scope scope, string planId) => _plans.GetValueOrDefault((scope, planId));

    public bool IsAdvanced(Scope scope) => _advanced.GetValueOrDefault(scope, defaultValue: true);

    private List<RuleCourse> Rules(BackupPlan plan)
    {
        List<RuleCourse> rules = [.. plan.Rules.Select(rule => Rule(plan, rule))];
        List<(RuleCourse Rule, ScheduledRule Scheduled)> merged = [];
        foreach (var rule in rules.Where(rule => !rule.IsRejected))
        {
            if (BackupSchedule.TryParse(rule.Rule.ScheduleExpression, rule.Rule.ScheduleTimeZone, out var schedule, out var error))
            {
                merged.Add((rule, new ScheduledRule(schedule, rule.Rule.StartWindowMinutes, rule.Rule.Lifecycle.RetentionDays)));
            }
            else if (plan.DeletedAt is null)
            {
                Gaps.Add(new Gap(
                    plan.Scope.AccountId,
                    plan.Scope.Region,
                    $"plan/{plan.Id}",
                    "ScheduleUnreadable",
                    $"rule '{rule.Rule.Name}' of plan '{plan.Name}': {error}; its future runs are in no figure"));
            }
        }
        for (var place = 0; place < merged.Count; place++)
        {
            merged[place].Rule.Calendar = Calendar([.. merged.Select(each => each.Scheduled)]);
            merged[place].Rule.Place = place;
        }
        return rules;
    }

    private RunCalendar Calendar(IReadOnlyList<ScheduledRule> rules)
    {
        var key = string.Join('\n', rules.Select(rule => $"{rule.Schedule} {rule.StartWindow.Ticks} {rule.RetentionDays}"));
        if (!_calendars.TryGetValue(key, out var calendar))
        {
            _calendars.Add(key, calendar = new RunCalendar(rules, _axis));
        }
        return calendar;
    }

    private RuleCourse Rule(BackupPlan plan, BackupRule rule)
    {
        var isAdvanced = IsAdvanced(plan.Scope);
        var vault = _estate.VaultCourse(
            isAdvanced && rule.AirGappedVaultArn is { } airGapped ? airGapped : VaultArn(plan.Scope, rule.TargetVaultName));
        var course = Course(rule.Lifecycle.RetentionDays, rule.Lifecycle.ColdAfterDays, isAdvanced);
        return new RuleCourse
        {
            Plan = plan,
            Rule = rule,
            Vault = vault,
            IsAdvanced = isAdvanced,
            Course = course,
            IsRejected = _estate.Vault(vault.Arn)?.Accepts(rule.Lifecycle.RetentionDays) == false,
            Copies = isAdvanced ? [.. rule.Copies.Select(copy => Copy(rule, copy, vault))] : [],
        };
    }

    private CopyCourse Copy(BackupRule rule, CopyAction action, VaultCourse source)
    {
        var vault = _estate.VaultCourse(action.DestinationVaultArn);
        var course = CopyLifetime(rule.Lifecycle, action.Lifecycle);
        return new CopyCourse(
            vault,
            course,
            _estate.Vault(vault.Arn)?.Accepts(course.RetentionDays) == false,
            vault.Payer.Region != source.Payer.Region);
    }

    /// <summary>A copy without days follows the source rule; with -1 it ends with the source but goes cold by itself only (documented, the latter inferred).</summary>
    private static RunCourse CopyLifetime(Lifecycle rule, Lifecycle? copy) =>
        copy is null or { DeleteAfterDays: null or 0, MoveToColdStorageAfterDays: null }
            ? Course(rule.RetentionDays, rule.ColdAfterDays, isAdvanced: true)
            : Course(copy.RetentionDays ?? rule.RetentionDays, copy.ColdAfterDays, isAdvanced: true);

    private static RunCourse Course(long? retentionDays, long? coldAfterDays, bool isAdvanced)
    {
        long? retention = retentionDays is { } days ? Math.Min(days, Instants.LongestDays) : null;
        // A move to cold storage at or after the deletion never happens.
        return new RunCourse(retention, isAdvanced && coldAfterDays is { } cold && cold < (retention ?? Instants.LongestDays) ? cold : null);
    }

    private string VaultArn(Scope scope, string name)
    {
        var read = _estate.Of(scope);
        return read?.Vaults.FirstOrDefault(vault => vault.Name == name && vault.Scope == scope)?.Arn
            ?? $"arn:{read?.Partition ?? "aws"}:backup:{scope.Region}:{scope.AccountId}:backup-vault:{name}";
    }
}
