using System.Collections.Concurrent;
using Guardrail.Inventory;

namespace Guardrail.Aws.Calls;

/// <summary>
/// The pace of calls, one per account and Region, for AWS's rates are per account and Region. Everything in a process should share one.
/// Written here rather than taken from System.Threading.RateLimiting, whose buckets neither follow a given clock nor change their rate.
/// </summary>
public sealed class CallPaces
{
    private readonly ConcurrentDictionary<Scope, CallPace> _paces = new();
    private readonly double _share;
    private readonly TimeProvider _time;

    /// <summary>Calls at a share of AWS's published rates.</summary>
    /// <param name="share">The share, above 0. The default is 0.6, since the account's other tools use the same rates; above 1 only for endpoints that are not AWS's.</param>
    /// <param name="time">The clock that waits; the default is the system's.</param>
    public CallPaces(double share = 0.6, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        _share = share;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The pace that everything in this process shares: 60 % of AWS's rates.</summary>
    public static CallPaces Shared { get; } = new();

    internal CallPace Of(Scope scope) => _paces.GetOrAdd(scope, _ => new CallPace(_share, _time));
}
