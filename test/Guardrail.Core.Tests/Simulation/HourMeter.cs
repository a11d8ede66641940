namespace Guardrail.Simulation;

/// <summary>Ages storage hour by hour: how many GB-hours were held in each hour.</summary>
public sealed class HourMeter(DateTimeOffset from, DateTimeOffset until)
{
    private const long Hour = 3_600_000;

    private readonly long _from = from.ToUnixTimeMilliseconds();
    private readonly double[] _partial = new double[(int)(until - from).TotalHours + 1];
    private readonly double[] _change = new double[(int)(until - from).TotalHours + 2];

    /// <summary>Stores GB from one instant to another.</summary>
    public void Hold(long start, long end, double gb)
    {
        start = Math.Max(start, _from);
        end = Math.Min(end, _from + (_partial.Length - 1) * Hour);
        if (start >= end)
        {
            return;
        }
        var (first, last) = ((int)((start - _from) / Hour), (int)((end - _from) / Hour));
        if (first == last)
        {
            _partial[first] += gb * (end - start) / Hour;
            return;
        }
        _partial[first] += gb * (_from + (first + 1) * Hour - start) / Hour;
        _partial[last] += gb * (end - _from - last * Hour) / Hour;
        _change[first + 1] += gb;
        _change[last] -= gb;
    }

    /// <summary>GB-hours between two instants on the hour.</summary>
    public double GbHours(DateTimeOffset start, DateTimeOffset end)
    {
        var (first, last) = ((int)((start.ToUnixTimeMilliseconds() - _from) / Hour), (int)((end.ToUnixTimeMilliseconds() - _from) / Hour));
        var (held, sum) = (0.0, 0.0);
        for (var hour = 0; hour < last; hour++)
        {
            held += _change[hour];
            sum += hour >= first ? held + _partial[hour] : 0;
        }
        return sum;
    }
}
