using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class ListBackupPlansResponse : AmazonWebServiceResponse
{
    public List<BackupPlansListMember> BackupPlansList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string NextToken { get; set; }
}
