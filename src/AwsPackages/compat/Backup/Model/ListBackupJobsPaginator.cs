using Amazon.Runtime;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup.Model;

internal sealed class ListBackupJobsPaginator(IAmazonBackup client, ListBackupJobsRequest request) : IListBackupJobsPaginator
{
    private readonly TokenPages<ListBackupJobsRequest, ListBackupJobsResponse> pages = new(
        request,
        first => first.NextToken,
        (next, token, cancellationToken) =>
        {
            next.NextToken = token;
            return client.ListBackupJobsAsync(next, cancellationToken);
        },
        response => response.NextToken);

    public IPaginatedEnumerable<ListBackupJobsResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<BackupJob> BackupJobs => pages.Items(response => response.BackupJobs);
}
