using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class ListBackupSelectionsResponse : AmazonWebServiceResponse
{
    public List<BackupSelectionsListMember> BackupSelectionsList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string NextToken { get; set; }
}
