using Amazon.Backup;
using Amazon.Backup.Model;
using Amazon.Runtime;

namespace Guardrail.Benchmarks.Reading.Loops;

/// <summary>What one would write first with AWS's client: every vault, every page, the sizes added up.</summary>
internal static class ClientLoop
{
    public static async Task<(long Points, decimal Bytes)> RunAsync(Uri endpoint)
    {
        using var client = new AmazonBackupClient(new BasicAWSCredentials("AKIATEST", "secret"), new AmazonBackupConfig { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        var (points, bytes) = (0L, 0m);
        string? nextVaults = null;
        do
        {
            var vaults = await client.ListBackupVaultsAsync(new ListBackupVaultsRequest { NextToken = nextVaults, MaxResults = 1000 }).ConfigureAwait(false);
            foreach (var vault in vaults.BackupVaultList)
            {
                string? next = null;
                do
                {
                    var page = await client.ListRecoveryPointsByBackupVaultAsync(new ListRecoveryPointsByBackupVaultRequest
                    {
                        BackupVaultName = vault.BackupVaultName,
                        ByResourceType = "DynamoDB",
                        MaxResults = 1000,
                        NextToken = next,
                    }).ConfigureAwait(false);
                    foreach (var point in page.RecoveryPoints)
                    {
                        points++;
                        bytes += point.BackupSizeInBytes ?? 0;
                    }
                    next = page.NextToken;
                }
                while (!string.IsNullOrEmpty(next));
            }
            nextVaults = vaults.NextToken;
        }
        while (!string.IsNullOrEmpty(nextVaults));
        return (points, bytes);
    }
}
