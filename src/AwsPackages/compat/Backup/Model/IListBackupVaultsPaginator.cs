using Amazon.Runtime;

namespace Amazon.Backup.Model;

public interface IListBackupVaultsPaginator
{
    IPaginatedEnumerable<ListBackupVaultsResponse> Responses { get; }

    IPaginatedEnumerable<BackupVaultListMember> BackupVaultList { get; }
}
