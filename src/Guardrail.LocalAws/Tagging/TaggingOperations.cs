using System.Text.Json;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Tagging;

internal static class TaggingOperations
{
    public static Answer GetResources(Turn turn)
    {
        var request = turn.Request;
        var size = request.Number("ResourcesPerPage") ?? 50;
        if (size is < 1 or > 100) throw Invalid("ResourcesPerPage must be between 1 and 100.");
        var types = request.Texts("ResourceTypeFilters");
        var arns = request.Texts("ResourceARNList");
        var filters = TagFilter.Of(request.Body);
        if (arns.Count > 100) throw Invalid("ResourceARNList can have at most 100 members.");
        if (arns.Count > 0 && (types.Count > 0 || filters.Count > 0)) throw Invalid("ResourceARNList cannot be combined with ResourceTypeFilters or TagFilters.");
        if (arns.Count > 0 && request.Number("ResourcesPerPage") is not null) throw Invalid("ResourceARNList cannot be combined with ResourcesPerPage.");

        var (tables, next) = turn.Page(
            turn.Region.Tables,
            table => IsTagged(table) && (table.ExistsAt(turn.AsOf) || Lingers(table, turn.AsOf))
                && (types.Count == 0 || types.Any(t => t is "dynamodb" or "dynamodb:table"))
                && (arns.Count == 0 || arns.Contains(table.Arn))
                && filters.All(filter => filter.LetsThrough(table)),
            Fingerprint(request.Body),
            request.Text("PaginationToken") is { Length: > 0 } token ? token : null,
            size,
            expired => expired ? new AwsException("PaginationTokenExpiredException", "The pagination token is expired.") : Invalid("The pagination token is invalid."));
        return Answer.Json(Service.Tagging, json =>
        {
            json.WriteString("PaginationToken", next ?? "");
            json.WriteStartArray("ResourceTagMappingList");
            foreach (var table in tables) Write(json, table);
            json.WriteEndArray();
        });
    }

    // What was never tagged is not listed at all; what once was is listed with no tags.
    private static bool IsTagged(Table table) => table.File.Tags.Count > 0 || table.File.WasTagged;

    private static bool Lingers(Table table, DateTimeOffset asOf) => table.File.LingersInTagging && table.DeletedAt <= asOf;

    private static string Fingerprint(JsonElement body) =>
        string.Join('|', body.EnumerateObject().Where(m => m.Name is not ("PaginationToken" or "ResourcesPerPage")).Select(m => m.ToString()));

    private static AwsException Invalid(string message) => new("InvalidParameterException", message);

    private static void Write(Utf8JsonWriter json, Table table)
    {
        json.WriteStartObject();
        json.WriteString("ResourceARN", table.Arn);
        json.WriteStartArray("Tags");
        foreach (var (key, value) in table.File.Tags)
        {
            json.WriteStartObject();
            json.WriteString("Key", key);
            json.WriteString("Value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private sealed record TagFilter(string Key, IReadOnlyList<string> Values)
    {
        public static IReadOnlyList<TagFilter> Of(JsonElement body)
        {
            if (!body.TryGetProperty("TagFilters", out var list) || list.ValueKind != JsonValueKind.Array) return [];
            if (list.GetArrayLength() > 50) throw Invalid("TagFilters can have at most 50 members.");
            return [.. list.EnumerateArray().Select(One)];
        }

        public bool LetsThrough(Table table) => table.File.Tags.TryGetValue(Key, out var value) && (Values.Count == 0 || Values.Contains(value));

        private static TagFilter One(JsonElement filter)
        {
            var key = filter.TryGetProperty(nameof(Key), out var given) ? given.GetString() : null;
            var values = filter.TryGetProperty(nameof(Values), out var some) && some.ValueKind == JsonValueKind.Array
                ? some.EnumerateArray().Select(v => v.GetString() ?? "").ToList()
                : [];
            if (values.Count > 20) throw Invalid("A tag filter can have at most 20 values.");
            return new TagFilter(key ?? throw Invalid("A tag filter needs a Key."), values);
        }
    }
}
