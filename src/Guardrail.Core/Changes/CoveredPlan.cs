using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Changes;

/// <summary>A plan that backs a table up, with its rules as a report tells them.</summary>
internal sealed class CoveredPlan(Scope scope, string planId, string planName, IReadOnlyList<BackupRule> rules, bool advanced)
{
    private string? _identity;

    /// <summary>The plan's account and Region, which are the table's.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>The plan's id.</summary>
    public string PlanId { get; } = planId;

    /// <summary>The plan's name.</summary>
    public string PlanName { get; } = planName;

    /// <summary>Its rules, in its own order.</summary>
    public IReadOnlyList<BackupRule> Rules { get; } = rules;

    /// <summary>Whether new points are advanced.</summary>
    public bool Advanced { get; } = advanced;

    /// <summary>The plan with other rules.</summary>
    public CoveredPlan With(IReadOnlyList<BackupRule> rules) => new(Scope, PlanId, PlanName, rules, Advanced);

    /// <summary>Whether an organization's backup policy made the plan.</summary>
    public bool FromOrganization => PlanId.StartsWith("orgs/", StringComparison.Ordinal);

    /// <summary>Plans with the same identity make the same backups at the same price.</summary>
    public string Identity => _identity ??= string.Join('\n', Rules.Select(rule => string.Create(
        CultureInfo.InvariantCulture,
        $"{rule.Id}|{rule.TargetVaultName}|{rule.AirGappedVaultArn}|{rule.ScheduleExpression}|{rule.ScheduleTimeZone}|{rule.StartWindowMinutes}|{rule.Lifecycle}|{string.Join(',', rule.Copies)}"))
        .Prepend($"{Scope.AccountId}|{Scope.Region}|{Advanced}"));

    /// <summary>The plans that cover a table, in the report's order.</summary>
    public static IReadOnlyList<CoveredPlan> Of(TableRow table, AuditReport report)
    {
        var scope = new Scope(table.AccountId, table.Region);
        var bySettings = report.ScopeOf(scope.AccountId, scope.Region)?.AdvancedFeatures ?? true;
        return
        [
            .. table.Coverage.GroupBy(row => row.PlanId).Select(plan => new CoveredPlan(
                scope,
                plan.Key,
                plan.First().PlanName,
                [.. plan.Select(row => Rule(table, row, report))],
                plan.First().Advanced ?? bySettings)),
        ];
    }

    private static BackupRule Rule(TableRow table, CoverageRow row, AuditReport report)
    {
        var vault = row.VaultArn
            ?? table.ByRule.FirstOrDefault(each => each.PlanId == row.PlanId && each.RuleId == row.RuleId)?.VaultArn
            ?? "Default";
        var airGapped = report.Vaults.FirstOrDefault(each => each.Arn == vault)?.AirGapped == true;
        return new BackupRule
        {
            Id = row.RuleId,
            Name = row.RuleName,
            TargetVaultName = vault[(vault.LastIndexOf(':') + 1)..],
            AirGappedVaultArn = airGapped ? vault : null,
            ScheduleExpression = row.Schedule,
            ScheduleTimeZone = row.Timezone,
            StartWindowMinutes = row.StartWindowMinutes,
            Lifecycle = new Lifecycle(row.ColdAfterDays, row.DeleteAfterDays),
            Copies = [.. row.Copies.Select(copy => new CopyAction(
                copy.VaultArn, copy.ColdAfterDays is null && copy.DeleteAfterDays is null ? null : new Lifecycle(copy.ColdAfterDays, copy.DeleteAfterDays)))],
        };
    }
}
