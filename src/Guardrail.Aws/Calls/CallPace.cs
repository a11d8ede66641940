namespace Guardrail.Aws.Calls;

/// <summary>Keeps the calls of one account and Region under AWS's rates, at two levels: each operation, and all of AWS Backup together.</summary>
internal sealed class CallPace
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AwsOperation, TokenBucket> _operations = [];
    private readonly double _share;
    private readonly TokenBucket _backup;
    private readonly TimeProvider _time;

    /// <param name="share">The share of each rate that is used.</param>
    /// <param name="time">The clock that waits.</param>
    public CallPace(double share, TimeProvider time)
    {
        _share = share;
        _time = time;
        _backup = new TokenBucket(AwsOperations.BackupCallsPerSecond * share, time);
    }

    /// <summary>Waits until the operation may be called once.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task EnterAsync(AwsOperation operation, CancellationToken cancellationToken)
    {
        // Both levels are taken together or not at all: a call that waits for its own operation must not use up the common rate meanwhile.
        while (TryEnter(operation) is { Ticks: > 0 } wait)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The operation was throttled.</summary>
    public void Throttled(AwsOperation operation)
    {
        lock (_lock)
        {
            Bucket(operation)?.Slow();
            Common(operation)?.Slow();
        }
    }

    /// <summary>The operation was answered.</summary>
    public void Answered(AwsOperation operation)
    {
        lock (_lock)
        {
            Bucket(operation)?.Recover();
            Common(operation)?.Recover();
        }
    }

    private TimeSpan TryEnter(AwsOperation operation)
    {
        lock (_lock)
        {
            var own = Bucket(operation);
            var common = Common(operation);
            var wait = TimeSpan.FromTicks(Math.Max(own?.Wait().Ticks ?? 0, common?.Wait().Ticks ?? 0));
            if (wait > TimeSpan.Zero)
                return wait;
            own?.Take();
            common?.Take();
            return TimeSpan.Zero;
        }
    }

    /// <summary>AWS does not say which of its two limits throttled a call, so both give way.</summary>
    private TokenBucket? Common(AwsOperation operation) => operation.Service == "backup" ? _backup : null;

    private TokenBucket? Bucket(AwsOperation operation)
    {
        if (operation.CallsPerSecond is not { } rate)
            return null;
        if (!_operations.TryGetValue(operation, out var bucket))
            _operations.Add(operation, bucket = new TokenBucket(rate * _share, _time));
        return bucket;
    }
}
