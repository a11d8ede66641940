namespace Amazon.Backup.Model;

internal sealed class BackupPaginatorFactory(IAmazonBackup client) : IBackupPaginatorFactory
{
    public IListBackupJobsPaginator ListBackupJobs(ListBackupJobsRequest request) => new ListBackupJobsPaginator(client, request);

    public IListBackupPlansPaginator ListBackupPlans(ListBackupPlansRequest request) => new ListBackupPlansPaginator(client, request);

    public IListBackupSelectionsPaginator ListBackupSelections(ListBackupSelectionsRequest request) => new ListBackupSelectionsPaginator(client, request);

    public IListBackupVaultsPaginator ListBackupVaults(ListBackupVaultsRequest request) => new ListBackupVaultsPaginator(client, request);

    public IListRecoveryPointsByBackupVaultPaginator ListRecoveryPointsByBackupVault(ListRecoveryPointsByBackupVaultRequest request) => new ListRecoveryPointsByBackupVaultPaginator(client, request);
}
