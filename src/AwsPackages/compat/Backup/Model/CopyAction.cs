namespace Amazon.Backup.Model;

public partial class CopyAction
{
    public string DestinationBackupVaultArn { get; set; }
    public Lifecycle Lifecycle { get; set; }
}
