namespace Amazon.Backup.Model;

public partial class DescribeRecoveryPointRequest : AmazonBackupRequest
{
    public string BackupVaultAccountId { get; set; }
    public string BackupVaultName { get; set; }
    public string RecoveryPointArn { get; set; }
}
