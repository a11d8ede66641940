using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Guardrail.Aws.Memory;

/// <summary>Where something is remembered.</summary>
/// <param name="Pk">The partition key; its part before the first <c>#</c> says what kind of thing it is.</param>
/// <param name="Sk">The sort key.</param>
public sealed record MemoryKey(string Pk, string Sk);

/// <summary>One item of the memory table.</summary>
/// <param name="Key">Where it is.</param>
/// <param name="Attributes">What it holds, without keys, expiry and version.</param>
public sealed record MemoryRow(MemoryKey Key, IReadOnlyDictionary<string, AttributeValue> Attributes)
{
    internal const string Pk = "pk";
    internal const string Sk = "sk";
    internal const string Expiry = "expiresAt";
    internal const string VersionName = "version";

    private static readonly string[] Reserved = [Pk, Sk, Expiry, VersionName];

    /// <summary>When DynamoDB may delete it, to the second; null for never. It deletes days late, so whoever reads must mind the date.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A text that each conditional write changes; null where the row was never read or written so.</summary>
    public string? Version { get; init; }

    /// <summary>A text attribute; null where it is absent or no text.</summary>
    public string? Text(string name) => Attributes.TryGetValue(name, out var value) ? value.S : null;

    /// <summary>A whole number; null where it is absent or none.</summary>
    public long? Number(string name) =>
        Attributes.TryGetValue(name, out var value) && long.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Bytes; null where they are absent.</summary>
    public ReadOnlyMemory<byte>? Bytes(string name) => Attributes.TryGetValue(name, out var value) && value.B is { } stream ? (ReadOnlyMemory<byte>?)stream.ToArray() : null;

    internal static Dictionary<string, AttributeValue> KeyOf(MemoryKey key) => new() { [Pk] = new() { S = key.Pk }, [Sk] = new() { S = key.Sk } };

    internal Dictionary<string, AttributeValue> Item()
    {
        var item = KeyOf(Key);
        foreach (var (name, value) in Attributes)
            item.Add(name, value);
        if (ExpiresAt is { } expiry)
            item.Add(Expiry, new() { N = expiry.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) });
        if (Version is { } version)
            item.Add(VersionName, new() { S = version });
        return item;
    }

    internal static MemoryRow Of(Dictionary<string, AttributeValue> item) => new(
        new MemoryKey(item[Pk].S, item[Sk].S),
        item.Where(pair => !Reserved.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
    {
        ExpiresAt = item.TryGetValue(Expiry, out var expiry) && long.TryParse(expiry.N, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, 253_402_300_799))
            : null,
        Version = item.TryGetValue(VersionName, out var version) ? version.S : null,
    };
}
