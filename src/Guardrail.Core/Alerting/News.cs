using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Alerting;

/// <summary>One thing a message tells about one finding.</summary>
public sealed record News
{
    /// <summary>What has happened to the finding.</summary>
    public required NewsKind Kind { get; init; }

    /// <summary>The finding: as it is now, or as it was last told where it is resolved or withdrawn.</summary>
    public required Finding Finding { get; init; }

    /// <summary>Whether this may have been told before: a run broke off between publishing and remembering that it had.</summary>
    public bool Repeated { get; init; }

    /// <summary>When the finding was last told; null where it never was or nobody remembers.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The value that was last told, in the finding's unit; null where there was none.</summary>
    public decimal? ToldValue { get; init; }

    /// <summary>Whether the finding stands: it is neither resolved nor withdrawn.</summary>
    public bool Stands => Kind is not (NewsKind.Resolved or NewsKind.Withdrawn);

    /// <summary>Whether this alone is worth a message: at warning or above, whether it has come or gone.</summary>
    public bool IsWorthTelling => Severity.Rank(Finding.Severity) >= Severity.Rank(Severity.Warning);
}

/// <summary>What has happened to a finding since it was last told, in the order in which a message tells it.</summary>
public enum NewsKind
{
    /// <summary>Found by a run without memory: whether it was told before is not known.</summary>
    Found,

    /// <summary>Told for the first time.</summary>
    New,

    /// <summary>Graver than when last told, or the value has doubled its limit once more.</summary>
    Worse,

    /// <summary>Unchanged, and told again after the reminder period.</summary>
    Reminder,

    /// <summary>Gone, or well below its limit, in two complete runs.</summary>
    Resolved,

    /// <summary>Gone because the policy changed, not because anything got better.</summary>
    Withdrawn,
}
