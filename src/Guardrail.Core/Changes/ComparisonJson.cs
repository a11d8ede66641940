using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrail.Auditing;

namespace Guardrail.Changes;

/// <summary>A comparison as JSON, in the shape of the report's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UsdJsonConverter), typeof(InstantJsonConverter), typeof(DecimalJsonConverter)])]
[JsonSerializable(typeof(Comparison))]
public sealed partial class ComparisonJson : JsonSerializerContext
{
    private static ComparisonJson Plain { get; } = new(ReportJson.Configure(new JsonSerializerOptions()));

    /// <summary>Writes a comparison on one line, without a line end.</summary>
    public static string Write(Comparison comparison) => JsonSerializer.Serialize(comparison, Plain.Comparison);
}
