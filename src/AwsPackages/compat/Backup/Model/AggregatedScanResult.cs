namespace Amazon.Backup.Model;

public partial class AggregatedScanResult
{
    public bool? FailedScan { get; set; }
    public List<string> Findings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? LastComputed { get; set; }
}
