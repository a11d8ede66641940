namespace Amazon.Backup.Model;

public partial class ListBackupSelectionsRequest : AmazonBackupRequest
{
    public string BackupPlanId { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
}
