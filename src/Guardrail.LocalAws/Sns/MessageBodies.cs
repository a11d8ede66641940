using System.Text;
using System.Text.Json;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Sns;

/// <summary>A message with a body per protocol, read as strictly as SNS does.</summary>
internal static class MessageBodies
{
    public static IReadOnlyDictionary<string, string> Of(string message)
    {
        var bodies = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(message));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw Refused("JSON message body failed to parse");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var protocol = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    if (!bodies.TryAdd(protocol, reader.GetString()!)) throw Refused("Message Reason: duplicate keys in the JSON message body");
                }
                else
                {
                    // Anything but a string is passed over in silence, just as it is by SNS.
                    reader.Skip();
                }
            }
            if (reader.Read()) throw Refused("JSON message body failed to parse");
        }
        catch (JsonException)
        {
            throw Refused("JSON message body failed to parse");
        }
        return bodies.ContainsKey("default") ? bodies : throw Refused("Message Structure - No default entry in JSON message body");
    }

    private static AwsException Refused(string why) => new("InvalidParameter", "Invalid parameter: " + why);
}
