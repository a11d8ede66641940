namespace Amazon.Backup.Model;

public partial class ScanAction
{
    public MalwareScanner MalwareScanner { get; set; }
    public ScanMode ScanMode { get; set; }
}
