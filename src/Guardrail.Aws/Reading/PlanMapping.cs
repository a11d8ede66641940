using Guardrail.Inventory;
using Guardrail.Scheduling;
using Wire = Amazon.Backup.Model;

namespace Guardrail.Aws.Reading;

/// <summary>Makes rules and selections of what AWS Backup answers: null, absent and empty lists are the same, null entries are none.</summary>
internal static class PlanMapping
{
    /// <summary>A plan's rules, in AWS's order.</summary>
    public static IReadOnlyList<BackupRule> Rules(Wire.BackupPlan? plan) => [.. Present(plan?.Rules).Select(Rule)];

    /// <summary>The runs that AWS foresees; empty where it says nothing, or half of it. Continuous backup does not exist for DynamoDB (documented), so such runs are left out.</summary>
    public static IReadOnlyList<PreviewedRun> Preview(Wire.GetBackupPlanResponse answer) =>
        answer.ScheduledRunsPreview?.Exists(run => run?.ExecutionTime is null) != false ? [] :
        [
            .. answer.ScheduledRunsPreview
                .Where(run => !string.Equals(run.RuleExecutionType?.Value, "CONTINUOUS", StringComparison.OrdinalIgnoreCase))
                .Select(run => new PreviewedRun(Instants.From(run.ExecutionTime)!.Value, run.RuleId ?? "")),
        ];

    /// <summary>A lifecycle; null stays null. Its DeleteAfterEvent is of recovery points alone (documented): <see cref="RecoveryPointMapping"/> tells of it.</summary>
    public static Lifecycle? Lifecycle(Wire.Lifecycle? lifecycle) => lifecycle is null ? null : new Lifecycle(lifecycle.MoveToColdStorageAfterDays, lifecycle.DeleteAfterDays);

    /// <summary>A selection, or null where what it selects is absent or has a condition without a key: then nobody knows what it takes in.</summary>
    /// <param name="listed">The entry of the list.</param>
    /// <param name="answer">The answer about it.</param>
    public static BackupSelection? Selection(Wire.BackupSelectionsListMember listed, Wire.GetBackupSelectionResponse answer)
    {
        if (answer.BackupSelection is not { } selection)
            return null;
        var conditions = selection.Conditions;
        var mapped = new BackupSelection
        {
            Id = answer.SelectionId ?? listed.SelectionId,
            Name = selection.SelectionName ?? listed.SelectionName ?? "",
            CreatedAt = Instants.From(answer.CreationDate ?? listed.CreationDate),
            Resources = [.. Present(selection.Resources)],
            NotResources = [.. Present(selection.NotResources)],
            ListOfTags = [.. Present(selection.ListOfTags).Select(tag => new TagCondition(tag.ConditionKey ?? "", tag.ConditionValue ?? "", tag.ConditionType?.Value))],
            StringEquals = Conditions(conditions?.StringEquals),
            StringNotEquals = Conditions(conditions?.StringNotEquals),
            StringLike = Conditions(conditions?.StringLike),
            StringNotLike = Conditions(conditions?.StringNotLike),
        };
        IEnumerable<TagCondition> all = [.. mapped.ListOfTags, .. mapped.StringEquals, .. mapped.StringNotEquals, .. mapped.StringLike, .. mapped.StringNotLike];
        return all.Any(condition => condition.Key.Length == 0) ? null : mapped;
    }

    /// <summary>The entries that are there.</summary>
    public static IEnumerable<T> Present<T>(IEnumerable<T?>? list)
        where T : class => (list ?? []).OfType<T>();

    private static BackupRule Rule(Wire.BackupRule rule) => new()
    {
        Id = rule.RuleId ?? "",
        Name = rule.RuleName ?? "",
        TargetVaultName = rule.TargetBackupVaultName ?? "",
        AirGappedVaultArn = NullIfEmpty(rule.TargetLogicallyAirGappedBackupVaultArn),
        ScheduleExpression = NullIfEmpty(rule.ScheduleExpression),
        ScheduleTimeZone = NullIfEmpty(rule.ScheduleExpressionTimezone),
        StartWindowMinutes = rule.StartWindowMinutes,
        Lifecycle = Lifecycle(rule.Lifecycle) ?? Guardrail.Inventory.Lifecycle.Forever,
        Copies = [.. Present(rule.CopyActions).Select(copy => new CopyAction(copy.DestinationBackupVaultArn ?? "", Lifecycle(copy.Lifecycle)))],
    };

    private static IReadOnlyList<TagCondition> Conditions(List<Wire.ConditionParameter>? conditions) =>
        [.. Present(conditions).Select(condition => new TagCondition(condition.ConditionKey ?? "", condition.ConditionValue ?? ""))];

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
