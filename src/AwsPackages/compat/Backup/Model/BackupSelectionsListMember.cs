namespace Amazon.Backup.Model;

public partial class BackupSelectionsListMember
{
    public string BackupPlanId { get; set; }
    public DateTime? CreationDate { get; set; }
    public string CreatorRequestId { get; set; }
    public string IamRoleArn { get; set; }
    public string SelectionId { get; set; }
    public string SelectionName { get; set; }
}
