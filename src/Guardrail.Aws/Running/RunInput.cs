using Guardrail.Inventory;

namespace Guardrail.Aws.Running;

/// <summary>What a run computes from in place of AWS: recordings.</summary>
/// <param name="Inventory">Answers in AWS's place.</param>
/// <param name="Scopes">The accounts and Regions to ask it for.</param>
/// <param name="AsOf">The instant it shows, unless the run is told another.</param>
public sealed record RunInput(IBackupInventory Inventory, IReadOnlyList<Scope> Scopes, DateTimeOffset AsOf)
{
    /// <summary>How far asOf may be from the clock before the report is hypothetical: as for AWS itself, unless the reading is known to have taken longer.</summary>
    public TimeSpan ClockTolerance { get; init; } = RunSettings.ClockTolerance;

    /// <summary>Whether the report is hypothetical, where that was settled when it was recorded; null where the clock decides.</summary>
    public bool? Hypothetical { get; init; }
}
