using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;
using Guardrail.LocalAws.Scenarios.Files;
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
            request.InstantMs("createdAfter"), request.InstantMs("createdBefore"), turn.Estate.Scenario.File.Listing.Bounds);
        var all = turn.Estate.PointsOf(vault, turn.Region);
        var (points, next) = turn.Estate.Scenario.File.Listing.TokensByKey
            ? PageByKey(turn, all, filter)
            : turn.BackupPage(all, filter.LetsThrough, $"{vault.Arn} {filter}");
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

    /// <summary>Goes on behind the last point given, whatever has come and gone since.</summary>
    private static (List<RecoveryPoint> Points, string? Next) PageByKey(Turn turn, IReadOnlyList<RecoveryPoint> all, Filter filter)
    {
        var limit = Math.Min(turn.Request.Number("maxResults") ?? 100, turn.Estate.Scenario.File.Paging.PageSize);
        var start = turn.Request.Text("nextToken") is { } token ? PointOrder.After(all, turn.Estate.Scenario.File.Listing.Order, token) : 0;
        var points = new List<RecoveryPoint>(limit);
        for (var i = start; i < all.Count; i++)
        {
            if (!filter.LetsThrough(all[i])) continue;
            if (points.Count == limit) return (points, PointOrder.KeyOf(points[^1]));
            points.Add(all[i]);
        }
        return (points, null);
    }

    // "After" and "before" are taken at their word: neither takes in the instant itself, unless the scenario says otherwise. AWS does not say.
    private sealed record Filter(string? ResourceArn, string? ResourceType, string? PlanId, string? Parent, long? After, long? Before, DateBounds Bounds)
    {
        public bool LetsThrough(RecoveryPoint point) =>
            (ResourceArn is null || point.ResourceArn == ResourceArn)
            && (ResourceType is null || (point.Written?.ResourceType ?? "DynamoDB") == ResourceType)
            && (PlanId is null || point.Rule?.Plan.Id == PlanId)
            && (Parent is null || point.Written?.Parent == Parent)
            && (After is not { } after || IsAfter(point.CreatedMs, after))
            && (Before is not { } before || IsAfter(before, point.CreatedMs));

        private bool IsAfter(long late, long early) => Bounds switch
        {
            DateBounds.Included => late >= early,
            DateBounds.CutToSeconds => late / 1000 > early / 1000,
            _ => late > early,
        };
    }
}
