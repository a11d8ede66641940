namespace Amazon.Backup.Model;

public partial class RecoveryPointCreator
{
    public string BackupPlanArn { get; set; }
    public string BackupPlanId { get; set; }
    public string BackupPlanName { get; set; }
    public string BackupPlanVersion { get; set; }
    public string BackupRuleCron { get; set; }
    public string BackupRuleId { get; set; }
    public string BackupRuleName { get; set; }
    public string BackupRuleTimezone { get; set; }
}
