namespace Amazon.Backup.Model;

public partial class GetBackupSelectionRequest : AmazonBackupRequest
{
    public string BackupPlanId { get; set; }
    public string SelectionId { get; set; }
}
