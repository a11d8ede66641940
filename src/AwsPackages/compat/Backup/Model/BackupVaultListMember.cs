namespace Amazon.Backup.Model;

public partial class BackupVaultListMember
{
    public string BackupVaultArn { get; set; }
    public string BackupVaultName { get; set; }
    public DateTime? CreationDate { get; set; }
    public string CreatorRequestId { get; set; }
    public string EncryptionKeyArn { get; set; }
    public EncryptionKeyType EncryptionKeyType { get; set; }
    public DateTime? LockDate { get; set; }
    public bool? Locked { get; set; }
    public long? MaxRetentionDays { get; set; }
    public long? MinRetentionDays { get; set; }
    public long? NumberOfRecoveryPoints { get; set; }
    public VaultState VaultState { get; set; }
    public VaultType VaultType { get; set; }
}
