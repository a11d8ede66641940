using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrail.Fuzz.Mutation;

/// <summary>Changes values and members of JSON, so that it stays JSON: the same change for the same random source.</summary>
/// <param name="random">The source.</param>
/// <param name="listsStay">Whether lists and objects are replaced by their like or null only: AWSSDK.Core's list reader does not come to an end where a list should be and is not.</param>
public sealed class JsonMutator(Random random, bool listsStay = false)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "0.5", "-0.0001", "9e18", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "1e400", "1e-9", "79228162514264337593543950335",
        "253402300799", "253402300800", "-62135596800", "-62135596801", "1e15", "-1e15", "\"\"", "\" \"", "\"x\"", "\"0\"", "\"-1\"", "\"1e999\"", "\"NaN\"", "\"\\u0000\"", "\"\\ud83d\"", "\"<b>&amp;\"",
        "\"=1+1\"", "\"a\\nb\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"2026-02-30T00:00:00Z\"", "\"2026-11-22\"", "\"*\"", "\"cron(0 0 * * ? *)\"", "\"EXPIRED\"", "\"COMPLETED\"",
        "\"arn:aws:dynamodb:us-east-1:111122223333:table/x\"", "\"arn:::::\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":1}", "{\"\":null}",
    ];

    /// <summary>One to three changes; null where the text is no JSON to begin with.</summary>
    /// <param name="json">What to start from.</param>
    /// <param name="other">Another example, to take a piece from.</param>
    public string? Change(string json, string other)
    {
        try
        {
            var root = JsonNode.Parse(json);
            for (var left = random.Next(1, 4); left > 0; left--)
                root = Once(root, other);
            return Text(root);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private JsonNode? Once(JsonNode? root, string other)
    {
        var nodes = new List<(JsonNode Owner, string? Name, int Index)>();
        Visit(root, nodes);
        if (nodes.Count == 0)
            return Value();
        var (owner, name, index) = nodes[random.Next(nodes.Count)];
        switch (random.Next(7))
        {
            case 0 when name is not null:
                ((JsonObject)owner).Remove(name);
                break;
            case 0:
                ((JsonArray)owner).RemoveAt(index);
                break;
            case 1 when owner is JsonArray list:
                list.Insert(random.Next(list.Count + 1), list[index]?.DeepClone());
                break;
            case 1:
                ((JsonObject)owner)[name + "x"] = owner[name!]?.DeepClone();
                break;
            case 2:
                Set(JsonNode.Parse(other) is { } all ? Somewhere(all)?.DeepClone() : null);
                break;
            case 3:
                Set(Somewhere(root!)?.DeepClone());
                break;
            default:
                Set(Value());
                break;
        }
        return root;

        void Set(JsonNode? value)
        {
            var there = name is not null ? owner[name] : owner[index];
            if (listsStay && value is not null && (there is JsonArray != value is JsonArray || there is JsonObject != value is JsonObject))
                value = null;
            if (name is not null)
                owner[name] = value;
            else
                owner[index] = value;
        }
    }

    private JsonNode? Value() => JsonNode.Parse(Values[random.Next(Values.Length)]);

    private JsonNode? Somewhere(JsonNode root)
    {
        var nodes = new List<(JsonNode Owner, string? Name, int Index)>();
        Visit(root, nodes);
        if (nodes.Count == 0)
            return root;
        var (owner, name, index) = nodes[random.Next(nodes.Count)];
        return name is null ? owner[index] : owner[name];
    }

    private static void Visit(JsonNode? node, List<(JsonNode, string?, int)> nodes)
    {
        switch (node)
        {
            case JsonObject owner:
                foreach (var (name, value) in owner)
                {
                    nodes.Add((owner, name, 0));
                    Visit(value, nodes);
                }
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    nodes.Add((list, null, i));
                    Visit(list[i], nodes);
                }
                break;
        }
    }

    // As it was written, also numbers that no type holds.
    private static string Text(JsonNode? node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            if (node is null)
                writer.WriteNullValue();
            else
                node.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
