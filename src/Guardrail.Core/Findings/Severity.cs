namespace Guardrail.Findings;

/// <summary>How grave a finding is, as the report writes it.</summary>
public static class Severity
{
    /// <summary>Worth knowing; tells nobody by itself.</summary>
    public const string Info = "info";

    /// <summary>Worth acting on; sends a message.</summary>
    public const string Warning = "warning";

    /// <summary>Act now; sends a message and fails <c>--fail-on critical</c>.</summary>
    public const string Critical = "critical";

    /// <summary>All severities, the mildest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Info, Warning, Critical];

    /// <summary>0 for info, 1 for warning, 2 for critical; -1 for any other word.</summary>
    public static int Rank(string severity) => severity switch
    {
        Info => 0,
        Warning => 1,
        Critical => 2,
        _ => -1,
    };
}
