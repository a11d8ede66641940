using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Backup;

internal static class RecoveryPointOperations
{
    public static Answer ListByVault(Turn turn)
    {
        var request = turn.Request;
        var vault = Vault(turn);
        var filter = new Filter(
            request.Text("resourceArn"), request.Text("resourceType"), request.Text("backupPlanId"), request.Text("parentRecoveryPointArn"),
            request.InstantMs("createdAfter"), request.InstantMs("createdBefore"));
        var (points, next) = turn.BackupPage(turn.Estate.PointsOf(vault, turn.Region), filter.LetsThrough, $"{vault.Arn} {filter}");
        return Answer.Json(Service.Backup, json =>
        {
            json.WriteString("NextToken", next);
            json.WriteStartArray("RecoveryPoints");
            foreach (var point in points) RecoveryPointJson.Write(json, point, vault, turn.Estate);
            json.WriteEndArray();
        });
    }

    public static Answer Describe(Turn turn)
    {
        var vault = Vault(turn);
        var arn = turn.Request.Labels[1];
        var point = turn.Estate.FindPoint(vault, turn.Region, arn)
            ?? throw AwsException.NotFound($"Cannot find Recovery Point for arn {arn}");
        return Answer.Json(Service.Backup, json => RecoveryPointJson.WriteMembers(json, point, vault, turn.Estate, described: true));
    }

    private static Vault Vault(Turn turn)
    {
        var name = turn.Request.Labels[0];
        var owner = turn.Request.Text("backupVaultAccountId");
        var vault = turn.Region.FindVault(name);
        if (vault is null || (owner is not null && owner != (vault.File.SharedFrom ?? turn.Region.AccountId)))
            throw AwsException.NotFound($"Backup vault {name} does not exist");
        return vault;
    }

    // "After" and "before" are taken at their word: neither takes in the instant itself. AWS does not say.
    private sealed record Filter(string? ResourceArn, string? ResourceType, string? PlanId, string? Parent, long? After, long? Before)
    {
        public bool LetsThrough(RecoveryPoint point) =>
            (ResourceArn is null || point.ResourceArn == ResourceArn)
            && (ResourceType is null || (point.Written?.ResourceType ?? "DynamoDB") == ResourceType)
            && (PlanId is null || point.Rule?.Plan.Id == PlanId)
            && (Parent is null || point.Written?.Parent == Parent)
            && (After is null || point.CreatedMs > After)
            && (Before is null || point.CreatedMs < Before);
    }
}
