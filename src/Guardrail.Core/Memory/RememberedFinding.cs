using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Memory;

/// <summary>What memory knows about one finding.</summary>
public sealed record RememberedFinding
{
    /// <summary>The finding as it was last raised.</summary>
    public required Finding Finding { get; init; }

    /// <summary>The budget behind it; null where there is none.</summary>
    public string? BudgetId { get; init; }

    /// <summary>Whether it stands.</summary>
    public required FindingState State { get; init; }

    /// <summary>The asOf of the newest run that had something to say about it. Older runs change nothing.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What people were last told, for certain; null where they were told nothing.</summary>
    public Told? Told { get; init; }

    /// <summary>A run's announcement that it is about to tell; null where there is none. One that has lapsed may or may not have been followed by a message.</summary>
    public Claim? Claim { get; init; }

    /// <summary>How many runs in a row, each of which read everything, did not find it any more.</summary>
    public int QuietRuns { get; init; }

    /// <summary>Why nothing is told although the finding stands; null where it is not muted.</summary>
    public MuteNote? Muted { get; init; }

    /// <summary>A fingerprint of the part of the policy that decides about it.</summary>
    public required string PolicyPart { get; init; }

    /// <summary>The accounts and Regions whose reading it came from, with the latest day each was asked for.</summary>
    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>Keys of what was not read when it was last raised.</summary>
    public IReadOnlyList<string> KnownGaps { get; init; } = [];

    /// <summary>Whether somebody may have been told that it stands.</summary>
    public bool MayBeTold => Told is not null || Claim is not null;
}

/// <summary>Whether a finding stands.</summary>
public enum FindingState
{
    /// <summary>It stands, or not enough complete runs have shown that it does not.</summary>
    Open,

    /// <summary>It got better.</summary>
    Resolved,

    /// <summary>The policy does not ask for it any more.</summary>
    Withdrawn,
}

/// <summary>What people were told.</summary>
/// <param name="What">What had happened then.</param>
/// <param name="Severity">The severity told.</param>
/// <param name="Band">The band told.</param>
/// <param name="Value">The value told; null where there was none.</param>
/// <param name="AsOf">The asOf of the run that told it.</param>
public sealed record Told(NewsKind What, string Severity, int Band, decimal? Value, DateTimeOffset AsOf);

/// <summary>A run is about to tell: until it confirms or the claim lapses, other runs keep away from the finding.</summary>
/// <param name="Run">The run.</param>
/// <param name="AsOf">Its asOf.</param>
/// <param name="What">What it tells.</param>
/// <param name="Until">When the claim lapses, by the clock; nothing may be published under it after that.</param>
/// <param name="Repeated">Whether an earlier claim had lapsed, so that the same may have been told before.</param>
public sealed record Claim(string Run, DateTimeOffset AsOf, NewsKind What, DateTimeOffset Until, bool Repeated);

/// <summary>Why a finding is not told.</summary>
/// <param name="Reason">The policy's reason.</param>
/// <param name="Until">The last UTC day; null for ever.</param>
public sealed record MuteNote(string Reason, DateOnly? Until);

/// <summary>An account and Region that a finding came from.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Asked">The asOf of the newest run that was asked to read it, as far as this finding knows.</param>
public sealed record Dependency(Scope Scope, DateTimeOffset Asked);
