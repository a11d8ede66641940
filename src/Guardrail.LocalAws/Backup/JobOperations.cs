using System.Text.Json;
using Guardrail.LocalAws.Generation;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Backup;

internal static class JobOperations
{
    public static Answer ListJobs(Turn turn)
    {
        var request = turn.Request;
        var (resource, state, vault) = (request.Text("resourceArn"), request.Text("state"), request.Text("backupVaultName"));
        var (type, account) = (request.Text("resourceType"), request.Text("accountId"));
        var (after, before) = (request.InstantMs("createdAfter"), request.InstantMs("createdBefore"));
        var (completedAfter, completedBefore) = (request.InstantMs("completeAfter"), request.InstantMs("completeBefore"));
        var (jobs, next) = turn.BackupPage(
            turn.Estate.JobsOf(turn.Region),
            job => (resource is null || job.Table.Arn == resource)
                && (state is null || job.State == state)
                && (vault is null || job.Vault.Name == vault)
                && type is null or "DynamoDB"
                && (account is null or "*" || account == turn.Caller.AccountId)
                && (after is null || CreatedMs(job) > after)
                && (before is null || CreatedMs(job) < before)
                && (completedAfter is null || CompletedMs(job) > completedAfter)
                && (completedBefore is null || CompletedMs(job) < completedBefore),
            $"{resource} {state} {vault} {type} {account} {after} {before} {completedAfter} {completedBefore}");
        return Answer.Json(Service.Backup, json =>
        {
            json.WriteString("NextToken", next);
            json.WriteStartArray("BackupJobs");
            foreach (var job in jobs) Write(json, job, turn);
            json.WriteEndArray();
        });
    }

    private static long CreatedMs(BackupJob job) => job.Run.At.ToUnixTimeMilliseconds();

    private static long? CompletedMs(BackupJob job) => job.Point?.CompletedMs ?? (job.State == "CREATED" ? null : job.StartedAt.ToUnixTimeMilliseconds());

    private static void Write(Utf8JsonWriter json, BackupJob job, Turn turn)
    {
        json.WriteStartObject();
        json.WriteString("AccountId", turn.Region.AccountId);
        json.WriteString("BackupJobId", job.Id);
        json.WriteString("BackupVaultName", job.Vault.Name);
        json.WriteString("BackupVaultArn", job.Vault.Arn);
        json.Text("VaultType", job.Vault.Type);
        json.Text("RecoveryPointArn", job.Point?.Arn);
        json.WriteString("ResourceArn", job.Table.Arn);
        json.WriteString("ResourceName", job.Table.Name);
        json.WriteString("ResourceType", "DynamoDB");
        PlanJson.Lifecycle(json, "RecoveryPointLifecycle", job.Run.Rule.Lifecycle);
        json.Instant("CreationDate", CreatedMs(job));
        json.Instant("InitiationDate", CreatedMs(job));
        json.Instant("StartBy", job.Run.At + job.Run.Rule.StartWindow);
        json.Instant("CompletionDate", CompletedMs(job));
        json.WriteString("State", job.State);
        json.Text("StatusMessage", job.StatusMessage);
        json.WriteString("PercentDone", job.Point is null ? "0.0" : "100.0");
        json.Number("BackupSizeInBytes", job.Point?.Size);
        json.Number("BytesTransferred", job.Point?.Size);
        json.WriteString("IamRoleArn", $"arn:{turn.Region.Partition}:iam::{turn.Region.AccountId}:role/service-role/AWSBackupDefaultServiceRole");
        json.WriteBoolean("IsParent", false);
        json.WriteString("MessageCategory", job.StatusMessage is null ? "SUCCESS" : "FAILURE");
        RecoveryPointJson.Creator(json, job.Run.Rule);
        json.WriteEndObject();
    }
}
