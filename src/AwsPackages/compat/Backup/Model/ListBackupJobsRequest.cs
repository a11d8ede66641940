namespace Amazon.Backup.Model;

public partial class ListBackupJobsRequest : AmazonBackupRequest
{
    public string ByAccountId { get; set; }
    public string ByBackupVaultName { get; set; }
    public DateTime? ByCompleteAfter { get; set; }
    public DateTime? ByCompleteBefore { get; set; }
    public DateTime? ByCreatedAfter { get; set; }
    public DateTime? ByCreatedBefore { get; set; }
    public string ByMessageCategory { get; set; }
    public string ByParentJobId { get; set; }
    public string ByResourceArn { get; set; }
    public string ByResourceType { get; set; }
    public BackupJobState ByState { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
}
