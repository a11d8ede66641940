using System.Text.Json;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Backup;

internal static class VaultOperations
{
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Answer ListVaults(Turn turn)
    {
        var type = turn.Request.Text("vaultType");
        var shared = turn.Request.Flag("shared");
        var (vaults, next) = turn.BackupPage(
            turn.Region.Vaults,
            vault => (type is null || vault.Type == type)
                && (shared is null || shared == vault.File.SharedFrom is not null)
                && (vault.File.CreatedAt ?? LongAgo) <= turn.AsOf,
            $"{type} {shared}");
        return Answer.Json(Service.Backup, json =>
        {
            json.WriteString("NextToken", next);
            json.WriteStartArray("BackupVaultList");
            foreach (var vault in vaults) Write(json, vault, turn);
            json.WriteEndArray();
        });
    }

    public static Answer DescribeRegionSettings(Turn turn) => Answer.Json(Service.Backup, json =>
    {
        var file = turn.Region.File;
        json.WriteStartObject("ResourceTypeOptInPreference");
        json.WriteBoolean("Aurora", true);
        if (file.OptIn is { } optIn) json.WriteBoolean("DynamoDB", optIn);
        json.WriteBoolean("EBS", true);
        json.WriteBoolean("Storage Gateway", true);
        json.WriteEndObject();
        json.WriteStartObject("ResourceTypeManagementPreference");
        if (file.Advanced is { } advanced)
            json.WriteBoolean("DynamoDB", advanced && (file.AdvancedSince is not { } since || turn.AsOf >= since));
        json.WriteBoolean("EFS", true);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Vault vault, Turn turn)
    {
        json.WriteStartObject();
        json.WriteString("BackupVaultName", vault.Name);
        json.WriteString("BackupVaultArn", vault.Arn);
        json.Text("VaultType", vault.Type);
        json.WriteString("VaultState", "AVAILABLE");
        json.Instant("CreationDate", vault.File.CreatedAt ?? LongAgo);
        json.WriteString("EncryptionKeyArn", vault.Key);
        json.WriteNull("CreatorRequestId");
        json.WriteNumber("NumberOfRecoveryPoints", vault.File.PointsTold ?? turn.Estate.PointsOf(vault, turn.Region).Count);
        json.WriteBoolean("Locked", vault.IsLocked);
        json.Number("MinRetentionDays", vault.File.MinDays);
        json.Number("MaxRetentionDays", vault.File.MaxDays);
        json.WriteEndObject();
    }
}
