using Amazon.Runtime;

namespace Amazon.Backup.Model;

public partial class GetBackupSelectionResponse : AmazonWebServiceResponse
{
    public string BackupPlanId { get; set; }
    public BackupSelection BackupSelection { get; set; }
    public DateTime? CreationDate { get; set; }
    public string CreatorRequestId { get; set; }
    public string SelectionId { get; set; }
}
