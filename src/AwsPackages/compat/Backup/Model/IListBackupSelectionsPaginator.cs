using Amazon.Runtime;

namespace Amazon.Backup.Model;

public interface IListBackupSelectionsPaginator
{
    IPaginatedEnumerable<ListBackupSelectionsResponse> Responses { get; }

    IPaginatedEnumerable<BackupSelectionsListMember> BackupSelectionsList { get; }
}
