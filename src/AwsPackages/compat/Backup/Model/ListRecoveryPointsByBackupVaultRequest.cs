namespace Amazon.Backup.Model;

public partial class ListRecoveryPointsByBackupVaultRequest : AmazonBackupRequest
{
    public string BackupVaultAccountId { get; set; }
    public string BackupVaultName { get; set; }
    public string ByBackupPlanId { get; set; }
    public DateTime? ByCreatedAfter { get; set; }
    public DateTime? ByCreatedBefore { get; set; }
    public string ByParentRecoveryPointArn { get; set; }
    public string ByResourceArn { get; set; }
    public string ByResourceType { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
}
