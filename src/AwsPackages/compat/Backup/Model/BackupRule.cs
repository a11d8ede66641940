namespace Amazon.Backup.Model;

public partial class BackupRule
{
    public long? CompletionWindowMinutes { get; set; }
    public List<CopyAction> CopyActions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? EnableContinuousBackup { get; set; }
    public List<IndexAction> IndexActions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public Lifecycle Lifecycle { get; set; }
    public Dictionary<string, string> RecoveryPointTags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string RuleId { get; set; }
    public string RuleName { get; set; }
    public List<ScanAction> ScanActions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ScheduleExpression { get; set; }
    public string ScheduleExpressionTimezone { get; set; }
    public long? StartWindowMinutes { get; set; }
    public string TargetBackupVaultName { get; set; }
    public string TargetLogicallyAirGappedBackupVaultArn { get; set; }
}
