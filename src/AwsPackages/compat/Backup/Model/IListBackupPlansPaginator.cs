using Amazon.Runtime;

namespace Amazon.Backup.Model;

public interface IListBackupPlansPaginator
{
    IPaginatedEnumerable<ListBackupPlansResponse> Responses { get; }

    IPaginatedEnumerable<BackupPlansListMember> BackupPlansList { get; }
}
