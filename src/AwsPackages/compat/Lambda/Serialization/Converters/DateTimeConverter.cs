using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

public class DateTimeConverter : JsonConverter<DateTime>
{
    /// <summary>A whole number above this cannot be seconds (it would be after the year 6968) and is taken as milliseconds, as Kinesis sends.</summary>
    private const long LargestSeconds = 157_753_180_800;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when reader.TryGetDateTime(out var time) => time,
        JsonTokenType.Number when reader.TryGetInt64(out var seconds) =>
            seconds > LargestSeconds ? DateTime.UnixEpoch.AddMilliseconds(seconds) : DateTime.UnixEpoch.AddSeconds(seconds),
        JsonTokenType.Number when reader.TryGetDouble(out var seconds) => DateTime.UnixEpoch.AddSeconds(seconds),
        var other => throw new JsonSerializerException($"Unknown data type for DateTime: {other}"),
    };

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
