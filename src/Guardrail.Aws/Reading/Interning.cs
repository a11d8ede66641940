namespace Guardrail.Aws.Reading;

/// <summary>
/// Makes equal values one: a vault's points name few tables, plans and rules, thousands of times, and most say the same as the point before them. For one thread.
/// </summary>
internal sealed class Interning<T>
    where T : class
{
    private readonly Dictionary<T, T> _known = [];
    private T? _last;

    /// <summary>The first of equal values.</summary>
    public T Of(T value)
    {
        if (_last is not null && EqualityComparer<T>.Default.Equals(_last, value))
            return _last;
        if (!_known.TryGetValue(value, out var known))
            _known.Add(value, known = value);
        return _last = known;
    }
}
