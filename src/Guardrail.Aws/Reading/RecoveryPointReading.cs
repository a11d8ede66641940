using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>How the reading of a vault ended.</summary>
internal enum VaultOutcome
{
    /// <summary>Every point was read.</summary>
    Complete,

    /// <summary>Points are missing, and a gap says so.</summary>
    Incomplete,

    /// <summary>There is no such vault (any more).</summary>
    NotFound,
}

/// <summary>Reads every DynamoDB recovery point of one vault.</summary>
internal sealed class RecoveryPointReading(Reader reader, BackupVault vault, IRecoveryPointSink points, ReadTally tally)
{
    private const int PageSize = 1_000;

    private readonly RecoveryPointMapping _mapping = new(reader.Gaps, vault);
    private int _pages;

    /// <summary>Reads until the last page, also where the vault says that it is empty: its count is approximate (documented).</summary>
    public async Task<VaultOutcome> ReadAsync()
    {
        try
        {
            await Pages.ReadAsync(AwsOperations.ListRecoveryPointsByBackupVault, ReadPageAsync).ConfigureAwait(false);
            return _mapping.Finish() ? VaultOutcome.Complete : VaultOutcome.Incomplete;
        }
        catch (AwsCallException exception) when (exception.Failure.Kind == FailureKind.NotFound && _pages == 0)
        {
            return VaultOutcome.NotFound;
        }
        catch (AwsCallException exception)
        {
            _mapping.Finish();
            var missing = _pages == 0 ? $"The recovery points of vault {vault.Name} are missing" : $"Recovery points of vault {vault.Name} after the first {_pages} pages are missing";
            reader.Gaps.Add($"vault/{vault.Name}", missing, exception);
            return VaultOutcome.Incomplete;
        }
    }

    private async Task<(string? Next, int Items)> ReadPageAsync(string? page)
    {
        var request = new ListRecoveryPointsByBackupVaultRequest
        {
            BackupVaultName = vault.Name,
            ByResourceType = "DynamoDB",
            MaxResults = PageSize,
            NextToken = page,
        };
        var answer = await reader.CallAsync(
            AwsOperations.ListRecoveryPointsByBackupVault, token => reader.Clients.Backup.ListRecoveryPointsByBackupVaultAsync(request, token)).ConfigureAwait(false);
        _pages++;
        var mapped = _mapping.Page(answer.RecoveryPoints);
        points.Add(mapped);
        tally.PointsRead(mapped.Count);
        return (answer.NextToken, answer.RecoveryPoints?.Count ?? 0);
    }
}
