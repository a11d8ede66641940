namespace Amazon.Backup.Model;

public partial class AdvancedBackupSetting
{
    public Dictionary<string, string> BackupOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ResourceType { get; set; }
}
