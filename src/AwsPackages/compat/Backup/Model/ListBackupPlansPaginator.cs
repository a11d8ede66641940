using Amazon.Runtime;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup.Model;

internal sealed class ListBackupPlansPaginator(IAmazonBackup client, ListBackupPlansRequest request) : IListBackupPlansPaginator
{
    private readonly TokenPages<ListBackupPlansRequest, ListBackupPlansResponse> pages = new(
        request,
        first => first.NextToken,
        (next, token, cancellationToken) =>
        {
            next.NextToken = token;
            return client.ListBackupPlansAsync(next, cancellationToken);
        },
        response => response.NextToken);

    public IPaginatedEnumerable<ListBackupPlansResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<BackupPlansListMember> BackupPlansList => pages.Items(response => response.BackupPlansList);
}
