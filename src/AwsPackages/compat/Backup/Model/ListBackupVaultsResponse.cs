using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class ListBackupVaultsResponse : AmazonWebServiceResponse
{
    public List<BackupVaultListMember> BackupVaultList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string NextToken { get; set; }
}
