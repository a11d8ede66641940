using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Backup;

internal static class RecoveryPointJson
{
    public static void Write(Utf8JsonWriter json, RecoveryPoint point, Vault vault, Estate estate)
    {
        json.WriteStartObject();
        WriteMembers(json, point, vault, estate, described: false);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, RecoveryPoint point, Vault vault, Estate estate, bool described)
    {
        if (point.Written is not { } written || (written.With.Count == 0 && written.Without.Count == 0))
        {
            Members(json, point, vault, estate, described);
            return;
        }
        using var buffer = new MemoryStream();
        using (var plain = new Utf8JsonWriter(buffer))
        {
            plain.WriteStartObject();
            Members(plain, point, vault, estate, described);
            plain.WriteEndObject();
        }
        var members = JsonNode.Parse(buffer.ToArray())!.AsObject();
        foreach (var name in written.Without) members.Remove(name);
        foreach (var (name, value) in written.With) members[name] = JsonNode.Parse(value.GetRawText());
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }
    }

    /// <summary>Who made it, as points and jobs both say it.</summary>
    public static void Creator(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject("CreatedBy");
        json.WriteString("BackupPlanId", rule.Plan.Id);
        json.WriteString("BackupPlanArn", rule.Plan.Arn);
        json.WriteString("BackupPlanName", rule.Plan.Name);
        json.WriteString("BackupPlanVersion", rule.Plan.VersionId);
        json.WriteString("BackupRuleId", rule.Id);
        json.WriteString("BackupRuleName", rule.Name);
        json.Text("BackupRuleCron", rule.File.Schedule);
        json.Text("BackupRuleTimezone", rule.File.TimeZone);
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, RecoveryPoint point, Vault vault, Estate estate, bool described)
    {
        json.WriteString("RecoveryPointArn", point.Arn);
        json.WriteString("BackupVaultName", vault.Name);
        json.WriteString("BackupVaultArn", vault.Arn);
        json.WriteString("SourceBackupVaultArn", point.SourceVaultArn);
        json.WriteString("ResourceArn", point.ResourceArn);
        json.WriteString("ResourceType", point.Written?.ResourceType ?? "DynamoDB");
        json.WriteString("ResourceName", point.ResourceName);
        var nameless = point.SourceVaultArn is not null && !estate.Scenario.File.CopiesNameTheirCreator;
        if (point.Rule is { } rule && !nameless) Creator(json, rule);
        else json.WriteNull("CreatedBy");
        json.WriteString("IamRoleArn", $"arn:aws:iam::{point.ResourceArn.Split(':')[4]}:role/service-role/AWSBackupDefaultServiceRole");
        json.WriteString("Status", point.Written is null ? "COMPLETED" : point.Written.Status);
        json.WriteNull("StatusMessage");
        json.Instant("CreationDate", point.CreatedMs);
        json.Instant("InitiationDate", point.CreatedMs);
        json.Instant("CompletionDate", point.CompletedMs);
        if (point.Size is { } size) json.WriteNumber("BackupSizeInBytes", size);
        else json.WriteNull("BackupSizeInBytes");
        Lifecycles(json, point);
        json.WriteString("EncryptionKeyArn", vault.Key);
        json.WriteBoolean("IsEncrypted", true);
        json.WriteBoolean("IsParent", point.Written?.IsParent ?? false);
        json.Text("ParentRecoveryPointArn", point.Written?.Parent);
        json.Text("VaultType", vault.Type);
        if (described)
            json.WriteString("StorageClass", point.IsAdvanced && point.ColdMs <= estate.AsOf.ToUnixTimeMilliseconds() ? "COLD" : "WARM");
    }

    private static void Lifecycles(Utf8JsonWriter json, RecoveryPoint point)
    {
        if (!point.Lifecycle.IsWritten) return;
        PlanJson.Lifecycle(json, "Lifecycle", point.Lifecycle);
        if (point.ColdMs is null && point.DeleteMs is null) return;
        json.WriteStartObject("CalculatedLifecycle");
        json.Instant("MoveToColdStorageAt", point.ColdMs);
        json.Instant("DeleteAt", point.DeleteMs);
        json.WriteEndObject();
    }
}
