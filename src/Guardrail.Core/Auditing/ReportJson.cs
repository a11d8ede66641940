using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrail.Units;

namespace Guardrail.Auditing;

/// <summary>The report as JSON: camelCase, plain unrounded numbers, instants in UTC, nulls written. The same bytes from the CLI and the function.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UsdJsonConverter), typeof(InstantJsonConverter), typeof(DecimalJsonConverter)])]
[JsonSerializable(typeof(AuditReport))]
[JsonSerializable(typeof(IReadOnlyList<TableRow>))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>The context with the escaping that people can read; every report is written with it.</summary>
    public static ReportJson Plain { get; } = new(Configure(new JsonSerializerOptions()));

    /// <summary>The same for reading: a member that is null where there must be something is refused, not stumbled over later.</summary>
    private static ReportJson Strict { get; } = new(Configure(new JsonSerializerOptions { RespectNullableAnnotations = true }));

    /// <summary>Gives options the report's shape, so that the function's serializer writes the same bytes as the command line.</summary>
    /// <param name="options">Any options; their converters are replaced.</param>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Clear();
        options.Converters.Add(new UsdJsonConverter());
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new DecimalJsonConverter());
        return options;
    }

    /// <summary>Writes a report on one line, without a line end.</summary>
    public static string Write(AuditReport report) => JsonSerializer.Serialize(report, Plain.AuditReport);

    /// <summary>Writes tables of a report on one line, without a line end.</summary>
    public static string Write(IReadOnlyList<TableRow> tables) => JsonSerializer.Serialize(tables, Plain.IReadOnlyListTableRow);

    /// <summary>Writes a report as <see cref="Write(AuditReport)"/> does, piece by piece: a report of ten thousand tables is 50 MB.</summary>
    public static Task WriteAsync(AuditReport report, Stream stream, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, report, Plain.AuditReport, cancellationToken);

    /// <summary>Reads a report back.</summary>
    /// <exception cref="JsonException">The text is not such a report.</exception>
    public static AuditReport Read(string json)
    {
        try
        {
            using (var document = JsonDocument.Parse(json))
            {
                if (JsonNulls.InLists(document.RootElement))
                    throw new JsonException("A list in the file holds null.");
            }
            return JsonSerializer.Deserialize(json, Strict.AuditReport) ?? throw new JsonException("The file holds null, not a report.");
        }
        catch (ArgumentException broken)
        {
            throw new JsonException("The file holds text that is not valid Unicode (half a surrogate pair).", broken);
        }
    }
}

/// <summary>Money as a plain number of dollars.</summary>
public sealed class UsdJsonConverter : JsonConverter<Usd>
{
    /// <inheritdoc/>
    public override Usd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDecimal());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Usd value, JsonSerializerOptions options) => writer.WriteNumberValue(DecimalJsonConverter.Plain(value.Amount));
}

/// <summary>Numbers without the trailing zeros that a decimal carries along.</summary>
public sealed class DecimalJsonConverter : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Plain(value));

    /// <summary>The same value at its smallest scale: dividing by a one with 28 zeros drops them.</summary>
    internal static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}

/// <summary>Instants in UTC, with a Z, and fractions of a second only where there are any.</summary>
public sealed class InstantJsonConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
