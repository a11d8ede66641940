namespace Guardrail.Aws.Calls;

/// <summary>
/// Tokens that fill up at a rate; a call takes one. The rate halves when AWS throttles and comes back by itself.
/// Not safe for several threads: <see cref="CallPace"/> guards it.
/// </summary>
internal sealed class TokenBucket
{
    private static readonly TimeSpan ChangeInterval = TimeSpan.FromSeconds(1);

    private readonly double _fullRate;
    private readonly double _capacity;
    private readonly TimeProvider _time;
    private double _rate;
    private double _tokens;
    private long _filledAt;
    private long _changedAt;

    /// <param name="callsPerSecond">The rate, above 0.</param>
    /// <param name="time">The clock that fills the bucket.</param>
    public TokenBucket(double callsPerSecond, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(callsPerSecond);
        _fullRate = _rate = callsPerSecond;
        // A quarter of a second's calls at once: in no second more than 1.25 times the rate, so that 60 % stay below 75 % of what AWS allows.
        _capacity = _tokens = Math.Max(1, callsPerSecond / 4);
        _time = time;
        _filledAt = _changedAt = time.GetTimestamp();
    }

    /// <summary>The present rate, in calls a second.</summary>
    public double CallsPerSecond => _rate;

    /// <summary>How long until a token is there; zero if one is.</summary>
    public TimeSpan Wait()
    {
        Fill();
        return _tokens >= 1 - 1e-9 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / _rate);
    }

    /// <summary>Takes a token; <see cref="Wait"/> said zero.</summary>
    public void Take() => _tokens -= 1;

    /// <summary>AWS throttled: half the rate, but only once a second, for calls in flight are throttled together.</summary>
    public void Slow()
    {
        Fill();
        if (_rate < _fullRate && _time.GetElapsedTime(_changedAt) < ChangeInterval)
            return;
        _rate = Math.Max(_rate / 2, _fullRate / 32);
        _tokens = Math.Min(_tokens, 0);
        _changedAt = _time.GetTimestamp();
    }

    /// <summary>AWS answered: a tenth of the full rate more, at most once a second.</summary>
    public void Recover()
    {
        if (_rate >= _fullRate || _time.GetElapsedTime(_changedAt) < ChangeInterval)
            return;
        Fill();
        _rate = Math.Min(_fullRate, _rate + (_fullRate / 10));
        _changedAt = _time.GetTimestamp();
    }

    private void Fill()
    {
        var now = _time.GetTimestamp();
        _tokens = Math.Min(_capacity, _tokens + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _rate));
        _filledAt = now;
    }
}
