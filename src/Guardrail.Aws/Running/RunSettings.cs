using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Aws.Memory;
using Guardrail.Inventory;
using Guardrail.Policies;
using Guardrail.Pricing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guardrail.Aws.Running;

/// <summary>Everything a run may be told, by the command line or by an event.</summary>
public sealed record RunSettings
{
    /// <summary>How far asOf may be from the clock before a report is hypothetical.</summary>
    public static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Whose credentials, which accounts and Regions.</summary>
    public required AwsAccess Access { get; init; }

    /// <summary>The limits; the defaults where there is no file.</summary>
    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>Table names or patterns; empty for every table.</summary>
    public IReadOnlyList<NamePattern> Tables { get; init; } = [];

    /// <summary>An instant in place of the clock; null for the clock.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Whether <see cref="AsOf"/> may be ahead of the clock: only where the answers come from an endpoint of one's own, for AWS cannot list what is not yet.</summary>
    public bool MayBeAhead { get; init; }

    /// <summary>The clock, read once.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What to compute from in place of AWS; null reads AWS.</summary>
    public RunInput? Input { get; init; }

    /// <summary>What stands between the run and what it reads, such as a recorder; null for nothing.</summary>
    public Func<RunInput, RunInput>? Through { get; init; }

    /// <summary>The price book; the policy's prices come on top of it. The default is the embedded one.</summary>
    public PriceBook Prices { get; init; } = PriceBook.Embedded;

    /// <summary>How AWS is called.</summary>
    public AwsReadOptions Read { get; init; } = new();

    /// <summary>Is told how far the reading has come; null for nobody.</summary>
    public IProgress<AwsReadProgress>? Progress { get; init; }

    /// <summary>Where alerts go; null publishes nothing.</summary>
    public AlertOptions? Alerts { get; init; }

    /// <summary>Where the run says what it does, with event ids; by default nowhere.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>The table that remembers what was told and read; null where there is none, and everything is told at every run.</summary>
    public MemorySettings? Memory { get; init; }

    /// <summary>A name for this run, the same when the same invocation is tried again: it then takes over what it had begun to tell.</summary>
    public string RunId { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>Where an event said that plans, selections or settings changed; an empty account stands for any. Empty for a scheduled run.</summary>
    public IReadOnlyList<Scope> Changed { get; init; } = [];
}
