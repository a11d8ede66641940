namespace Amazon.Backup.Model;

public partial class GetBackupPlanRequest : AmazonBackupRequest
{
    public string BackupPlanId { get; set; }
    public int? MaxScheduledRunsPreview { get; set; }
    public string VersionId { get; set; }
}
