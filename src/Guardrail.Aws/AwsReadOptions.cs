using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading.Remembered;

namespace Guardrail.Aws;

/// <summary>How AWS is called.</summary>
public sealed record AwsReadOptions
{
    /// <summary>The pace of calls. The default is the process's own: 60 % of AWS's rates.</summary>
    public CallPaces Paces { get; init; } = CallPaces.Shared;

    /// <summary>How long one attempt may take, body included. The default is 30 seconds.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts for throttled calls and failures of AWS; fewer for what seldom gets better. The default is 6.</summary>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>The longest wait before the second attempt; doubled each time. The default is half a second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many vaults, plans or tables of one account and Region are asked for at once. The default is 8.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>How many recovery points a page is asked to hold: AWS's most (documented).</summary>
    internal int PointsOfAPage { get; init; } = 1_000;

    /// <summary>How many pages a time slice of a vault must be worth: each slice may cost a call more, and calls may be 2 % above the fewest.</summary>
    internal int PagesOfASlice { get; init; } = 50;

    /// <summary>For how many tables of one account and Region point-in-time recovery is looked up, the dearest first: 6 a second. The default is 12, two seconds.</summary>
    public int PointInTimeRecoveryCalls { get; init; } = 12;

    /// <summary>What earlier runs read of plans, so that it is not read again and the dearest are read first. The default, null, reads all of it each time, in AWS's order.</summary>
    public IPlanMemory? Plans { get; init; }

    /// <summary>When it fires, no further call is begun and those under way are given up: what is missing then is a gap, and the rest is reported. The default never fires.</summary>
    public CancellationToken OutOfTime { get; init; } = CancellationToken.None;

    /// <summary>The clock that waits between attempts. The default is the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
