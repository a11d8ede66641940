using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class GetBackupPlanResponse : AmazonWebServiceResponse
{
    public List<AdvancedBackupSetting> AdvancedBackupSettings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public BackupPlan BackupPlan { get; set; }
    public string BackupPlanArn { get; set; }
    public string BackupPlanId { get; set; }
    public DateTime? CreationDate { get; set; }
    public string CreatorRequestId { get; set; }
    public DateTime? DeletionDate { get; set; }
    public DateTime? LastExecutionDate { get; set; }
    public List<ScheduledPlanExecutionMember> ScheduledRunsPreview { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string VersionId { get; set; }
}
