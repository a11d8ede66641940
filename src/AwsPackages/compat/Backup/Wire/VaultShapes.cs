using Amazon.Backup.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>Vaults and what they hold, as they are read.</summary>
internal static class VaultShapes
{
    public static readonly JsonShape<BackupVaultListMember> BackupVaultListMember = new JsonShape<BackupVaultListMember>()
        .Has("BackupVaultName", Json.Text, (x, value) => x.BackupVaultName = value)
        .Has("BackupVaultArn", Json.Text, (x, value) => x.BackupVaultArn = value)
        .Has("VaultType", Json.Text, (x, value) => x.VaultType = value)
        .Has("VaultState", Json.Text, (x, value) => x.VaultState = value)
        .Has("CreationDate", Json.Time, (x, value) => x.CreationDate = value)
        .Has("EncryptionKeyArn", Json.Text, (x, value) => x.EncryptionKeyArn = value)
        .Has("CreatorRequestId", Json.Text, (x, value) => x.CreatorRequestId = value)
        .Has("NumberOfRecoveryPoints", Json.Long, (x, value) => x.NumberOfRecoveryPoints = value)
        .Has("Locked", Json.Bool, (x, value) => x.Locked = value)
        .Has("MinRetentionDays", Json.Long, (x, value) => x.MinRetentionDays = value)
        .Has("MaxRetentionDays", Json.Long, (x, value) => x.MaxRetentionDays = value)
        .Has("LockDate", Json.Time, (x, value) => x.LockDate = value)
        .Has("EncryptionKeyType", Json.Text, (x, value) => x.EncryptionKeyType = value);

    public static readonly JsonShape<RecoveryPointByBackupVault> RecoveryPointByBackupVault = new JsonShape<RecoveryPointByBackupVault>()
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
        .Has("LastRestoreTime", Json.Time, (x, value) => x.LastRestoreTime = value)
        .Has("ParentRecoveryPointArn", Json.Text, (x, value) => x.ParentRecoveryPointArn = value)
        .Has("CompositeMemberIdentifier", Json.Text, (x, value) => x.CompositeMemberIdentifier = value)
        .Has("IsParent", Json.Bool, (x, value) => x.IsParent = value)
        .Has("ResourceName", Json.Text, (x, value) => x.ResourceName = value)
        .Has("VaultType", Json.Text, (x, value) => x.VaultType = value)
        .Has("IndexStatus", Json.Text, (x, value) => x.IndexStatus = value)
        .Has("IndexStatusMessage", Json.Text, (x, value) => x.IndexStatusMessage = value)
        .Has("EncryptionKeyType", Json.Text, (x, value) => x.EncryptionKeyType = value)
        .Has("AggregatedScanResult", SharedShapes.AggregatedScanResult, (x, value) => x.AggregatedScanResult = value);
}
