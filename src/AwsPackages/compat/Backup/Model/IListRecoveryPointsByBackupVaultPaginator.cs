using Amazon.Runtime;

namespace Amazon.Backup.Model;

public interface IListRecoveryPointsByBackupVaultPaginator
{
    IPaginatedEnumerable<ListRecoveryPointsByBackupVaultResponse> Responses { get; }

    IPaginatedEnumerable<RecoveryPointByBackupVault> RecoveryPoints { get; }
}
