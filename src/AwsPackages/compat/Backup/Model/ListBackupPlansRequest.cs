namespace Amazon.Backup.Model;

public partial class ListBackupPlansRequest : AmazonBackupRequest
{
    public bool? IncludeDeleted { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
}
