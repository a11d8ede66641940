using System.Text.Json;

namespace Guardrail.Infra;

/// <summary>A JSON object whose members are read one by one; what is wrong with them is collected, each with its path.</summary>
internal sealed class SettingsNode
{
    private readonly Dictionary<string, JsonElement> _members = [];

    public SettingsNode(JsonElement element, string path, List<string> errors, IReadOnlyCollection<string>? known = null)
    {
        (Path, Errors) = (path, errors);
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{path} must be an object");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (known is not null && !known.Contains(member.Name))
                errors.Add($"{path}.{member.Name} is no setting; there are {string.Join(", ", known)}");
            _members[member.Name] = member.Value;
        }
    }

    public string Path { get; }

    public List<string> Errors { get; }

    public IEnumerable<KeyValuePair<string, JsonElement>> Members => _members;

    public string? Text(string name) => Read(name, element =>
        element.ValueKind == JsonValueKind.String && element.GetString()!.Trim().Length > 0 ? element.GetString()!.Trim() : null, "a text that is not empty");

    public bool? Flag(string name) => Read(name, element => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => (bool?)false,
        _ => null,
    }, "true or false");

    public int? Whole(string name) => Read(name, element =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) < 1e6 ? (int?)(int)number : null, "a whole number");

    public IReadOnlyList<string> Texts(string name) => Read(name, element => TextsOf(element), "a list of texts") ?? [];

    public SettingsNode? Node(string name, IReadOnlyCollection<string>? known = null) => Read(name, element => new SettingsNode(element, $"{Path}.{name}", Errors, known), "an object");

    /// <summary>The texts of a list; null where it is none, or holds something else.</summary>
    public static IReadOnlyList<string>? TextsOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. element.EnumerateArray().Select(item => item.GetString()!.Trim())]
            : null;

    private T? Read<T>(string name, Func<JsonElement, T?> read, string expected)
    {
        if (!_members.TryGetValue(name, out var element) || element.ValueKind == JsonValueKind.Null)
            return default;
        var value = read(element);
        if (value is null)
            Errors.Add($"{Path}.{name} must be {expected}");
        return value;
    }
}
