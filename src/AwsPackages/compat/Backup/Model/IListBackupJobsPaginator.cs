using Amazon.Runtime;

namespace Amazon.Backup.Model;

public interface IListBackupJobsPaginator
{
    IPaginatedEnumerable<ListBackupJobsResponse> Responses { get; }

    IPaginatedEnumerable<BackupJob> BackupJobs { get; }
}
