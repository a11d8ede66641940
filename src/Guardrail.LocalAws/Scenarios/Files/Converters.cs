using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guardrail.LocalAws.Scenarios.Files;

/// <summary>An instant: ISO 8601, UTC where no offset is written, a date alone being its midnight in UTC.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new JsonException("an instant is written \"2026-11-22T00:00:00Z\"");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>A size: a whole number of bytes, or text such as "500GB", a GB being 2^30 bytes.</summary>
internal sealed class ByteCountConverter : JsonConverter<long>
{
    private static readonly (string Unit, int Shift)[] Units =
        [("TIB", 40), ("GIB", 30), ("MIB", 20), ("KIB", 10), ("TB", 40), ("GB", 30), ("MB", 20), ("KB", 10), ("B", 0)];

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var bytes)) return bytes;
        return reader.TokenType == JsonTokenType.String && Parse(reader.GetString()!) is { } parsed
            ? parsed
            : throw new JsonException("a size is a number of bytes or text such as \"500GB\"");
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    private static long? Parse(string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        foreach (var (unit, shift) in Units)
        {
            if (!upper.EndsWith(unit, StringComparison.Ordinal)) continue;
            var number = upper[..^unit.Length].Trim();
            return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000
                ? (long)(value * (1L << shift))
                : null;
        }
        return null;
    }
}

/// <summary>Either the name or pattern alone, or an object that says since when and until when as well.</summary>
internal sealed class BacksUpConverter : JsonConverter<BacksUpFile>
{
    private static readonly InstantConverter Instants = new();

    public override BacksUpFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new BacksUpFile { Tables = reader.GetString()! };
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("expected a table name, or { \"tables\", \"since\", \"until\" }");
        string? tables = null;
        DateTimeOffset? since = null, until = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "tables": tables = reader.GetString(); break;
                case "since": since = Instants.Read(ref reader, typeof(DateTimeOffset), options); break;
                case "until": until = Instants.Read(ref reader, typeof(DateTimeOffset), options); break;
                default: throw new JsonException($"unknown member '{name}'; known are tables, since, until");
            }
        }
        return new BacksUpFile { Tables = tables ?? throw new JsonException("'tables' is missing"), Since = since, Until = until };
    }

    public override void Write(Utf8JsonWriter writer, BacksUpFile value, JsonSerializerOptions options) => writer.WriteStringValue(value.Tables);
}
