using System.Text.Json.Serialization;

namespace Guardrail.Aws.Reading.Remembered;

/// <summary>How remembered parts are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RememberedVersion))]
[JsonSerializable(typeof(RememberedSelection))]
internal sealed partial class RememberedJson : JsonSerializerContext;
