using System.Collections.Concurrent;
using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using BackupPlan = Guardrail.Inventory.BackupPlan;

namespace Guardrail.Aws.Reading;

/// <summary>Reads the rules of plans that have been deleted while their points live on.</summary>
internal static class DeletedPlanReading
{
    /// <summary>The plans that AWS still tells of, with their dates of deletion. What cannot be read is left out.</summary>
    public static async Task<IReadOnlyList<BackupPlan>> ReadAsync(Reader reader, IReadOnlyList<string> ids)
    {
        ConcurrentDictionary<string, BackupPlan> read = new(StringComparer.Ordinal);
        await reader.EachAsync(ids.Distinct(StringComparer.Ordinal), async id =>
        {
            try
            {
                var answer = await reader.CallAsync(AwsOperations.GetBackupPlan, token =>
                    reader.Clients.Backup.GetBackupPlanAsync(new GetBackupPlanRequest { BackupPlanId = id }, token)).ConfigureAwait(false);
                if (Instants.From(answer.DeletionDate) is { } deletedAt && answer.BackupPlan is { } plan)
                {
                    read[id] = new BackupPlan
                    {
                        Scope = reader.Scope,
                        Id = id,
                        Name = plan.BackupPlanName ?? "",
                        CreatedAt = Instants.From(answer.CreationDate),
                        DeletedAt = deletedAt,
                        LastExecutionAt = Instants.From(answer.LastExecutionDate),
                        Rules = [.. PlanMapping.Rules(plan).Where(rule => rule.TargetVaultName.Length > 0 && rule.Copies.All(copy => copy.DestinationVaultArn.Length > 0))],
                    };
                }
            }
            catch (AwsCallException)
            {
                // Its points are figured without its rules, as estimates: no gap.
            }
        }).ConfigureAwait(false);
        return [.. ids.Where(read.ContainsKey).Distinct(StringComparer.Ordinal).Select(id => read[id])];
    }
}
