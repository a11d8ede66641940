using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Guardrail.LocalAws.Wire;

/// <summary>What people may look at without signing: <c>GET /_local/messages</c>, <c>/_local/calls</c>, <c>/_local/scenario</c>.</summary>
internal static class LocalRoutes
{
    public static async Task HandleAsync(HttpContext http, LocalAwsServer server)
    {
        Action<Utf8JsonWriter>? write = (http.Request.Method, http.Request.Path.Value) switch
        {
            ("GET", "/_local/messages") => json => Messages(json, server),
            ("GET", "/_local/calls") => json => Calls(json, server),
            ("GET", "/_local/scenario") => json => Scenario(json, server),
            _ => null,
        };
        if (write is null)
        {
            http.Response.StatusCode = 404;
            return;
        }
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true })) write(writer);
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted).ConfigureAwait(false);
    }

    private static void Messages(Utf8JsonWriter json, LocalAwsServer server)
    {
        json.WriteStartArray();
        foreach (var message in server.Messages)
        {
            json.WriteStartObject();
            json.WriteString("messageId", message.MessageId);
            json.WriteString("topicArn", message.TopicArn);
            json.WriteString("subject", message.Subject);
            json.WriteString("messageStructure", message.MessageStructure);
            json.WriteString("message", message.Message);
            Map("bodies", message.Bodies);
            Map("attributes", message.Attributes);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        void Map(string name, IReadOnlyDictionary<string, string> map)
        {
            json.WriteStartObject(name);
            foreach (var (key, value) in map) json.WriteString(key, value);
            json.WriteEndObject();
        }
    }

    private static void Calls(Utf8JsonWriter json, LocalAwsServer server)
    {
        json.WriteStartObject();
        foreach (var group in server.Calls.All.GroupBy(c => c.Operation).OrderBy(g => g.Key, StringComparer.Ordinal)) json.WriteNumber(group.Key, group.Count());
        json.WriteEndObject();
    }

    private static void Scenario(Utf8JsonWriter json, LocalAwsServer server)
    {
        json.WriteStartObject();
        json.WriteString("name", server.Scenario.Name);
        json.WriteString("description", server.Scenario.Description);
        json.WriteString("asOf", server.Scenario.AsOf.UtcDateTime);
        json.WriteEndObject();
    }
}
