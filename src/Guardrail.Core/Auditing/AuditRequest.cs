using Guardrail.Inventory;
using Guardrail.Policies;

namespace Guardrail.Auditing;

/// <summary>What a run is asked for.</summary>
public sealed record AuditRequest
{
    /// <summary>The accounts and Regions to read.</summary>
    public required IReadOnlyList<Scope> Scopes { get; init; }

    /// <summary>The one clock reading of the run, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether asOf is more than 15 minutes off the real clock.</summary>
    public bool Hypothetical { get; init; }

    /// <summary>
    /// Whether the run reads one part of a larger estate, to be computed together with the others: point-in-time recovery is then looked up wherever it may change
    /// advice once copies in other accounts count.
    /// </summary>
    public bool IsPart { get; init; }

    /// <summary>Table names or patterns; empty means every table. With patterns the report is about those tables alone.</summary>
    public IReadOnlyList<NamePattern> Tables { get; init; } = [];

    /// <summary>What made the report.</summary>
    public required ToolRow Tool { get; init; }
}
