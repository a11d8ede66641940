using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>How large points were that no list shows any more: on the fitted line, else as large as the oldest listed one; and within which bounds.</summary>
internal sealed class LostSizes
{
    /// <summary>Where sizes of less than a week are known, a table may have changed by a tenth a month.</summary>
    private const double UnknownDrift = 0.10 / (30 * (double)Instants.Day);

    private readonly GrowthFit? _fit;
    private readonly long _level;
    private readonly long _smallest;
    private readonly long _largest;
    private readonly long _oldest;
    private readonly double _drift;

    public LostSizes(TableLedger table, Stream stream)
    {
        _fit = table.Growth;
        var own = stream.Points.FindAll(place => table.IsCounted(place) && table.Sizes[place] > 0);
        List<(long At, long Size)> sized = own.Count > 0
            ? own.ConvertAll(place => (table.Points[place].CreatedAt, table.Sizes[place]))
            : [.. table.Points.Where(point => point.IsComplete && point.Size > 0).Select(point => (point.CreatedAt, point.Size))];
        IsKnown = sized.Count > 0 || table.Future.IsKnown;
        _level = own.Count > 0 ? table.Sizes[own[0]] : table.Future.Bytes;
        if (table.Future.IsKnown)
        {
            sized.Add((table.Axis.AsOf, table.Future.Bytes));
        }
        _smallest = sized.Count == 0 ? 0 : sized.Min(sample => sample.Size);
        _largest = sized.Count == 0 ? 0 : sized.Max(sample => sample.Size);
        _oldest = sized.Count == 0 ? table.Axis.AsOf : sized[0].At;
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

    /// <summary>The size at an instant, with the least and the most it may have been.</summary>
    public (long Low, long Nominal, long High) At(long instant)
    {
        var nominal = _fit is null ? _level : (long)_fit.SizeAt(instant);
        var change = _drift * Math.Max(0, _oldest - instant);
        return (Math.Min((long)Math.Max(0, _smallest - change), nominal), nominal, Math.Max((long)(_largest + change), nominal));
    }
}
