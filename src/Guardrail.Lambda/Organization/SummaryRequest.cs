using Guardrail.Inventory;

namespace Guardrail.Lambda.Organization;

/// <summary>What the summarizing run is asked for.</summary>
public sealed record SummaryRequest
{
    /// <summary>Parts of an execution that began longer ago are too old to tell of. A state machine's execution is ended before that.</summary>
    internal static readonly TimeSpan OldestParts = TimeSpan.FromHours(14);

    /// <summary>The execution's name: the parts' folder.</summary>
    public required string Run { get; init; }

    /// <summary>When the execution began: the instant that every part and the report show.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Accounts that were to be read.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>Regions that were to be read in each.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Whether to publish what is found. The default is true.</summary>
    public bool Notify { get; init; } = true;

    internal IReadOnlyList<Scope> Scopes => [.. Accounts.SelectMany(account => Regions.Select(region => new Scope(account, region)))];
}
