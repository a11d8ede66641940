using Amazon.Runtime;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup.Model;

internal sealed class ListRecoveryPointsByBackupVaultPaginator(IAmazonBackup client, ListRecoveryPointsByBackupVaultRequest request) : IListRecoveryPointsByBackupVaultPaginator
{
    private readonly TokenPages<ListRecoveryPointsByBackupVaultRequest, ListRecoveryPointsByBackupVaultResponse> pages = new(
        request,
        first => first.NextToken,
        (next, token, cancellationToken) =>
        {
            next.NextToken = token;
            return client.ListRecoveryPointsByBackupVaultAsync(next, cancellationToken);
        },
        response => response.NextToken);

    public IPaginatedEnumerable<ListRecoveryPointsByBackupVaultResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<RecoveryPointByBackupVault> RecoveryPoints => pages.Items(response => response.RecoveryPoints);
}
