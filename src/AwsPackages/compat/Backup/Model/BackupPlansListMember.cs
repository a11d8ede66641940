namespace Amazon.Backup.Model;

public partial class BackupPlansListMember
{
    public List<AdvancedBackupSetting> AdvancedBackupSettings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string BackupPlanArn { get; set; }
    public string BackupPlanId { get; set; }
    public string BackupPlanName { get; set; }
    public DateTime? CreationDate { get; set; }
    public string CreatorRequestId { get; set; }
    public DateTime? DeletionDate { get; set; }
    public DateTime? LastExecutionDate { get; set; }
    public string VersionId { get; set; }
}
