using System.Text.Json;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.DynamoDb;

internal static class TableBackupOperations
{
    private static readonly TimeSpan SystemBackupLife = TimeSpan.FromDays(35);

    public static Answer DescribeContinuousBackups(Turn turn)
    {
        var name = TableOperations.Required(turn, "TableName");
        var table = TableOperations.Find(turn, name) ?? throw new AwsException("TableNotFoundException", $"Table not found: {name}");
        return Answer.Json(Service.DynamoDb, json =>
        {
            json.WriteStartObject("ContinuousBackupsDescription");
            json.WriteString("ContinuousBackupsStatus", "ENABLED");
            json.WriteStartObject("PointInTimeRecoveryDescription");
            json.WriteString("PointInTimeRecoveryStatus", table.File.Pitr ? "ENABLED" : "DISABLED");
            if (table.File.Pitr)
            {
                json.WriteNumber("RecoveryPeriodInDays", table.File.PitrDays);
                json.Seconds("EarliestRestorableDateTime", turn.AsOf.AddDays(-table.File.PitrDays));
                json.Seconds("LatestRestorableDateTime", turn.AsOf.AddMinutes(-5));
            }
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public static Answer ListBackups(Turn turn)
    {
        var limit = TableOperations.Limit(turn, 100);
        if (turn.Estate.Scenario.File.Paging.ShortPages) limit = Math.Max(1, limit / 3);
        var kind = turn.Request.Text("BackupType") ?? "USER";
        if (kind is not ("USER" or "SYSTEM" or "AWS_BACKUP" or "ALL")) throw new AwsException("ValidationException", $"BackupType '{kind}' is unknown");
        var start = turn.Request.Text("ExclusiveStartBackupArn");
        var table = turn.Request.Text("TableName");
        var (from, until) = (Seconds(turn, "TimeRangeLowerBound"), Seconds(turn, "TimeRangeUpperBound"));
        var found = All(turn)
            .Where(b => (kind == "ALL" || b.Type == kind) && (table is null || b.Table.Name == table || b.Table.Arn == table)
                && (from is null || b.CreatedAt >= from) && (until is null || b.CreatedAt < until)
                && (start is null || string.CompareOrdinal(b.Arn, start) > 0))
            .OrderBy(b => b.Arn, StringComparer.Ordinal).Take(limit + 1).ToList();
        return Answer.Json(Service.DynamoDb, json =>
        {
            json.WriteStartArray("BackupSummaries");
            foreach (var backup in found.Take(limit)) Write(json, backup);
            json.WriteEndArray();
            if (found.Count > limit) json.WriteString("LastEvaluatedBackupArn", found[limit - 1].Arn);
        });
    }

    private static DateTimeOffset? Seconds(Turn turn, string member) =>
        turn.Request.Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(value.GetDouble() * 1000))
            : null;

    private static IEnumerable<Summary> All(Turn turn)
    {
        foreach (var table in turn.Region.Tables)
        {
            foreach (var backup in table.File.NativeBackups)
            {
                if (backup.CreatedAt <= turn.AsOf)
                    yield return new Summary(table, Arn(table, backup.CreatedAt, backup.Name), backup.Name, backup.CreatedAt, null, "USER", backup.Size);
            }

            // A table with PITR leaves one backup behind when it is deleted, for 35 days and for nothing.
            if (table.File.Pitr && table.DeletedAt is { } deleted && deleted <= turn.AsOf && turn.AsOf < deleted + SystemBackupLife)
            {
                var name = table.Name + "$DeletedTableBackup";
                yield return new Summary(table, Arn(table, deleted, name), name, deleted, deleted + SystemBackupLife, "SYSTEM", table.SizeAt(deleted));
            }
        }
        foreach (var vault in turn.Region.Vaults)
            foreach (var point in turn.Estate.PointsOf(vault, turn.Region))
                if (!point.IsAdvanced && turn.Region.FindTable(point.ResourceName) is { } table && table.Arn == point.ResourceArn)
                {
                    var at = DateTimeOffset.FromUnixTimeMilliseconds(point.CreatedMs);
                    yield return new Summary(table, point.Arn, $"awsbackup_{point.Arn[^8..]}", at, null, "AWS_BACKUP", point.Size ?? 0);
                }
    }

    private static string Arn(Table table, DateTimeOffset createdAt, string name) =>
        $"{table.Arn}/backup/{createdAt.ToUnixTimeMilliseconds():D14}-{Chance.Id(name).ToString()[..8]}";

    private static void Write(Utf8JsonWriter json, Summary backup)
    {
        json.WriteStartObject();
        json.WriteString("TableName", backup.Table.Name);
        json.WriteString("TableId", Chance.Id(backup.Table.Arn).ToString());
        json.WriteString("TableArn", backup.Table.Arn);
        json.WriteString("BackupArn", backup.Arn);
        json.WriteString("BackupName", backup.Name);
        json.Seconds("BackupCreationDateTime", backup.CreatedAt);
        json.Seconds("BackupExpiryDateTime", backup.ExpiresAt);
        json.WriteString("BackupStatus", "AVAILABLE");
        json.WriteString("BackupType", backup.Type);
        json.WriteNumber("BackupSizeBytes", backup.Size);
        json.WriteEndObject();
    }

    private sealed record Summary(Table Table, string Arn, string Name, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Type, long Size);
}
