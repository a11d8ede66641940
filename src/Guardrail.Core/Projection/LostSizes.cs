using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>How large points were that no list shows any more: on the fitted line, else as large as the oldest listed one; and within which bounds.</summary>
internal sealed class LostSizes
{
    private readonly GrowthFit? _fit;
    private readonly long _level;
    private readonly long _smallest;
    private readonly long _largest;
    private readonly long _oldest;
    private readonly double _spreadPerMillisecond;

    public LostSizes(TableLedger table, Stream stream)
    {
        _fit = table.Growth;
        var sized = stream.Points.FindAll(place => table.IsCounted(place) && table.Sizes[place] > 0);
        if (sized.Count == 0)
        {
            (_level, _smallest, _largest, IsKnown) = (table.Future.Bytes, table.Future.Bytes, table.Future.Bytes, table.Future.IsKnown);
            return;
        }
        IsKnown = true;
        _level = table.Sizes[sized[0]];
        _oldest = table.Points[sized[0]].CreatedAt;
        _smallest = sized.Min(place => table.Sizes[place]);
        _largest = sized.Max(place => table.Sizes[place]);
        if (table.Future.IsKnown)
        {
            (_smallest, _largest) = (Math.Min(_smallest, table.Future.Bytes), Math.Max(_largest, table.Future.Bytes));
        }
        var span = Math.Max(Instants.Day, table.Axis.AsOf - _oldest);
        _spreadPerMillisecond = (_largest - _smallest) / (double)span;
    }

    /// <summary>Whether anything says how large they were.</summary>
    public bool IsKnown { get; }

    /// <summary>The size at an instant, with the least and the most it may have been.</summary>
    public (long Low, long Nominal, long High) At(long instant)
    {
        if (_smallest == _largest)
        {
            return (_level, _level, _level);
        }
        var nominal = _fit is null ? _level : (long)_fit.SizeAt(instant);
        // What changed within the listed points may have changed as fast before them.
        var drift = _spreadPerMillisecond * Math.Max(0, _oldest - instant);
        var low = (long)Math.Max(0, _smallest - drift);
        var high = (long)(_largest + drift);
        return (Math.Min(low, nominal), nominal, Math.Max(high, nominal));
    }
}
