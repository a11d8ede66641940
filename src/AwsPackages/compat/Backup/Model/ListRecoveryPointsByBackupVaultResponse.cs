using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class ListRecoveryPointsByBackupVaultResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<RecoveryPointByBackupVault> RecoveryPoints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
