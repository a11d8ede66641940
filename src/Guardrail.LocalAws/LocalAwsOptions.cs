namespace Guardrail.LocalAws;

/// <summary>How an endpoint is started.</summary>
public sealed record LocalAwsOptions
{
    /// <summary>The port on 127.0.0.1. The default, 0, is any free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock by which lent credentials expire. The default is the machine's; the estate's "now" is the scenario's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
