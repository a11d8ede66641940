using Amazon.Backup.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>Backup plans and their rules, as they are read.</summary>
internal static class PlanShapes
{
    public static readonly JsonShape<CopyAction> CopyAction = new JsonShape<CopyAction>()
        .Has("Lifecycle", SharedShapes.Lifecycle, (x, value) => x.Lifecycle = value)
        .Has("DestinationBackupVaultArn", Json.Text, (x, value) => x.DestinationBackupVaultArn = value);

    public static readonly JsonShape<IndexAction> IndexAction = new JsonShape<IndexAction>()
        .Has("ResourceTypes", Json.Texts, (x, value) => x.ResourceTypes = value);

    public static readonly JsonShape<ScanAction> ScanAction = new JsonShape<ScanAction>()
        .Has("MalwareScanner", Json.Text, (x, value) => x.MalwareScanner = value)
        .Has("ScanMode", Json.Text, (x, value) => x.ScanMode = value);

    public static readonly JsonShape<ScanSetting> ScanSetting = new JsonShape<ScanSetting>()
        .Has("MalwareScanner", Json.Text, (x, value) => x.MalwareScanner = value)
        .Has("ResourceTypes", Json.Texts, (x, value) => x.ResourceTypes = value)
        .Has("ScannerRoleArn", Json.Text, (x, value) => x.ScannerRoleArn = value);

    public static readonly JsonShape<BackupRule> BackupRule = new JsonShape<BackupRule>()
        .Has("RuleName", Json.Text, (x, value) => x.RuleName = value)
        .Has("TargetBackupVaultName", Json.Text, (x, value) => x.TargetBackupVaultName = value)
        .Has("TargetLogicallyAirGappedBackupVaultArn", Json.Text, (x, value) => x.TargetLogicallyAirGappedBackupVaultArn = value)
        .Has("ScheduleExpression", Json.Text, (x, value) => x.ScheduleExpression = value)
        .Has("StartWindowMinutes", Json.Long, (x, value) => x.StartWindowMinutes = value)
        .Has("CompletionWindowMinutes", Json.Long, (x, value) => x.CompletionWindowMinutes = value)
        .Has("Lifecycle", SharedShapes.Lifecycle, (x, value) => x.Lifecycle = value)
        .Has("RecoveryPointTags", Json.TextMap, (x, value) => x.RecoveryPointTags = value)
        .Has("RuleId", Json.Text, (x, value) => x.RuleId = value)
        .Has("CopyActions", Json.ListOf(CopyAction), (x, value) => x.CopyActions = value)
        .Has("EnableContinuousBackup", Json.Bool, (x, value) => x.EnableContinuousBackup = value)
        .Has("ScheduleExpressionTimezone", Json.Text, (x, value) => x.ScheduleExpressionTimezone = value)
        .Has("IndexActions", Json.ListOf(IndexAction), (x, value) => x.IndexActions = value)
        .Has("ScanActions", Json.ListOf(ScanAction), (x, value) => x.ScanActions = value);

    public static readonly JsonShape<BackupPlan> BackupPlan = new JsonShape<BackupPlan>()
        .Has("BackupPlanName", Json.Text, (x, value) => x.BackupPlanName = value)
        .Has("Rules", Json.ListOf(BackupRule), (x, value) => x.Rules = value)
        .Has("AdvancedBackupSettings", Json.ListOf(SharedShapes.AdvancedBackupSetting), (x, value) => x.AdvancedBackupSettings = value)
        .Has("ScanSettings", Json.ListOf(ScanSetting), (x, value) => x.ScanSettings = value);

    public static readonly JsonShape<BackupPlansListMember> BackupPlansListMember = new JsonShape<BackupPlansListMember>()
        .Has("BackupPlanArn", Json.Text, (x, value) => x.BackupPlanArn = value)
        .Has("BackupPlanId", Json.Text, (x, value) => x.BackupPlanId = value)
        .Has("CreationDate", Json.Time, (x, value) => x.CreationDate = value)
        .Has("DeletionDate", Json.Time, (x, value) => x.DeletionDate = value)
        .Has("VersionId", Json.Text, (x, value) => x.VersionId = value)
        .Has("BackupPlanName", Json.Text, (x, value) => x.BackupPlanName = value)
        .Has("CreatorRequestId", Json.Text, (x, value) => x.CreatorRequestId = value)
        .Has("LastExecutionDate", Json.Time, (x, value) => x.LastExecutionDate = value)
        .Has("AdvancedBackupSettings", Json.ListOf(SharedShapes.AdvancedBackupSetting), (x, value) => x.AdvancedBackupSettings = value);

    public static readonly JsonShape<ScheduledPlanExecutionMember> ScheduledPlanExecutionMember = new JsonShape<ScheduledPlanExecutionMember>()
        .Has("ExecutionTime", Json.Time, (x, value) => x.ExecutionTime = value)
        .Has("RuleId", Json.Text, (x, value) => x.RuleId = value)
        .Has("RuleExecutionType", Json.Text, (x, value) => x.RuleExecutionType = value);
}
