using Amazon.Backup.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>Structures that several answers of AWS Backup carry.</summary>
internal static class SharedShapes
{
    public static readonly JsonShape<Lifecycle> Lifecycle = new JsonShape<Lifecycle>()
        .Has("MoveToColdStorageAfterDays", Json.Long, (x, value) => x.MoveToColdStorageAfterDays = value)
        .Has("DeleteAfterDays", Json.Long, (x, value) => x.DeleteAfterDays = value)
        .Has("OptInToArchiveForSupportedResources", Json.Bool, (x, value) => x.OptInToArchiveForSupportedResources = value)
        .Has("DeleteAfterEvent", Json.Text, (x, value) => x.DeleteAfterEvent = value);

    public static readonly JsonShape<AdvancedBackupSetting> AdvancedBackupSetting = new JsonShape<AdvancedBackupSetting>()
        .Has("ResourceType", Json.Text, (x, value) => x.ResourceType = value)
        .Has("BackupOptions", Json.TextMap, (x, value) => x.BackupOptions = value);

    public static readonly JsonShape<CalculatedLifecycle> CalculatedLifecycle = new JsonShape<CalculatedLifecycle>()
        .Has("MoveToColdStorageAt", Json.Time, (x, value) => x.MoveToColdStorageAt = value)
        .Has("DeleteAt", Json.Time, (x, value) => x.DeleteAt = value);

    public static readonly JsonShape<RecoveryPointCreator> RecoveryPointCreator = new JsonShape<RecoveryPointCreator>()
        .Has("BackupPlanId", Json.Text, (x, value) => x.BackupPlanId = value)
        .Has("BackupPlanArn", Json.Text, (x, value) => x.BackupPlanArn = value)
        .Has("BackupPlanName", Json.Text, (x, value) => x.BackupPlanName = value)
        .Has("BackupPlanVersion", Json.Text, (x, value) => x.BackupPlanVersion = value)
        .Has("BackupRuleId", Json.Text, (x, value) => x.BackupRuleId = value)
        .Has("BackupRuleName", Json.Text, (x, value) => x.BackupRuleName = value)
        .Has("BackupRuleCron", Json.Text, (x, value) => x.BackupRuleCron = value)
        .Has("BackupRuleTimezone", Json.Text, (x, value) => x.BackupRuleTimezone = value);

    public static readonly JsonShape<AggregatedScanResult> AggregatedScanResult = new JsonShape<AggregatedScanResult>()
        .Has("FailedScan", Json.Bool, (x, value) => x.FailedScan = value)
        .Has("Findings", Json.Texts, (x, value) => x.Findings = value)
        .Has("LastComputed", Json.Time, (x, value) => x.LastComputed = value);

    public static readonly JsonShape<ScanResult> ScanResult = new JsonShape<ScanResult>()
        .Has("MalwareScanner", Json.Text, (x, value) => x.MalwareScanner = value)
        .Has("ScanJobState", Json.Text, (x, value) => x.ScanJobState = value)
        .Has("LastScanTimestamp", Json.Time, (x, value) => x.LastScanTimestamp = value)
        .Has("Findings", Json.Texts, (x, value) => x.Findings = value);
}
