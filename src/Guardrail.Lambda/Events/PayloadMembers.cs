using System.Globalization;
using System.Text.Json;

namespace Guardrail.Lambda.Events;

/// <summary>The members of a payload, each checked, so that a typing error cannot pass for a smaller audit.</summary>
internal sealed class PayloadMembers
{
    private readonly string _name;
    private readonly JsonElement _payload;

    /// <exception cref="InvalidEventException">The payload is no object, or has members that are not known.</exception>
    public PayloadMembers(string name, JsonElement payload, string[] known)
    {
        (_name, _payload) = (name, payload);
        if (payload.ValueKind != JsonValueKind.Object)
            throw new InvalidEventException($"'{name}' is {EventParser.Name(payload)}, not an object.");
        foreach (var member in payload.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal))
                throw new InvalidEventException($"'{name}.{EventParser.Shorten(member.Name)}' is not known; there are {string.Join(", ", known)}.");
        }
    }

    public string? Text(string member)
    {
        if (!_payload.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String && value.GetString()!.Trim().Length > 0
            ? value.GetString()
            : throw new InvalidEventException($"'{_name}.{member}' must be a text that is not empty.");
    }

    public string[] Texts(string member)
    {
        if (!_payload.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String || item.GetString()!.Trim().Length == 0))
            throw new InvalidEventException($"'{_name}.{member}' must be a list of texts.");
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    public bool? Flag(string member)
    {
        if (!_payload.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new InvalidEventException($"'{_name}.{member}' must be true or false.");
    }

    public DateTimeOffset? Instant(string member)
    {
        if (Text(member) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new InvalidEventException($"'{_name}.{member}' is '{EventParser.Shorten(text)}'; write an instant such as 2026-11-22T00:00:00Z.");
    }
}
