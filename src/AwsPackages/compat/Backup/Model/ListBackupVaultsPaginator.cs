using Amazon.Runtime;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup.Model;

internal sealed class ListBackupVaultsPaginator(IAmazonBackup client, ListBackupVaultsRequest request) : IListBackupVaultsPaginator
{
    private readonly TokenPages<ListBackupVaultsRequest, ListBackupVaultsResponse> pages = new(
        request,
        first => first.NextToken,
        (next, token, cancellationToken) =>
        {
            next.NextToken = token;
            return client.ListBackupVaultsAsync(next, cancellationToken);
        },
        response => response.NextToken);

    public IPaginatedEnumerable<ListBackupVaultsResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<BackupVaultListMember> BackupVaultList => pages.Items(response => response.BackupVaultList);
}
