using System.Text.Json;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Backup;

internal static class PlanOperations
{
    public static Answer ListPlans(Turn turn)
    {
        var deleted = turn.Request.Flag("includeDeleted") == true;
        var (plans, next) = turn.BackupPage(
            turn.Region.Plans, plan => plan.Since <= turn.AsOf && (deleted || plan.ExistsAt(turn.AsOf)), $"deleted={deleted}");
        return Answer.Json(Service.Backup, json =>
        {
            json.WriteString("NextToken", next);
            json.WriteStartArray("BackupPlansList");
            foreach (var plan in plans)
            {
                json.WriteStartObject();
                Identity(json, plan, turn);
                json.WriteString("BackupPlanName", plan.Name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    public static Answer GetPlan(Turn turn)
    {
        var plan = Find(turn);
        var preview = turn.Request.Number("MaxScheduledRunsPreview") ?? 0;
        if (preview is < 0 or > 10) throw AwsException.Invalid("MaxScheduledRunsPreview must be between 0 and 10.");
        if (turn.Request.Text("versionId") is { } version && version != plan.VersionId)
            throw AwsException.NotFound($"Cannot find version {version} of Backup plan {plan.Id}.");
        return Answer.Json(Service.Backup, json =>
        {
            json.WriteStartObject("BackupPlan");
            json.WriteString("BackupPlanName", plan.Name);
            json.WriteStartArray("Rules");
            foreach (var rule in plan.Rules) PlanJson.Rule(json, rule);
            json.WriteEndArray();
            json.WriteEndObject();
            Identity(json, plan, turn);
            if (preview > 0) Preview(json, plan, turn.AsOf, preview);
        });
    }

    /// <summary>The plan the call names, also a deleted one: AWS Backup still answers for it.</summary>
    public static Plan Find(Turn turn)
    {
        var id = turn.Request.Labels[0];
        return turn.Region.Plans.FirstOrDefault(p => p.Id == id && p.Since <= turn.AsOf)
            ?? throw AwsException.NotFound($"Cannot find Backup plan with ID {id}.");
    }

    private static void Identity(Utf8JsonWriter json, Plan plan, Turn turn)
    {
        json.WriteString("BackupPlanArn", plan.Arn);
        json.WriteString("BackupPlanId", plan.Id);
        json.WriteString("VersionId", plan.VersionId);
        json.Instant("CreationDate", plan.Since);
        if (!plan.ExistsAt(turn.AsOf)) json.Instant("DeletionDate", plan.DeletedAt);
        json.Instant("LastExecutionDate", turn.Estate.LastRunOf(plan));
        json.WriteNull("AdvancedBackupSettings");
    }

    private static void Preview(Utf8JsonWriter json, Plan plan, DateTimeOffset asOf, int most)
    {
        List<Run> runs = [];
        for (var days = 8; days <= 16_384 && runs.Count < most; days *= 4)
            runs = [.. MergedRuns.Of(plan, asOf.AddDays(-35), asOf.AddDays(days)).Where(run => run.At >= asOf)];
        json.WriteStartArray("ScheduledRunsPreview");
        foreach (var run in runs.Take(most))
        {
            json.WriteStartObject();
            json.Instant("ExecutionTime", run.At);
            json.WriteString("RuleId", run.Rule.Id);
            json.WriteString("RuleExecutionType", run.Rule.File.Continuous ? "CONTINUOUS_AND_SNAPSHOTS" : "SNAPSHOTS");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
