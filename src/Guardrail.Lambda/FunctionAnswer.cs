using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrail.Auditing;
using Guardrail.Lambda.Organization;

namespace Guardrail.Lambda;

/// <summary>What an invocation returns: the report as an object, or a text in the format that was asked for.</summary>
[JsonConverter(typeof(FunctionAnswerConverter))]
public sealed record FunctionAnswer
{
    private FunctionAnswer(AuditReport? report, string? text, IReadOnlyList<string>? failures = null) => (Report, Text, BatchItemFailures) = (report, text, failures);

    /// <summary>SQS's ids of the messages that are to come again, written before the report as AWS's <c>batchItemFailures</c>; null where no batch was asked about.</summary>
    public IReadOnlyList<string>? BatchItemFailures { get; }

    /// <summary>What a shard answers; null for other runs.</summary>
    public PartAnswer? Part { get; private init; }

    /// <summary>What the run over an organization's parts answers; null for other runs.</summary>
    public SummaryAnswer? Summary { get; private init; }

    /// <summary>The report; null where a text was asked for.</summary>
    public AuditReport? Report { get; }

    /// <summary>The text; null where the report is the answer.</summary>
    public string? Text { get; }

    /// <summary>An answer that is the report.</summary>
    public static FunctionAnswer Of(AuditReport report) => new(report, null);

    /// <summary>An answer that says where a part is.</summary>
    public static FunctionAnswer Of(PartAnswer part) => new(null, null) { Part = part };

    /// <summary>An answer that says where an organization's report is.</summary>
    public static FunctionAnswer Of(SummaryAnswer summary) => new(null, null) { Summary = summary };

    /// <summary>An answer to a batch of SQS messages.</summary>
    /// <param name="report">The report; null where nothing had to be read.</param>
    /// <param name="failures">The messages that are to come again; empty for none.</param>
    public static FunctionAnswer Of(AuditReport? report, IReadOnlyList<string> failures) => new(report, null, failures);

    /// <summary>An answer that is a text.</summary>
    public static FunctionAnswer Of(string text) => new(null, text);
}

/// <summary>Writes the report exactly as the command line does.</summary>
public sealed class FunctionAnswerConverter : JsonConverter<FunctionAnswer>
{
    /// <inheritdoc/>
    public override FunctionAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? FunctionAnswer.Of(reader.GetString()!)
            : FunctionAnswer.Of(JsonSerializer.Deserialize(ref reader, ReportJson.Plain.AuditReport) ?? throw new JsonException("The answer is null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FunctionAnswer value, JsonSerializerOptions options)
    {
        if (value.BatchItemFailures is { } failures)
            WriteBatch(writer, value.Report, failures);
        else if (value.Report is { } report)
            JsonSerializer.Serialize(writer, report, ReportJson.Plain.AuditReport);
        else if (value.Part is { } part)
            JsonSerializer.Serialize(writer, part, FunctionJson.Plain.PartAnswer);
        else if (value.Summary is { } summary)
            JsonSerializer.Serialize(writer, summary, FunctionJson.Plain.SummaryAnswer);
        else
            writer.WriteStringValue(value.Text);
    }

    /// <summary>The report with what SQS looks for before it. SQS minds nothing else.</summary>
    private static void WriteBatch(Utf8JsonWriter writer, AuditReport? report, IReadOnlyList<string> failures)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("batchItemFailures");
        foreach (var id in failures)
        {
            writer.WriteStartObject();
            writer.WriteString("itemIdentifier", id);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (report is not null)
        {
            using var document = JsonDocument.Parse(ReportJson.Write(report));
            foreach (var member in document.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                writer.WriteRawValue(member.Value.GetRawText());
            }
        }
        writer.WriteEndObject();
    }
}
