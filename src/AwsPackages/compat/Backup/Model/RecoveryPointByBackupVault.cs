namespace Amazon.Backup.Model;

public partial class RecoveryPointByBackupVault
{
    public AggregatedScanResult AggregatedScanResult { get; set; }
    public long? BackupSizeInBytes { get; set; }
    public string BackupVaultArn { get; set; }
    public string BackupVaultName { get; set; }
    public CalculatedLifecycle CalculatedLifecycle { get; set; }
    public DateTime? CompletionDate { get; set; }
    public string CompositeMemberIdentifier { get; set; }
    public RecoveryPointCreator CreatedBy { get; set; }
    public DateTime? CreationDate { get; set; }
    public string EncryptionKeyArn { get; set; }
    public EncryptionKeyType EncryptionKeyType { get; set; }
    public string IamRoleArn { get; set; }
    public IndexStatus IndexStatus { get; set; }
    public string IndexStatusMessage { get; set; }
    public DateTime? InitiationDate { get; set; }
    public bool? IsEncrypted { get; set; }
    public bool? IsParent { get; set; }
    public DateTime? LastRestoreTime { get; set; }
    public Lifecycle Lifecycle { get; set; }
    public string ParentRecoveryPointArn { get; set; }
    public string RecoveryPointArn { get; set; }
    public string ResourceArn { get; set; }
    public string ResourceName { get; set; }
    public string ResourceType { get; set; }
    public string SourceBackupVaultArn { get; set; }
    public RecoveryPointStatus Status { get; set; }
    public string StatusMessage { get; set; }
    public VaultType VaultType { get; set; }
}
