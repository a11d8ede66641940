using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guardrail.Infra.Tests.Organization;

/// <summary>The part of JSONPath and of the intrinsic functions of Amazon States Language that the definition uses; anything else is refused, so that a test cannot pass on what was not understood.</summary>
internal static partial class StatesPath
{
    /// <summary>A template: members whose names end in <c>.$</c> are paths or intrinsic functions.</summary>
    public static JsonNode? Fill(JsonNode? template, JsonNode? input, JsonObject context) => template switch
    {
        JsonObject members => new JsonObject(members.Select(member => member.Key.EndsWith(".$", StringComparison.Ordinal)
            ? KeyValuePair.Create(member.Key[..^2], Evaluate(member.Value!.GetValue<string>(), input, context))
            : KeyValuePair.Create(member.Key, Fill(member.Value, input, context)))),
        JsonArray items => new JsonArray([.. items.Select(item => Fill(item, input, context))]),
        _ => template?.DeepClone(),
    };

    /// <summary>The value of a path; an error where a definite one leads nowhere.</summary>
    public static JsonNode? Read(string path, JsonNode? input, JsonObject context)
    {
        var (found, isDefinite) = Follow(path, input, context);
        return isDefinite
            ? found.Count == 1 ? found[0]?.DeepClone() : throw new StatesError("States.ParameterPathFailure", $"{path} leads nowhere")
            : new JsonArray([.. found.Select(node => node?.DeepClone())]);
    }

    public static bool IsPresent(string path, JsonNode? input, JsonObject context) => Follow(path, input, context).Found.Count > 0;

    /// <summary>The input with a result put at a reference path.</summary>
    public static JsonNode? Put(string path, JsonNode? input, JsonNode? result)
    {
        if (path == "$")
            return result?.DeepClone();
        var whole = (JsonObject)input!.DeepClone();
        var names = path[2..].Split('.');
        var at = whole;
        foreach (var name in names[..^1])
            at = (JsonObject)(at[name] ??= new JsonObject());
        at[names[^1]] = result?.DeepClone();
        return whole;
    }

    private static JsonNode? Evaluate(string text, JsonNode? input, JsonObject context)
    {
        if (text.StartsWith('$'))
            return Read(text, input, context);
        var match = Call().Match(text);
        var arguments = Arguments(match.Groups["arguments"].Value).Select(argument => argument switch
        {
            ['\'', .. var literal, '\''] => JsonValue.Create(literal),
            "true" or "false" => JsonValue.Create(argument == "true"),
            _ => Read(argument, input, context),
        }).ToList();
        switch (match.Groups["name"].Value)
        {
            case "Array":
                return new JsonArray([.. arguments]);
            case "ArrayUnique":
                return new JsonArray([.. ((JsonArray)arguments[0]!).DistinctBy(node => node!.ToJsonString()).Select(node => node!.DeepClone())]);
            case "JsonMerge" when (bool)arguments[2]! is false:
                var merged = (JsonObject)arguments[0]!;
                foreach (var (name, value) in (JsonObject)arguments[1]!)
                    merged[name] = value?.DeepClone();
                return merged;
            case "Format":
                var pieces = arguments[0]!.GetValue<string>().Split("{}");
                pieces.Length.ShouldBe(arguments.Count);
                return string.Concat(pieces.Select((piece, place) => place == 0 ? piece : arguments[place]!.GetValue<string>() + piece));
            default:
                throw new NotSupportedException(text);
        }
    }

    private static IEnumerable<string> Arguments(string text)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'';
            if (text[i] == ',' && !isQuoted)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }
        yield return text[start..].Trim();
    }

    private static (List<JsonNode?> Found, bool IsDefinite) Follow(string path, JsonNode? input, JsonObject context)
    {
        var isContext = path.StartsWith("$$", StringComparison.Ordinal);
        var rest = path[(isContext ? 2 : 1)..];
        List<JsonNode?> found = [isContext ? context : input];
        var isDefinite = true;
        while (rest.Length > 0)
        {
            var step = Step().Match(rest);
            if (!step.Success)
                throw new NotSupportedException(path);
            rest = rest[step.Length..];
            isDefinite &= step.Groups["name"].Success || step.Groups["index"].Success;
            found = [.. found.SelectMany(node => Next(node, step))];
        }
        return (found, isDefinite);
    }

    private static IEnumerable<JsonNode?> Next(JsonNode? node, Match step)
    {
        if (step.Groups["name"].Success)
            return node is JsonObject members && members.TryGetPropertyValue(step.Groups["name"].Value, out var value) ? [value] : [];
        if (node is not JsonArray items)
            return [];
        if (step.Groups["index"].Success)
            return items.Skip(int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture)).Take(1);
        if (step.Groups["from"].Success)
            return items.Skip(int.Parse(step.Groups["from"].Value, CultureInfo.InvariantCulture));
        return step.Groups["member"].Success
            ? items.Where(item => item is JsonObject members && members[step.Groups["member"].Value] is JsonValue text && text.TryGetValue<string>(out var is_) && is_ == step.Groups["value"].Value)
            : items;
    }

    [GeneratedRegex(@"^States\.(?<name>\w+)\((?<arguments>.*)\)$")]
    private static partial Regex Call();

    [GeneratedRegex(@"^(\.(?<name>\w+)|\[(?<index>\d+)\]|\[(?<from>\d+):\]|\[\*\]|\[\?\(@\.(?<member>\w+) == '(?<value>\w+)'\)\])")]
    private static partial Regex Step();
}

/// <summary>An error as Step Functions names it.</summary>
internal sealed class StatesError(string error, string cause) : Exception($"{error}: {cause}")
{
    public string Error => error;

    public string Cause => cause;
}
