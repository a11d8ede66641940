namespace Guardrail.Pricing;

/// <summary>What a policy puts in place of the embedded price book.</summary>
/// <param name="DiscountPercent">A discount on every price, 0 to 100; 0 for none.</param>
/// <param name="ByRegion">Prices by Region code; empty for none. A Region that the book does not know becomes known by it.</param>
public sealed record PriceOverrides(decimal DiscountPercent, IReadOnlyDictionary<string, RateOverrides> ByRegion)
{
    /// <summary>A file with a price book in place of the embedded one, as the policy names it; null for the embedded one. Whoever reads the policy reads the book.</summary>
    public string? Book { get; init; }

    /// <summary>The embedded book as it is.</summary>
    public static PriceOverrides None { get; } = new(0, new Dictionary<string, RateOverrides>());
}

/// <summary>Prices of one Region in USD that replace those of the book; null keeps the book's.</summary>
public sealed record RateOverrides
{
    /// <summary>AWS Backup warm storage, per GB-month.</summary>
    public decimal? Warm { get; init; }

    /// <summary>AWS Backup cold storage, per GB-month.</summary>
    public decimal? Cold { get; init; }

    /// <summary>Cold storage deleted before its 90 days, per GB-month.</summary>
    public decimal? EarlyDeleteCold { get; init; }

    /// <summary>Warm storage in a logically air-gapped vault, per GB-month.</summary>
    public decimal? AirGappedWarm { get; init; }

    /// <summary>Cold storage in a logically air-gapped vault, per GB-month.</summary>
    public decimal? AirGappedCold { get; init; }

    /// <summary>Backups billed by DynamoDB, per GB-month.</summary>
    public decimal? OnDemand { get; init; }

    /// <summary>Point-in-time recovery, per GB-month of table size.</summary>
    public decimal? Pitr { get; init; }

    /// <summary>Copies to another Region, per GB, billed where the source lies.</summary>
    public decimal? Transfer { get; init; }
}
