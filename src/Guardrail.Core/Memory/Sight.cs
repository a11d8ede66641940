using Guardrail.Auditing;

namespace Guardrail.Memory;

/// <summary>What one run saw of one finding.</summary>
public abstract record Sight
{
    private Sight()
    {
    }

    /// <summary>The finding is in the report.</summary>
    /// <param name="Seen">The finding with what memory keeps of it.</param>
    /// <param name="Whole">Whether the run was asked for everything the finding is known to depend on; only then a reminder is due.</param>
    public sealed record Raised(SeenFinding Seen, bool Whole) : Sight;

    /// <summary>The finding would be in the report, but the policy mutes it.</summary>
    /// <param name="Seen">The finding with what memory keeps of it.</param>
    /// <param name="Note">Why, and until when.</param>
    public sealed record Muted(SeenFinding Seen, MuteNote Note) : Sight;

    /// <summary>The finding is not in the report, but its value has not fallen below 90 % of its limit.</summary>
    public sealed record Near : Sight;

    /// <summary>The finding is not in the report.</summary>
    /// <param name="Certain">Whether the run read everything the finding depends on.</param>
    /// <param name="PolicyPart">The fingerprint of what the policy says about it now.</param>
    public sealed record Gone(bool Certain, string PolicyPart) : Sight;
}

/// <summary>A finding that a run raised, with what decides about its memory.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="BudgetId">The budget behind it; null for none.</param>
/// <param name="PolicyPart">The fingerprint of what the policy says about it.</param>
/// <param name="DependsOn">The accounts and Regions whose reading it came from.</param>
/// <param name="Gaps">Keys of what was not read there.</param>
public sealed record SeenFinding(Finding Finding, string? BudgetId, string PolicyPart, IReadOnlyList<Dependency> DependsOn, IReadOnlyList<string> Gaps);
