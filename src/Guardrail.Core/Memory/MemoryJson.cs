using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Memory;

/// <summary>What is remembered as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(UsdJsonConverter), typeof(InstantJsonConverter), typeof(DecimalJsonConverter), typeof(DependencyJsonConverter)])]
[JsonSerializable(typeof(RememberedFinding))]
[JsonSerializable(typeof(RememberedScope))]
public sealed partial class MemoryJson : JsonSerializerContext
{
    /// <summary>A finding as text.</summary>
    public static string Write(RememberedFinding finding) => JsonSerializer.Serialize(finding, Default.RememberedFinding);

    /// <summary>An account and Region as UTF-8.</summary>
    public static byte[] Write(RememberedScope scope) => JsonSerializer.SerializeToUtf8Bytes(scope, Default.RememberedScope);

    /// <summary>A finding from its text.</summary>
    /// <exception cref="JsonException">The text is none.</exception>
    public static RememberedFinding ReadFinding(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Default.RememberedFinding) ?? throw new JsonException("There is no finding.");
        }
        catch (ArgumentException broken)
        {
            throw new JsonException("The text is not valid Unicode (half a surrogate pair).", broken);
        }
    }

    /// <summary>An account and Region from UTF-8.</summary>
    /// <exception cref="JsonException">The bytes are none.</exception>
    public static RememberedScope ReadScope(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, Default.RememberedScope) ?? throw new JsonException("There is no scope.");
}

/// <summary>A dependency in one short text, for a budget over a whole organization has thousands: <c>111122223333/us-east-1@2026-11-22</c>.</summary>
public sealed class DependencyJsonConverter : JsonConverter<Dependency>
{
    private const string Day = "yyyy-MM-dd";

    /// <inheritdoc/>
    public override Dependency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()?.Split('/', '@') is [var account, var region, var day]
            && DateTimeOffset.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var asked)
            ? new Dependency(new Scope(account, region), asked)
            : throw new JsonException("A dependency is an account, a Region and a day.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Dependency value, JsonSerializerOptions options) => writer.WriteStringValue(
        $"{value.Scope.AccountId}/{value.Scope.Region}@{value.Asked.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture)}");
}
