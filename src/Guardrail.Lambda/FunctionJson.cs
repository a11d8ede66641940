using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Guardrail.Auditing;
using Guardrail.Lambda;
using Guardrail.Lambda.Organization;

[assembly: LambdaSerializer(typeof(FunctionSerializer))]

namespace Guardrail.Lambda;

/// <summary>What goes in and out of the function, source-generated.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(FunctionAnswer))]
[JsonSerializable(typeof(PartAnswer))]
[JsonSerializable(typeof(SummaryAnswer))]
public sealed partial class FunctionJson : JsonSerializerContext
{
    /// <summary>The context with the report's own options.</summary>
    internal static FunctionJson Plain { get; } = new(ReportJson.Configure(new JsonSerializerOptions()));
}

/// <summary>
/// The function's serializer: AWS's source-generated one with the report's own options. With its defaults null members would be left out, and the answer would not be
/// the report that the command line prints.
/// </summary>
public sealed class FunctionSerializer() : SourceGeneratorLambdaJsonSerializer<FunctionJson>(options => ReportJson.Configure(options));
