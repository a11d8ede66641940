using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Guardrail.Policies;

/// <summary>A place in a policy file that reads itself and notes what is wrong, instead of stopping at the first error.</summary>
internal readonly partial struct PolicyNode(JsonElement element, string path, List<PolicyError> errors)
{
    /// <summary>The largest amount that is taken: a typing mistake is more likely than a trillion dollars.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>Where this is.</summary>
    public string Path => path;

    /// <summary>Notes an error here, and stands for the value that is not there.</summary>
    public void Wrong(string message) => errors.Add(new PolicyError(path, message));

    /// <summary>The members of an object. Members that are not allowed, stand twice or are missing become errors.</summary>
    public PolicyMembers Members(IReadOnlyList<string> allowed, IReadOnlyList<string>? required = null)
    {
        var found = new Dictionary<string, PolicyNode>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong($"must be an object with {List(allowed)}, and is {Kind()}");
            return new PolicyMembers(found, IsObject: false);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var child = new PolicyNode(property.Value, Child(property.Name), errors);
            if (!seen.Add(property.Name))
                child.Wrong("stands twice; keep one of them");
            else if (!allowed.Contains(property.Name))
                child.Wrong($"is not known here; {Allowed(property.Name, allowed)}");
            else
                found.Add(property.Name, child);
        }
        foreach (var name in (required ?? []).Where(name => !seen.Contains(name)))
            Wrong($"needs '{name}'");
        return new PolicyMembers(found, IsObject: true);
    }

    /// <summary>The members of an object whose names are free.</summary>
    public IReadOnlyList<(string Name, PolicyNode Node)> Entries()
    {
        var found = new List<(string Name, PolicyNode Node)>();
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong($"must be an object, and is {Kind()}");
            return found;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var child = new PolicyNode(property.Value, Child(property.Name), errors);
            if (seen.Add(property.Name))
                found.Add((property.Name, child));
            else
                child.Wrong("stands twice; keep one of them");
        }
        return found;
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<PolicyNode> Items()
    {
        var (place, log) = (path, errors);
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select((item, i) => new PolicyNode(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), log));
        Wrong($"must be a list, and is {Kind()}");
        return [];
    }

    /// <summary>A text that is not empty, and fits a form where one is given.</summary>
    public string? Text(Regex? form = null, string? formInWords = null)
    {
        if (element.ValueKind != JsonValueKind.String)
            Wrong($"must be {formInWords ?? "a text"}, and is {Kind()}");
        else if (element.GetString() is not { Length: > 0 } text)
            Wrong($"must be {formInWords ?? "a text"}, and is empty");
        else if (form is not null && !form.IsMatch(text))
            Wrong($"must be {formInWords}, and is '{text}'");
        else
            return text;
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? OneOf(IReadOnlyList<string> words)
    {
        if (element.ValueKind != JsonValueKind.String)
            Wrong($"must be one of {List(words)}, and is {Kind()}");
        else if (!words.Contains(element.GetString()!))
            Wrong($"is '{element.GetString()}'; {Allowed(element.GetString()!, words)}");
        else
            return element.GetString();
        return null;
    }

    /// <summary>Yes or no.</summary>
    public bool? Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();
        Wrong($"must be true or false, and is {Kind()}");
        return null;
    }

    /// <summary>A number within bounds, both included.</summary>
    public decimal? Number(decimal least = 0, decimal most = Largest)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");
        if (element.ValueKind != JsonValueKind.Number)
            Wrong($"must be {range}, and is {Kind()}");
        else if (!element.TryGetDecimal(out var number) || number < least || number > most)
            Wrong($"must be {range}, and is {element.GetRawText()}");
        else
            return number;
        return null;
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int? Whole(int least, int most)
    {
        if (Number(least, most) is not { } number)
            return null;
        if (number == decimal.Truncate(number))
            return (int)number;
        Wrong($"must be a whole number, and is {element.GetRawText()}");
        return null;
    }

    /// <summary>A day written as 2026-12-31.</summary>
    public DateOnly? Day()
    {
        if (Text(DayForm, "a day such as \"2026-12-31\"") is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong($"is '{text}', which is no day of the calendar");
        return null;
    }

    private string Child(string name) => PlainName.IsMatch(name) ? $"{path}.{name}" : $"{path}['{name}']";

    private string Kind() => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Allowed(string name, IReadOnlyList<string> allowed) =>
        NearestName.Of(name, allowed) is { } nearest ? $"did you mean '{nearest}'? Allowed: {List(allowed)}" : $"allowed: {List(allowed)}";

    private static string List(IReadOnlyList<string> names) => string.Join(", ", names);

    [GeneratedRegex(@"\A[A-Za-z_$][A-Za-z0-9_]*\z")]
    private static partial Regex PlainName { get; }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DayForm { get; }
}

/// <summary>The members of an object that may be read; a member that is absent reads as nothing.</summary>
/// <param name="Found">The members by name.</param>
/// <param name="IsObject">Whether there was an object at all; where there was none, that is the one thing to say.</param>
internal sealed record PolicyMembers(IReadOnlyDictionary<string, PolicyNode> Found, bool IsObject)
{
    /// <summary>Reads a member if it is there.</summary>
    public T? Read<T>(string name, Func<PolicyNode, T?> read) => Found.TryGetValue(name, out var node) ? read(node) : default;

    /// <summary>Whether an object was there and holds none of some members.</summary>
    public bool LacksAll(params IEnumerable<string> names) => IsObject && !names.Any(Found.ContainsKey);
}
