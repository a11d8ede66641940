using Amazon.Backup.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>The answers of AWS Backup's operations, as they are read.</summary>
internal static class AnswerShapes
{
    public static readonly JsonShape<DescribeRecoveryPointResponse> DescribeRecoveryPointResponse = new JsonShape<DescribeRecoveryPointResponse>()
        .Has("RecoveryPointArn", Json.Text, (x, value) => x.RecoveryPointArn = value)
        .Has("BackupVaultName", Json.Text, (x, value) => x.BackupVaultName = value)
        .Has("BackupVaultArn", Json.Text, (x, value) => x.BackupVaultArn = value)
        .Has("SourceBackupVaultArn", Json.Text, (x, value) => x.SourceBackupVaultArn = value)
        .Has("ResourceArn", Json.Text, (x, value) => x.ResourceArn = value)
        .Has("ResourceType", Json.Text, (x, value) => x.ResourceType = value)
        .Has("CreatedBy", SharedShapes.RecoveryPointCreator, (x, value) => x.CreatedBy = value)
        .Has("IamRoleArn", Json.Text, (x, value) => x.IamRoleArn = value)
        .Has("Status", Json.Text, (x, value) => x.Status = value)
        .Has("StatusMessage", Json.Text, (x, value) => x.StatusMessage = value)
        .Has("CreationDate", Json.Time, (x, value) => x.CreationDate = value)
        .Has("InitiationDate", Json.Time, (x, value) => x.InitiationDate = value)
        .Has("CompletionDate", Json.Time, (x, value) => x.CompletionDate = value)
        .Has("BackupSizeInBytes", Json.Long, (x, value) => x.BackupSizeInBytes = value)
        .Has("CalculatedLifecycle", SharedShapes.CalculatedLifecycle, (x, value) => x.CalculatedLifecycle = value)
        .Has("Lifecycle", SharedShapes.Lifecycle, (x, value) => x.Lifecycle = value)
        .Has("EncryptionKeyArn", Json.Text, (x, value) => x.EncryptionKeyArn = value)
        .Has("IsEncrypted", Json.Bool, (x, value) => x.IsEncrypted = value)
        .Has("StorageClass", Json.Text, (x, value) => x.StorageClass = value)
        .Has("LastRestoreTime", Json.Time, (x, value) => x.LastRestoreTime = value)
        .Has("ParentRecoveryPointArn", Json.Text, (x, value) => x.ParentRecoveryPointArn = value)
        .Has("CompositeMemberIdentifier", Json.Text, (x, value) => x.CompositeMemberIdentifier = value)
        .Has("IsParent", Json.Bool, (x, value) => x.IsParent = value)
        .Has("ResourceName", Json.Text, (x, value) => x.ResourceName = value)
        .Has("VaultType", Json.Text, (x, value) => x.VaultType = value)
        .Has("IndexStatus", Json.Text, (x, value) => x.IndexStatus = value)
        .Has("IndexStatusMessage", Json.Text, (x, value) => x.IndexStatusMessage = value)
        .Has("EncryptionKeyType", Json.Text, (x, value) => x.EncryptionKeyType = value)
        .Has("ScanResults", Json.ListOf(SharedShapes.ScanResult), (x, value) => x.ScanResults = value);

    public static readonly JsonShape<DescribeRegionSettingsResponse> DescribeRegionSettingsResponse = new JsonShape<DescribeRegionSettingsResponse>()
        .Has("ResourceTypeOptInPreference", Json.BoolMap, (x, value) => x.ResourceTypeOptInPreference = value)
        .Has("ResourceTypeManagementPreference", Json.BoolMap, (x, value) => x.ResourceTypeManagementPreference = value);

    public static readonly JsonShape<GetBackupPlanResponse> GetBackupPlanResponse = new JsonShape<GetBackupPlanResponse>()
        .Has("BackupPlan", PlanShapes.BackupPlan, (x, value) => x.BackupPlan = value)
        .Has("BackupPlanId", Json.Text, (x, value) => x.BackupPlanId = value)
        .Has("BackupPlanArn", Json.Text, (x, value) => x.BackupPlanArn = value)
        .Has("VersionId", Json.Text, (x, value) => x.VersionId = value)
        .Has("CreatorRequestId", Json.Text, (x, value) => x.CreatorRequestId = value)
        .Has("CreationDate", Json.Time, (x, value) => x.CreationDate = value)
        .Has("DeletionDate", Json.Time, (x, value) => x.DeletionDate = value)
        .Has("LastExecutionDate", Json.Time, (x, value) => x.LastExecutionDate = value)
        .Has("AdvancedBackupSettings", Json.ListOf(SharedShapes.AdvancedBackupSetting), (x, value) => x.AdvancedBackupSettings = value)
        .Has("ScheduledRunsPreview", Json.ListOf(PlanShapes.ScheduledPlanExecutionMember), (x, value) => x.ScheduledRunsPreview = value);

    public static readonly JsonShape<GetBackupSelectionResponse> GetBackupSelectionResponse = new JsonShape<GetBackupSelectionResponse>()
        .Has("BackupSelection", SelectionShapes.BackupSelection, (x, value) => x.BackupSelection = value)
        .Has("SelectionId", Json.Text, (x, value) => x.SelectionId = value)
        .Has("BackupPlanId", Json.Text, (x, value) => x.BackupPlanId = value)
        .Has("CreationDate", Json.Time, (x, value) => x.CreationDate = value)
        .Has("CreatorRequestId", Json.Text, (x, value) => x.CreatorRequestId = value);

    public static readonly JsonShape<ListBackupJobsResponse> ListBackupJobsResponse = new JsonShape<ListBackupJobsResponse>()
        .Has("BackupJobs", Json.ListOf(JobShapes.BackupJob), (x, value) => x.BackupJobs = value)
        .Has("NextToken", Json.Text, (x, value) => x.NextToken = value);

    public static readonly JsonShape<ListBackupPlansResponse> ListBackupPlansResponse = new JsonShape<ListBackupPlansResponse>()
        .Has("NextToken", Json.Text, (x, value) => x.NextToken = value)
        .Has("BackupPlansList", Json.ListOf(PlanShapes.BackupPlansListMember), (x, value) => x.BackupPlansList = value);

    public static readonly JsonShape<ListBackupSelectionsResponse> ListBackupSelectionsResponse = new JsonShape<ListBackupSelectionsResponse>()
        .Has("NextToken", Json.Text, (x, value) => x.NextToken = value)
        .Has("BackupSelectionsList", Json.ListOf(SelectionShapes.BackupSelectionsListMember), (x, value) => x.BackupSelectionsList = value);

    public static readonly JsonShape<ListBackupVaultsResponse> ListBackupVaultsResponse = new JsonShape<ListBackupVaultsResponse>()
        .Has("BackupVaultList", Json.ListOf(VaultShapes.BackupVaultListMember), (x, value) => x.BackupVaultList = value)
        .Has("NextToken", Json.Text, (x, value) => x.NextToken = value);

    public static readonly JsonShape<ListRecoveryPointsByBackupVaultResponse> ListRecoveryPointsByBackupVaultResponse = new JsonShape<ListRecoveryPointsByBackupVaultResponse>()
        .Has("NextToken", Json.Text, (x, value) => x.NextToken = value)
        .Has("RecoveryPoints", Json.ListOf(VaultShapes.RecoveryPointByBackupVault), (x, value) => x.RecoveryPoints = value);
}
