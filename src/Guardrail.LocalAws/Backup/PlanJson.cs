using System.Text.Json;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Backup;

internal static class PlanJson
{
    public static void Rule(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("RuleName", rule.Name);
        json.WriteString("TargetBackupVaultName", rule.File.Vault);
        if (rule.File.AirGappedVault is { } gapped)
        {
            var region = rule.Plan.Region;
            json.WriteString("TargetLogicallyAirGappedBackupVaultArn", Vault.ArnOf(region.Partition, region.Name, region.AccountId, gapped));
        }
        json.Text("ScheduleExpression", rule.File.Schedule);
        json.Number("StartWindowMinutes", rule.File.StartWindowMinutes);
        json.Number("CompletionWindowMinutes", rule.File.CompletionWindowMinutes);
        Lifecycle(json, "Lifecycle", rule.Lifecycle);
        json.WriteString("RuleId", rule.Id);
        if (rule.Copies.Count > 0) Copies(json, rule);
        json.WriteBoolean("EnableContinuousBackup", rule.File.Continuous);
        json.Text("ScheduleExpressionTimezone", rule.File.TimeZone);
        json.WriteEndObject();
    }

    public static void Lifecycle(Utf8JsonWriter json, string name, Lifecycle lifecycle)
    {
        if (!lifecycle.IsWritten) return;
        json.WriteStartObject(name);
        json.Number("MoveToColdStorageAfterDays", lifecycle.ColdAfterDays);
        json.Number("DeleteAfterDays", lifecycle.DeleteAfterDays);
        json.WriteEndObject();
    }

    private static void Copies(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartArray("CopyActions");
        foreach (var copy in rule.Copies)
        {
            json.WriteStartObject();
            Lifecycle(json, "Lifecycle", new Lifecycle(copy.File.DeleteAfterDays, copy.File.ColdAfterDays));
            json.WriteString("DestinationBackupVaultArn", copy.VaultArn);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
