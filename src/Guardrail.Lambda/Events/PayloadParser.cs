using System.Globalization;
using System.Text.Json;

namespace Guardrail.Lambda.Events;

/// <summary>Reads the payload of a manual invocation or a shard; every member is checked, so that a typing error cannot pass for a smaller audit.</summary>
internal static class PayloadParser
{
    private static readonly string[] Known = ["regions", "tables", "asOf", "notify", "format", "accountId", "region", "roleArn", "externalId"];

    public static Trigger.Manual Parse(JsonElement payload, JsonElement audit)
    {
        if (payload.EnumerateObject().Any(member => member.Name != "audit"))
            throw new InvalidEventException($"Beside 'audit' nothing else may stand (there is {EventParser.Members(payload)}).");
        if (audit.ValueKind != JsonValueKind.Object)
            throw new InvalidEventException($"'audit' is {EventParser.Name(audit)}, not an object.");
        foreach (var member in audit.EnumerateObject())
        {
            if (!Known.Contains(member.Name, StringComparer.Ordinal))
                throw new InvalidEventException($"'audit.{EventParser.Shorten(member.Name)}' is not known; there are {string.Join(", ", Known)}.");
        }

        var region = Text(audit, "region");
        var regions = Texts(audit, "regions");
        if (region is not null && regions.Length > 0)
            throw new InvalidEventException("'audit.region' and 'audit.regions' exclude each other.");
        var format = Text(audit, "format") ?? "json";
        if (format is not ("json" or "markdown"))
            throw new InvalidEventException($"'audit.format' is '{EventParser.Shorten(format)}'; it may be json or markdown.");
        return new Trigger.Manual(new AuditRequestPayload
        {
            Regions = region is null ? regions : [region],
            Tables = Texts(audit, "tables"),
            AsOf = Instant(audit, "asOf"),
            Notify = Flag(audit, "notify") ?? true,
            Format = format,
            AccountId = Text(audit, "accountId"),
            RoleArn = Text(audit, "roleArn"),
            ExternalId = Text(audit, "externalId"),
        });
    }

    private static string? Text(JsonElement audit, string member)
    {
        if (!audit.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String && value.GetString()!.Trim().Length > 0
            ? value.GetString()
            : throw new InvalidEventException($"'audit.{member}' must be a text that is not empty.");
    }

    private static string[] Texts(JsonElement audit, string member)
    {
        if (!audit.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String || item.GetString()!.Trim().Length == 0))
            throw new InvalidEventException($"'audit.{member}' must be a list of texts.");
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static bool? Flag(JsonElement audit, string member)
    {
        if (!audit.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new InvalidEventException($"'audit.{member}' must be true or false.");
    }

    private static DateTimeOffset? Instant(JsonElement audit, string member)
    {
        if (Text(audit, member) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new InvalidEventException($"'audit.{member}' is '{EventParser.Shorten(text)}'; write an instant such as 2026-11-22T00:00:00Z.");
    }
}
