namespace Guardrail.Aws.Calls;

/// <summary>When a call is tried again, and after how long.</summary>
internal static class Retries
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>How many attempts a failure of this kind is worth.</summary>
    public static int Attempts(FailureKind kind, int most) => kind switch
    {
        FailureKind.Throttled or FailureKind.Server or FailureKind.ConnectionLost => most,
        FailureKind.Unreachable => Math.Min(3, most),
        // Each costs half a minute; a stalled service must not hold up the run for long.
        FailureKind.Timeout or FailureKind.InvalidAnswer => Math.Min(2, most),
        // The SDK asks credentials twice for one request; renewed in between, the halves do not match and AWS refuses what it would take a moment later.
        FailureKind.Refused => Math.Min(2, most),
        _ => 1,
    };

    /// <summary>The wait after an attempt: doubled each time, at random between half and whole, longer where AWS throttled.</summary>
    public static TimeSpan Delay(FailureKind kind, int attempt, TimeSpan first)
    {
        var longest = first * (kind == FailureKind.Throttled ? 2 : 1) * Math.Pow(2, attempt - 1);
        return (longest < Longest ? longest : Longest) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
