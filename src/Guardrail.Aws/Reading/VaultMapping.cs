using Amazon.Backup;
using Amazon.Backup.Model;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>Which listed vaults count, and what they are.</summary>
internal static class VaultMapping
{
    /// <summary>
    /// The vault, or null where it does not count: a restore access vault is only a view of another (documented), and one of another account
    /// is paid for there (inferred).
    /// </summary>
    /// <param name="reader">The reading; gets the gaps.</param>
    /// <param name="listed">The entry of the list.</param>
    /// <param name="foreign">Whether it is left out because it belongs to another account.</param>
    public static BackupVault? From(Reader reader, BackupVaultListMember listed, out bool foreign)
    {
        var scope = reader.Scope;
        foreign = Arns.AccountOf(listed.BackupVaultArn) is { } account && account != scope.AccountId;
        if (listed.VaultType == VaultType.RESTORE_ACCESS_BACKUP_VAULT || foreign)
            return null;
        var name = listed.BackupVaultName ?? Arns.VaultName(listed.BackupVaultArn);
        if (string.IsNullOrEmpty(name))
        {
            reader.Gaps.Add("vaults", "InvalidAnswer", "A vault is listed without a name, so its recovery points are missing. Run again.");
            return null;
        }
        if (listed.VaultType is { } type && type != VaultType.BACKUP_VAULT && type != VaultType.LOGICALLY_AIR_GAPPED_BACKUP_VAULT)
            reader.Gaps.Add($"vault/{name}", "UnknownVaultType", $"Vault {name} is of the unknown type {type.Value}, and priced as an ordinary one. Accept the gap, or look for a newer version.");
        return new BackupVault
        {
            Scope = scope,
            Name = name,
            Arn = string.IsNullOrEmpty(listed.BackupVaultArn) ? Arns.Vault(reader.Partition, scope.Region, scope.AccountId, name) : listed.BackupVaultArn,
            AirGapped = listed.VaultType == VaultType.LOGICALLY_AIR_GAPPED_BACKUP_VAULT,
            MinRetentionDays = listed.MinRetentionDays,
            MaxRetentionDays = listed.MaxRetentionDays,
            ApproximateRecoveryPoints = listed.NumberOfRecoveryPoints,
        };
    }
}
