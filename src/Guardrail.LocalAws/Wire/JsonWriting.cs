using System.Buffers.Text;
using System.Text.Json;

namespace Guardrail.LocalAws.Wire;

internal static class JsonWriting
{
    public static void Text(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    public static void Number(this Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
    }

    public static void Instant(this Utf8JsonWriter writer, string name, DateTimeOffset? value)
    {
        if (value is { } instant) writer.Instant(name, instant.ToUnixTimeMilliseconds());
    }

    /// <summary>Seconds since 1970 in the exponent form AWS Backup writes, 1.578560834253E9.</summary>
    public static void Instant(this Utf8JsonWriter writer, string name, long? milliseconds)
    {
        if (milliseconds is not { } value) return;
        writer.WritePropertyName(name);

        // Thirteen digits are the years 2001 to 2286; anything else is written plainly.
        if (value is < 1_000_000_000_000 or > 9_999_999_999_999)
        {
            writer.WriteNumberValue(value / 1000m);
            return;
        }
        Span<byte> digits = stackalloc byte[16];
        Utf8Formatter.TryFormat(value, digits, out var length);
        while (length > 2 && digits[length - 1] == (byte)'0') length--;
        Span<byte> text = stackalloc byte[20];
        text[0] = digits[0];
        text[1] = (byte)'.';
        digits[1..length].CopyTo(text[2..]);
        text[length + 1] = (byte)'E';
        text[length + 2] = (byte)'9';
        writer.WriteRawValue(text[..(length + 3)], skipInputValidation: true);
    }

    /// <summary>Seconds since 1970 as DynamoDB writes them.</summary>
    public static void Seconds(this Utf8JsonWriter writer, string name, DateTimeOffset? value)
    {
        if (value is { } instant) writer.WriteNumber(name, instant.ToUnixTimeMilliseconds() / 1000m);
    }
}
