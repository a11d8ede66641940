using Amazon.Runtime;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup.Model;

internal sealed class ListBackupSelectionsPaginator(IAmazonBackup client, ListBackupSelectionsRequest request) : IListBackupSelectionsPaginator
{
    private readonly TokenPages<ListBackupSelectionsRequest, ListBackupSelectionsResponse> pages = new(
        request,
        first => first.NextToken,
        (next, token, cancellationToken) =>
        {
            next.NextToken = token;
            return client.ListBackupSelectionsAsync(next, cancellationToken);
        },
        response => response.NextToken);

    public IPaginatedEnumerable<ListBackupSelectionsResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<BackupSelectionsListMember> BackupSelectionsList => pages.Items(response => response.BackupSelectionsList);
}
