namespace Guardrail.Cli;

/// <summary>What the process tells its caller. 1 beats 2 beats 3.</summary>
internal static class ExitCode
{
    /// <summary>Nothing at or above the chosen severity, and everything was read.</summary>
    public const int Fine = 0;

    /// <summary>Usage, policy, credentials, or a publish that failed: one line on stderr says which and what to do.</summary>
    public const int Error = 1;

    /// <summary>A finding at or above <c>--fail-on</c>.</summary>
    public const int Finding = 2;

    /// <summary>Something could not be read and is not accepted by the policy: the totals are a lower bound.</summary>
    public const int Incomplete = 3;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
