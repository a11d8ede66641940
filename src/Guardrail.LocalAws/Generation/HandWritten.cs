using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Generation;

/// <summary>Points a scenario writes out: what no plan would make, or what AWS should never answer.</summary>
internal static class HandWritten
{
    public static IEnumerable<RecoveryPoint> Points(RegionEstate region, Estate estate)
    {
        for (var i = 0; i < region.File.RecoveryPoints.Count; i++)
        {
            var file = region.File.RecoveryPoints[i];
            for (var n = 0; n < file.Count; n++)
            {
                var identity = Chance.Of(Chance.Of($"{region.AccountId} {region.Name} {i}"), (ulong)n);
                yield return Point(region, estate, file, file.CreatedAt.AddHours(-n * file.EveryHours), identity);
            }
        }
    }

    private static RecoveryPoint Point(RegionEstate region, Estate estate, RecoveryPointFile file, DateTimeOffset createdAt, ulong identity)
    {
        var vault = region.FindVault(file.Vault)!;
        var lifecycle = new Lifecycle(file.DeleteAfterDays, file.ColdAfterDays);
        var created = createdAt.ToUnixTimeMilliseconds();
        return new RecoveryPoint
        {
            Vault = vault,
            VaultArn = vault.Arn,
            ResourceArn = file.ResourceArn ?? $"arn:{region.Partition}:dynamodb:{region.Name}:{region.AccountId}:table/{file.Table}",
            Rule = RuleOf(region, file),
            Lifecycle = lifecycle,
            CreatedMs = created,
            StoredMs = created,
            RemovedMs = Removed(estate, file, lifecycle, created, identity),
            Size = file.Size,
            Identity = identity,
            IsAdvanced = file.Advanced ?? region.IsAdvancedAt(createdAt),
            SourceVaultArn = file.SourceVault,
            Written = file,
        };
    }

    private static Rule? RuleOf(RegionEstate region, RecoveryPointFile file)
    {
        if (file.Plan is null) return null;
        var plan = region.Plans.First(p => p.Name == file.Plan);
        return plan.Rules.FirstOrDefault(r => r.Name == file.Rule) ?? plan.Rules[0];
    }

    // What is being deleted, cannot be deleted or is held stays until the scenario says otherwise.
    private static long Removed(Estate estate, RecoveryPointFile file, Lifecycle lifecycle, long created, ulong identity)
    {
        if (file.RemovedAt is { } removed) return removed.ToUnixTimeMilliseconds();
        if (file.Held || file.Status is not ("COMPLETED" or "AVAILABLE") || lifecycle.Retention is not { } days) return RecoveryPoint.Never;
        var due = created + (days * 86_400_000L);
        return estate.Scenario.File.PunctualDeletion ? due : due + (long)(Chance.Share(Chance.Of(identity, 8)) * 8 * 3_600_000);
    }
}
