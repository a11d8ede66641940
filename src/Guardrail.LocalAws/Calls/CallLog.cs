using System.Collections.Concurrent;
using System.Diagnostics;

namespace Guardrail.LocalAws;

/// <summary>What the endpoint was asked, when, and how many at once. Safe to read while requests run.</summary>
public sealed class CallLog
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly ConcurrentDictionary<string, Gauge> gauges = new(StringComparer.Ordinal);

    internal CallLog()
    {
    }

    /// <summary>Every request answered, in the order of the answers. A request stands here before its answer is sent.</summary>
    public IReadOnlyList<Call> All => [.. calls];

    /// <summary>How many requests were answered, refused ones included.</summary>
    public int Count => calls.Count;

    /// <summary>How many requests of one operation were answered, refused ones included.</summary>
    /// <param name="operation">AWS's name of the operation.</param>
    public int CountOf(string operation) => calls.Count(call => call.Operation == operation);

    /// <summary>The most requests of one operation that ran at the same time.</summary>
    /// <param name="operation">AWS's name of the operation.</param>
    public int PeakConcurrencyOf(string operation) => gauges.TryGetValue(operation, out var gauge) ? gauge.Peak : 0;

    /// <summary>The most requests that arrived within any window of this length; 0 if there was none.</summary>
    /// <param name="window">The window's length.</param>
    /// <param name="counted">Which requests count; all of them if null.</param>
    public int PeakWithin(TimeSpan window, Func<Call, bool>? counted = null)
    {
        var times = calls.Where(counted ?? (_ => true)).Select(call => call.At).Order().ToList();
        var most = 0;
        for (int first = 0, last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= window) first++;
            most = Math.Max(most, last - first + 1);
        }
        return most;
    }

    /// <summary>Forgets everything recorded so far.</summary>
    public void Clear()
    {
        calls.Clear();
        gauges.Clear();
    }

    internal TimeSpan Begin(string operation)
    {
        gauges.GetOrAdd(operation, static _ => new Gauge()).Enter();
        return Stopwatch.GetElapsedTime(started);
    }

    internal void Add(Call call) => calls.Enqueue(call);

    internal void End(string operation)
    {
        if (gauges.TryGetValue(operation, out var gauge)) gauge.Leave();
    }

    private sealed class Gauge
    {
        private int now;
        private int peak;

        public int Peak => Volatile.Read(ref peak);

        public void Enter()
        {
            var current = Interlocked.Increment(ref now);
            int seen;
            while (current > (seen = Volatile.Read(ref peak)) && Interlocked.CompareExchange(ref peak, current, seen) != seen)
            {
            }
        }

        public void Leave() => Interlocked.Decrement(ref now);
    }
}
