namespace Guardrail.Ledger;

/// <summary>Keeps each distinct value once and gives it a number.</summary>
internal sealed class Interned<T>(IEqualityComparer<T> comparer)
    where T : class
{
    private readonly Dictionary<T, int> _places = new(comparer);
    private readonly List<T> _values = [];
    private T? _last;
    private int _lastPlace = -1;

    public int Count => _values.Count;

    public T this[int place] => _values[place];

    /// <summary>The number of a value; -1 for null.</summary>
    public int PlaceOf(T? value)
    {
        if (value is null)
        {
            return -1;
        }
        if (ReferenceEquals(value, _last))
        {
            return _lastPlace;
        }
        if (!_places.TryGetValue(value, out var place))
        {
            place = _values.Count;
            _values.Add(value);
            _places.Add(value, place);
        }
        (_last, _lastPlace) = (value, place);
        return place;
    }
}
