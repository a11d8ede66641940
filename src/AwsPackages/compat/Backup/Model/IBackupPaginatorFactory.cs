namespace Amazon.Backup.Model;

public interface IBackupPaginatorFactory
{
    IListBackupJobsPaginator ListBackupJobs(ListBackupJobsRequest request);

    IListBackupPlansPaginator ListBackupPlans(ListBackupPlansRequest request);

    IListBackupSelectionsPaginator ListBackupSelections(ListBackupSelectionsRequest request);

    IListBackupVaultsPaginator ListBackupVaults(ListBackupVaultsRequest request);

    IListRecoveryPointsByBackupVaultPaginator ListRecoveryPointsByBackupVault(ListRecoveryPointsByBackupVaultRequest request);
}
