using Guardrail.Inventory;
using Guardrail.Pricing;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>The prices of one payer and vault type. A price that is not known counts as nothing and leaves a gap, the first time that it is needed.</summary>
internal sealed class Rates(Scope payer, bool airGapped, RegionRates? known, PriceGaps gaps)
{
    public Usd Of(StorageKind kind, decimal gbMonths) => gbMonths == 0 ? Usd.Zero : kind switch
    {
        StorageKind.Cold when airGapped => Storage(known?.AirGappedCold, "cold air-gapped storage", gbMonths),
        StorageKind.Cold => Storage(known?.Cold, "cold storage", gbMonths),
        StorageKind.DynamoDb => Storage(known?.OnDemand, "backups billed by DynamoDB", gbMonths),
        _ when airGapped => Storage(known?.AirGappedWarm, "warm air-gapped storage", gbMonths),
        _ => Storage(known?.Warm, "warm storage", gbMonths),
    };

    public Usd Of(ByKind bytes) =>
        Of(StorageKind.Warm, Gigabytes.Of(bytes.Warm)) + Of(StorageKind.Cold, Gigabytes.Of(bytes.Cold)) + Of(StorageKind.DynamoDb, Gigabytes.Of(bytes.DynamoDb));

    public Usd Unserved(decimal gbMonths) => gbMonths == 0 ? Usd.Zero : Storage(known?.EarlyDeleteCold, "early deletion from cold storage", gbMonths);

    public Usd Pitr(decimal gb) => Storage(known?.Pitr, "point-in-time recovery", gb);

    public bool KnowsPitr => known?.Pitr is not null;

    public Usd Transfer(decimal gb) =>
        gb == 0 ? Usd.Zero : known?.Transfer is { } price ? new Usd(gb * price.Amount) : gaps.Note(payer, known, "copies to other Regions");

    private Usd Storage(UsdPerGbMonth? price, string what, decimal gbMonths) =>
        price is { } rate ? new GbMonths(gbMonths) * rate : gaps.Note(payer, known, what);
}

/// <summary>Prices that were needed and are not known.</summary>
internal sealed class PriceGaps
{
    private readonly SortedDictionary<(string Account, string Region), (string? Currency, SortedSet<string> Missing)> _missing = [];

    /// <summary>Remembers what is missing.</summary>
    /// <returns>No money.</returns>
    public Usd Note(Scope payer, RegionRates? known, string what)
    {
        if (!_missing.TryGetValue((payer.AccountId, payer.Region), out var missing))
        {
            _missing.Add((payer.AccountId, payer.Region), missing = (known?.Currency, new SortedSet<string>(StringComparer.Ordinal)));
        }
        missing.Missing.Add(what);
        return Usd.Zero;
    }

    public IEnumerable<Gap> Gaps() => _missing.Select(each => new Gap(
        each.Key.Account,
        each.Key.Region,
        $"price/{each.Key.Region}",
        "PriceUnknown",
        $"no price in USD for {string.Join(", ", each.Value.Missing)} in {(each.Key.Region.Length == 0 ? "an unknown Region" : each.Key.Region)}"
            + (each.Value.Currency is { } currency && currency != "USD" ? $" (AWS bills it in {currency})" : "")
            + "; what it costs is in no figure, so set prices for the Region in the policy"));
}

/// <summary>Finds the prices of a payer and vault type.</summary>
internal sealed class RateTable(PriceBook book, PriceGaps gaps)
{
    private readonly Dictionary<(Scope Payer, bool AirGapped), Rates> _rates = [];

    public Rates Of(VaultCourse vault) => Of(vault.Payer, vault.AirGapped);

    public Rates Of(Scope payer, bool airGapped = false)
    {
        if (!_rates.TryGetValue((payer, airGapped), out var rates))
        {
            _rates.Add((payer, airGapped), rates = new Rates(payer, airGapped, book.RatesIn(payer.Region), gaps));
        }
        return rates;
    }
}
