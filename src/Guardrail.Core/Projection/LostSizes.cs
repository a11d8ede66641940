using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>How large points were that no list shows any more: on the fitted line, else as large as the oldest listed one; and within which bounds.</summary>
internal sealed class LostSizes
{
    /// <summary>Where sizes of less than a week are known, a table may have changed by a tenth a month.</summary>
    private const double UnknownDrift = 0.10 / (30 * (double)Instants.Day);

    private readonly GrowthFit? _fit;
    private readonly long _level;
    private readonly long _smallest = long.MaxValue;
    private readonly long _largest;
    private readonly long _oldest = Instants.Never;
    private readonly double _drift;

    public LostSizes(TableLedger table, Stream stream)
    {
        _fit = table.Growth;
        foreach (var place in stream.Points)
        {
            if (table.IsCounted(place) && table.Sizes[place] > 0)
            {
                _oldest = Math.Min(_oldest, table.Points[place].CreatedAt);
                (_smallest, _largest) = (Math.Min(_smallest, table.Sizes[place]), Math.Max(_largest, table.Sizes[place]));
            }
        }
        var isOwn = _largest > 0;
        // What jobs tell of points that are gone are sizes of the table too; the oldest stands in where nothing is listed.
        var told = (At: Instants.Never, Size: 0L);
        foreach (var gone in table.Streams.SelectMany(other => other.Gone).Where(gone => gone.Size > 0))
        {
            told = gone.CreatedAt < told.At ? (gone.CreatedAt, gone.Size) : told;
            _oldest = Math.Min(_oldest, gone.CreatedAt);
            (_smallest, _largest) = (Math.Min(_smallest, gone.Size), Math.Max(_largest, gone.Size));
        }
        for (var i = 0; i < table.Points.Length && !isOwn; i++)
        {
            ref readonly var point = ref table.Points[i];
            if (point.IsComplete && point.Size > 0)
            {
                _oldest = Math.Min(_oldest, point.CreatedAt);
                (_smallest, _largest) = (Math.Min(_smallest, point.Size), Math.Max(_largest, point.Size));
            }
        }
        IsKnown = _largest > 0 || table.Future.IsKnown;
        _level = isOwn ? table.Sizes[stream.Points.Find(place => table.IsCounted(place) && table.Sizes[place] > 0)]
            : table.Future.IsKnown ? table.Future.Bytes
            : told.Size;
        if (table.Future.IsKnown)
        {
            _oldest = Math.Min(_oldest, table.Axis.AsOf);
            (_smallest, _largest) = (Math.Min(_smallest, table.Future.Bytes), Math.Max(_largest, table.Future.Bytes));
        }
        if (!IsKnown)
        {
            (_smallest, _oldest) = (0, table.Axis.AsOf);
        }
        var span = table.Axis.AsOf - _oldest;
        // What changed within the listed points may have changed as fast before them, and a little faster, for the span is a little too long.
        _drift = Math.Max(
            1.1 * (_largest - _smallest) / Math.Max(Instants.Day, span),
            span < 7 * Instants.Day ? _level * UnknownDrift : 0);
    }

    /// <summary>Whether anything says how large they were.</summary>
    public bool IsKnown { get; }

    /// <summary>The size of a lost point: the job's, where that is known.</summary>
    public (long Low, long Nominal, long High) Of(LostRun lost) => lost.Size > 0 ? (lost.Size, lost.Size, lost.Size) : At(lost.CreatedAt);

    /// <summary>The size at an instant, with the least and the most it may have been: the listed sizes', as far from the line as any of them.</summary>
    public (long Low, long Nominal, long High) At(long instant)
    {
        var nominal = _fit is null ? _level : (long)_fit.SizeAt(instant);
        var change = _drift * Math.Max(0, _oldest - instant);
        var deviation = _fit?.Deviation ?? 0;
        return (
            (long)Math.Max(0, Math.Min(_smallest - change, nominal - deviation)),
            nominal,
            (long)Math.Max(_largest + change, nominal + deviation));
    }
}
