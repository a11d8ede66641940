using System.Globalization;
using System.Text.Json;

namespace Guardrail.LocalAws.Wire;

/// <summary>One call as the client wrote it: which operation, on what, and its parameters.</summary>
internal sealed class ApiRequest
{
    private static readonly Dictionary<string, string> None = [];

    public required Service Service { get; init; }

    public required string Operation { get; init; }

    /// <summary>Ids in the path, decoded, in order.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Query string or form members.</summary>
    public Dictionary<string, string> Parameters { get; init; } = None;

    public JsonElement Body { get; init; }

    /// <summary>An upload's bytes; empty for other calls.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>What an upload says it is; null for nothing said.</summary>
    public string? ContentType { get; init; }

    /// <summary>The thing called upon, for faults and the log of calls: a vault, plan, table, topic, bucket or role; null for a whole list.</summary>
    public string? Resource { get; init; }

    public string? Text(string name)
    {
        if (Service.Protocol is Protocol.RestJson or Protocol.Query or Protocol.RestXml) return Parameters.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
        if (Body.ValueKind != JsonValueKind.Object || !Body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw new AwsException("SerializationException", $"{name}: a string is expected");
    }

    public int? Number(string name)
    {
        if (Service.Protocol is Protocol.RestJson or Protocol.Query or Protocol.RestXml)
        {
            if (Text(name) is not { } text) return null;
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed
                : throw AwsException.Invalid($"{name} is not a number: {text}");
        }
        if (Body.ValueKind != JsonValueKind.Object || !Body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
            : throw new AwsException("SerializationException", $"{name}: a number is expected");
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw AwsException.Invalid($"{name} is neither true nor false: {other}"),
    };

    /// <summary>A timestamp of a query string, which is ISO 8601.</summary>
    public long? InstantMs(string name)
    {
        if (Text(name) is not { } text) return null;
        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant.ToUnixTimeMilliseconds()
            : throw AwsException.Invalid($"{name} is not an ISO 8601 timestamp: {text}");
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Body.ValueKind != JsonValueKind.Object || !Body.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array) return [];
        return [.. value.EnumerateArray().Select(item => item.GetString() ?? "")];
    }
}
