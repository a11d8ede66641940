namespace Guardrail.Aws.Reading;

/// <summary>Makes equal values one: a vault's points name few tables, plans and rules, thousands of times. For one thread.</summary>
internal sealed class Interning
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<object, object> _values = [];

    /// <summary>The first of equal texts; null stays null.</summary>
    public string? Text(string? text)
    {
        if (text is null)
            return null;
        if (_texts.TryGetValue(text, out var known))
            return known;
        _texts.Add(text, text);
        return text;
    }

    /// <summary>The first of equal records.</summary>
    public T Value<T>(T value)
        where T : class
    {
        if (_values.TryGetValue(value, out var known) && known is T same)
            return same;
        _values[value] = value;
        return value;
    }
}
