namespace Amazon.Backup.Model;

public partial class ScanSetting
{
    public MalwareScanner MalwareScanner { get; set; }
    public List<string> ResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ScannerRoleArn { get; set; }
}
