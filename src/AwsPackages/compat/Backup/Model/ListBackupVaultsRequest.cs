namespace Amazon.Backup.Model;

public partial class ListBackupVaultsRequest : AmazonBackupRequest
{
    public bool? ByShared { get; set; }
    public VaultType ByVaultType { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
}
