namespace Guardrail.LocalAws;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>The service's own throttling error.</summary>
    Throttle,

    /// <summary>The service's own server error, or <see cref="Fault.Status"/>.</summary>
    Error,

    /// <summary>The answer comes, but <see cref="Fault.Delay"/> later.</summary>
    Delay,

    /// <summary>The service's own "access denied".</summary>
    Deny,

    /// <summary>The connection breaks in the middle of the body.</summary>
    Drop,

    /// <summary>Status 200 with a body that is neither JSON nor XML.</summary>
    Garbage,

    /// <summary>Status 200 with the first half of the body, its length told accordingly.</summary>
    Truncate,

    /// <summary>The page's token is the one it was asked with, so that the list never ends.</summary>
    RepeatToken,

    /// <summary>The named members are null, wherever they stand in the answer.</summary>
    NullMembers,

    /// <summary>The named members are missing, wherever they stand in the answer.</summary>
    MissingMembers,

    /// <summary>The named instants are <see cref="Fault.Shift"/> later, wherever they stand in the answer: such as <c>ExecutionTime</c> in a plan's preview of its runs.</summary>
    ShiftTimes,
}

/// <summary>One thing that goes wrong, and which calls it hits.</summary>
public sealed record Fault
{
    /// <summary>AWS's name of the operation, or a pattern with <c>*</c>.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>By how much <see cref="FaultKind.ShiftTimes"/> moves instants.</summary>
    public TimeSpan Shift { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The account hit; all if null.</summary>
    public string? Account { get; init; }

    /// <summary>The Region hit; all if null.</summary>
    public string? Region { get; init; }

    /// <summary>The vault, plan, table, topic or role hit: its name or id, or a pattern with <c>*</c>; all if null.</summary>
    public string? Resource { get; init; }

    /// <summary>What happens.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>How many matching calls are hit before all is well again; without end if null.</summary>
    public int? Times { get; init; }

    /// <summary>How many matching calls pass before the first is hit.</summary>
    public int After { get; init; }

    /// <summary>The share of matching calls hit, 0 to 1, drawn from the scenario's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>For <see cref="FaultKind.Delay"/>: how long.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The HTTP status to answer with; the service's own for this fault if null.</summary>
    public int? Status { get; init; }

    /// <summary>The error code to answer with; the service's own for this fault if null.</summary>
    public string? Code { get; init; }

    /// <summary>The error's text; the service's own for this fault if null.</summary>
    public string? Message { get; init; }

    /// <summary>For the two faults of members: which.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
