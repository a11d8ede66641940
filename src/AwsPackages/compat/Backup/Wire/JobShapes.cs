using Amazon.Backup.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>Backup jobs, as they are read.</summary>
internal static class JobShapes
{
    public static readonly JsonShape<BackupJob> BackupJob = new JsonShape<BackupJob>()
        .Has("AccountId", Json.Text, (x, value) => x.AccountId = value)
        .Has("BackupJobId", Json.Text, (x, value) => x.BackupJobId = value)
        .Has("BackupVaultName", Json.Text, (x, value) => x.BackupVaultName = value)
        .Has("BackupVaultArn", Json.Text, (x, value) => x.BackupVaultArn = value)
        .Has("VaultType", Json.Text, (x, value) => x.VaultType = value)
        .Has("VaultLockState", Json.Text, (x, value) => x.VaultLockState = value)
        .Has("RecoveryPointArn", Json.Text, (x, value) => x.RecoveryPointArn = value)
        .Has("RecoveryPointLifecycle", SharedShapes.Lifecycle, (x, value) => x.RecoveryPointLifecycle = value)
        .Has("EncryptionKeyArn", Json.Text, (x, value) => x.EncryptionKeyArn = value)
        .Has("IsEncrypted", Json.Bool, (x, value) => x.IsEncrypted = value)
        .Has("ResourceArn", Json.Text, (x, value) => x.ResourceArn = value)
        .Has("CreationDate", Json.Time, (x, value) => x.CreationDate = value)
        .Has("CompletionDate", Json.Time, (x, value) => x.CompletionDate = value)
        .Has("State", Json.Text, (x, value) => x.State = value)
        .Has("StatusMessage", Json.Text, (x, value) => x.StatusMessage = value)
        .Has("PercentDone", Json.Text, (x, value) => x.PercentDone = value)
        .Has("BackupSizeInBytes", Json.Long, (x, value) => x.BackupSizeInBytes = value)
        .Has("IamRoleArn", Json.Text, (x, value) => x.IamRoleArn = value)
        .Has("CreatedBy", SharedShapes.RecoveryPointCreator, (x, value) => x.CreatedBy = value)
        .Has("ExpectedCompletionDate", Json.Time, (x, value) => x.ExpectedCompletionDate = value)
        .Has("StartBy", Json.Time, (x, value) => x.StartBy = value)
        .Has("ResourceType", Json.Text, (x, value) => x.ResourceType = value)
        .Has("BytesTransferred", Json.Long, (x, value) => x.BytesTransferred = value)
        .Has("BackupOptions", Json.TextMap, (x, value) => x.BackupOptions = value)
        .Has("BackupType", Json.Text, (x, value) => x.BackupType = value)
        .Has("ParentJobId", Json.Text, (x, value) => x.ParentJobId = value)
        .Has("IsParent", Json.Bool, (x, value) => x.IsParent = value)
        .Has("ResourceName", Json.Text, (x, value) => x.ResourceName = value)
        .Has("InitiationDate", Json.Time, (x, value) => x.InitiationDate = value)
        .Has("MessageCategory", Json.Text, (x, value) => x.MessageCategory = value);
}
