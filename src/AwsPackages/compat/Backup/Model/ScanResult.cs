namespace Amazon.Backup.Model;

public partial class ScanResult
{
    public List<string> Findings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? LastScanTimestamp { get; set; }
    public MalwareScanner MalwareScanner { get; set; }
    public ScanJobState ScanJobState { get; set; }
}
