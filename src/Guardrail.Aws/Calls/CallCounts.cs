using System.Collections.Concurrent;

namespace Guardrail.Aws.Calls;

/// <summary>How often each operation was called, retries included. Safe for several threads.</summary>
public sealed class CallCounts
{
    private readonly ConcurrentDictionary<AwsOperation, long> _counts = new();
    private readonly CallCounts? _whole;
    private long _total;

    /// <summary>Counts by itself.</summary>
    public CallCounts()
    {
    }

    /// <summary>Counts for a part; each call counts for the whole too.</summary>
    internal CallCounts(CallCounts whole) => _whole = whole;

    /// <summary>All calls together.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>Calls by operation name; operations not called are absent.</summary>
    public IReadOnlyDictionary<string, long> ByOperation => _counts.ToDictionary(pair => pair.Key.Name, pair => pair.Value, StringComparer.Ordinal);

    internal void Add(AwsOperation operation)
    {
        _whole?.Add(operation);
        Interlocked.Increment(ref _total);
        _counts.AddOrUpdate(operation, 1, (_, count) => count + 1);
    }
}
