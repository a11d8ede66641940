namespace Amazon.Backup.Model;

public partial class BackupPlan
{
    public List<AdvancedBackupSetting> AdvancedBackupSettings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string BackupPlanName { get; set; }
    public List<BackupRule> Rules { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<ScanSetting> ScanSettings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
