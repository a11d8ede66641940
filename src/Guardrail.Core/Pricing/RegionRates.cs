using Guardrail.Units;

namespace Guardrail.Pricing;

/// <summary>The prices of one Region in USD. A price that is not confirmed, or not in USD, is null: never zero, never another Region's.</summary>
public sealed record RegionRates
{
    /// <summary>The Region code.</summary>
    public required string Region { get; init; }

    /// <summary>AWS's name of the place; empty for a Region that only the policy knows.</summary>
    public string Location { get; init; } = "";

    /// <summary>The currency AWS bills the Region in; anything but <c>USD</c> leaves the prices null.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>AWS Backup warm storage.</summary>
    public UsdPerGbMonth? Warm { get; init; }

    /// <summary>AWS Backup cold storage, at least 90 days.</summary>
    public UsdPerGbMonth? Cold { get; init; }

    /// <summary>The part of the 90 days in cold storage that a point did not serve.</summary>
    public UsdPerGbMonth? EarlyDeleteCold { get; init; }

    /// <summary>Warm storage in a logically air-gapped vault.</summary>
    public UsdPerGbMonth? AirGappedWarm { get; init; }

    /// <summary>Cold storage in a logically air-gapped vault.</summary>
    public UsdPerGbMonth? AirGappedCold { get; init; }

    /// <summary>Backups billed by DynamoDB: its own on-demand ones, and AWS Backup's without advanced features.</summary>
    public UsdPerGbMonth? OnDemand { get; init; }

    /// <summary>Point-in-time recovery, per GB of the table.</summary>
    public UsdPerGbMonth? Pitr { get; init; }

    /// <summary>
    /// A copy to another Region, billed where the source lies. The published rates per destination are not used: whether they hold outside air-gapped vaults is UNCONFIRMED.
    /// </summary>
    public UsdPerGb? Transfer { get; init; }

    /// <summary>Which dates the prices were seen at, in words.</summary>
    public string SeenAt { get; init; } = "";

    /// <summary>Where the prices come from, in words.</summary>
    public string Source { get; init; } = "";

    /// <summary>How far the source is to be trusted: <c>high</c>, <c>medium</c>…</summary>
    public string Confidence { get; init; } = "";
}
