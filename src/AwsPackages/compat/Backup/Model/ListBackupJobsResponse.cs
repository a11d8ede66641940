using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class ListBackupJobsResponse : AmazonWebServiceResponse
{
    public List<BackupJob> BackupJobs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string NextToken { get; set; }
}
