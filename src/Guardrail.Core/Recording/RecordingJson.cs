using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrail.Auditing;

namespace Guardrail.Recording;

/// <summary>A recording as JSON: the inventory's own records in camelCase, without nulls and computed members.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(RecordingEntry))]
internal sealed partial class RecordingJson : JsonSerializerContext
{
    public static RecordingJson Plain { get; } = new(Written(strict: false));

    /// <summary>The same for reading and checking: a member that is null where there must be something is refused, not stumbled over later.</summary>
    public static RecordingJson Strict { get; } = new(Written(strict: true));

    private static JsonSerializerOptions Written(bool strict) => new()
    {
        RespectNullableAnnotations = strict,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // What is left out is not checked.
        DefaultIgnoreCondition = strict ? JsonIgnoreCondition.Never : JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantJsonConverter() },
    };
}
