using System.Text.Json;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.DynamoDb;

internal static class TableOperations
{
    private const int TagsPerPage = 10;

    public static Answer ListTables(Turn turn)
    {
        var limit = Limit(turn, 100);
        if (turn.Estate.Scenario.File.Paging.ShortPages) limit = Math.Max(1, limit / 3);
        var start = turn.Request.Text("ExclusiveStartTableName");
        var names = turn.Region.Tables
            .Where(t => (t.ExistsAt(turn.AsOf) || t.File.LingersInList) && (start is null || string.CompareOrdinal(t.Name, start) > 0))
            .Select(t => t.Name).Take(limit + 1).ToList();
        return Answer.Json(Service.DynamoDb, json =>
        {
            json.WriteStartArray("TableNames");
            foreach (var name in names.Take(limit)) json.WriteStringValue(name);
            json.WriteEndArray();
            if (names.Count > limit) json.WriteString("LastEvaluatedTableName", names[limit - 1]);
        });
    }

    public static Answer DescribeTable(Turn turn)
    {
        var table = Find(turn, Required(turn, "TableName"))
            ?? throw AwsException.NotFound($"Requested resource not found: Table: {turn.Request.Text("TableName")} not found");
        return Answer.Json(Service.DynamoDb, json =>
        {
            json.WriteStartObject("Table");
            Describe(json, table, turn.AsOf);
            json.WriteEndObject();
        });
    }

    public static Answer ListTagsOfResource(Turn turn)
    {
        var arn = Required(turn, "ResourceArn");
        var table = Find(turn, arn) is { } found && found.Arn == arn ? found
            : throw AwsException.NotFound($"Requested resource not found: ResourcArn: {arn} not found");
        var (tags, next) = turn.Page(
            [.. table.File.Tags], _ => true, arn, turn.Request.Text("NextToken"), TagsPerPage,
            _ => new AwsException("ValidationException", "The provided NextToken is invalid"));
        return Answer.Json(Service.DynamoDb, json =>
        {
            json.WriteStartArray("Tags");
            foreach (var (key, value) in tags)
            {
                json.WriteStartObject();
                json.WriteString("Key", key);
                json.WriteString("Value", value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.Text("NextToken", next);
        });
    }

    /// <summary>A table by name or by ARN; null where the caller's Region has none.</summary>
    public static Table? Find(Turn turn, string nameOrArn)
    {
        var isArn = nameOrArn.StartsWith("arn:", StringComparison.Ordinal);
        var table = turn.Region.FindTable(isArn ? nameOrArn[(nameOrArn.IndexOf('/', StringComparison.Ordinal) + 1)..] : nameOrArn);
        return table is not null && table.ExistsAt(turn.AsOf) && (!isArn || table.Arn == nameOrArn) ? table : null;
    }

    public static string Required(Turn turn, string member) =>
        turn.Request.Text(member)
        ?? throw Invalid($"Value null at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null");

    public static int Limit(Turn turn, int most)
    {
        var limit = turn.Request.Number("Limit") ?? most;
        if (limit < 1) throw Invalid($"Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        return limit <= most ? limit
            : throw Invalid($"Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {most}");
    }

    private static AwsException Invalid(string what) => new("ValidationException", "1 validation error detected: " + what);

    private static void Describe(Utf8JsonWriter json, Table table, DateTimeOffset asOf)
    {
        json.WriteStartArray("AttributeDefinitions");
        json.WriteStartObject();
        json.WriteString("AttributeName", "id");
        json.WriteString("AttributeType", "S");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("TableName", table.Name);
        json.WriteStartArray("KeySchema");
        json.WriteStartObject();
        json.WriteString("AttributeName", "id");
        json.WriteString("KeyType", "HASH");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("TableStatus", table.File.Status);
        json.Seconds("CreationDateTime", table.CreatedAt);
        json.WriteNumber("TableSizeBytes", table.ReportedSizeAt(asOf));
        json.WriteNumber("ItemCount", table.ReportedItemsAt(asOf));
        json.WriteString("TableArn", table.Arn);
        json.WriteString("TableId", Chance.Id(table.Arn).ToString());
        json.WriteStartObject("BillingModeSummary");
        json.WriteString("BillingMode", "PAY_PER_REQUEST");
        json.WriteEndObject();
        if (table.File.LocalIndexes is { } indexed)
        {
            json.WriteStartArray("LocalSecondaryIndexes");
            json.WriteStartObject();
            json.WriteString("IndexName", "by-date");
            json.WriteNumber("IndexSizeBytes", indexed);
            json.WriteString("IndexArn", table.Arn + "/index/by-date");
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteBoolean("DeletionProtectionEnabled", false);
    }
}
