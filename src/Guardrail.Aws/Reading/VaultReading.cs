using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading.Slices;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Reads the vaults of an account and Region, and every DynamoDB recovery point in them, several vaults at once.</summary>
internal static class VaultReading
{
    private const int PageSize = 1_000;

    /// <summary>All vaults that count; their points go into the sink.</summary>
    /// <returns>The vaults in AWS's order, and whether their list was read to its end.</returns>
    public static async Task<(IReadOnlyList<BackupVault> Vaults, bool Listed)> ReadAsync(Reader reader, IRecoveryPointSink points, ReadTally tally)
    {
        var listed = true;
        List<BackupVault> vaults = [];
        try
        {
            await ListAsync(reader, vaults).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            listed = false;
            reader.Gaps.Add("vaults", vaults.Count == 0 ? "The vaults and all their recovery points are missing" : $"Vaults after the first {vaults.Count} are missing", exception);
        }
        tally.VaultsFound(vaults.Count);
        var vanished = new bool[vaults.Count];
        var slots = new ListingSlots(reader.Options.Parallelism);
        // The fullest first: a run cut short misses least, and the longest listings have the most time to be shared.
        var order = Enumerable.Range(0, vaults.Count).OrderByDescending(index => vaults[index].ApproximateRecoveryPoints ?? long.MaxValue);
        await reader.EachAsync(order, async index =>
        {
            var outcome = await new RecoveryPointReading(reader, vaults[index], points, tally, slots).ReadAsync().ConfigureAwait(false);
            vanished[index] = outcome == VaultOutcome.NotFound;
            vaults[index] = vaults[index] with { Complete = outcome == VaultOutcome.Complete };
            tally.VaultDone();
        }).ConfigureAwait(false);
        if (!vanished.Contains(true))
            return (vaults, listed);
        var (living, certain) = await LivingAsync(reader, [.. vaults.Where((_, index) => vanished[index]).Select(vault => vault.Arn)]).ConfigureAwait(false);
        return ([.. vaults.Where((vault, index) => !vanished[index] || living.Contains(vault.Arn))], listed && certain);
    }

    private static async Task ListAsync(Reader reader, List<BackupVault> vaults)
    {
        var (foreign, own) = (0, 0);
        await Pages.ReadAsync(AwsOperations.ListBackupVaults, async next =>
        {
            var answer = await reader.CallAsync(AwsOperations.ListBackupVaults, token =>
                reader.Clients.Backup.ListBackupVaultsAsync(new ListBackupVaultsRequest { MaxResults = PageSize, NextToken = next }, token)).ConfigureAwait(false);
            var page = Listed.Of(AwsOperations.ListBackupVaults, answer.BackupVaultList, "BackupVaultList");
            if (page.Contains(null!))
                reader.Gaps.Add("vaults", "InvalidAnswer", "A vault's entry in the list is null, so its recovery points are missing. Run again.");
            foreach (var entry in PlanMapping.Present(page))
            {
                var vault = VaultMapping.From(reader, entry, out var another);
                foreign += another ? 1 : 0;
                own += another ? 0 : 1;
                if (vault is not null)
                    vaults.Add(vault);
            }
            return (answer.NextToken, page.Count);
        }).ConfigureAwait(false);
        // Vaults shared by others are rightly left out, but an account that has only such vaults is hardly the account we think it is.
        if (foreign > 0 && own == 0)
            reader.Gaps.Add("vaults", "ForeignVaults", $"All {foreign} vaults belong to other accounts than {reader.Scope.AccountId} and are left out. Check whose credentials these are.");
    }

    /// <summary>A vault that was listed and then not found has been deleted meanwhile, or else it is a gap: only the list can tell.</summary>
    /// <returns>The ARNs of those that are listed still, and whether the list could be read again.</returns>
    private static async Task<(HashSet<string> Living, bool Certain)> LivingAsync(Reader reader, HashSet<string> missing)
    {
        List<BackupVault> again = [];
        var certain = true;
        try
        {
            await ListAsync(reader, again).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            certain = false;
            reader.Gaps.Add("vaults", $"{missing.Count} listed vaults were not found, and cannot be listed again", exception);
        }
        var living = again.Where(vault => missing.Contains(vault.Arn)).ToList();
        foreach (var vault in living)
            reader.Gaps.Add($"vault/{vault.Name}", "ResourceNotFoundException", $"Vault {vault.Name} is listed but its recovery points cannot be. Run again.");
        return (living.Select(vault => vault.Arn).ToHashSet(StringComparer.Ordinal), certain);
    }
}
