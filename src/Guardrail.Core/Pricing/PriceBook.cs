using System.Globalization;
using System.Text.Json;
using Guardrail.Units;

namespace Guardrail.Pricing;

/// <summary>What storage costs, Region by Region. Immutable.</summary>
public sealed class PriceBook
{
    private static readonly Lazy<PriceBook> TheEmbedded = new(EmbeddedPrices.Read);

    private readonly SortedDictionary<string, RegionRates> _regions;

    internal PriceBook(DateOnly asOf, bool overridden, IEnumerable<RegionRates> regions)
    {
        AsOf = asOf;
        Overridden = overridden;
        _regions = new SortedDictionary<string, RegionRates>(regions.ToDictionary(region => region.Region), StringComparer.Ordinal);
    }

    /// <summary>The book that is part of this library; <c>Pricing/README.md</c> says where it comes from.</summary>
    public static PriceBook Embedded => TheEmbedded.Value;

    /// <summary>Reads a book in the shape of the embedded one.</summary>
    /// <param name="json">The text of a price book file.</param>
    /// <exception cref="FormatException">It is no price book.</exception>
    public static PriceBook Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var book = EmbeddedPrices.Read(document);
            return book.Regions.Count > 0 ? book : throw new FormatException("It holds no Region.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("It is not JSON in the shape of a price book (Regions with prices, and _meta.asOf).", exception);
        }
    }

    /// <summary>The date on which the whole book was last seen to be right.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Whether a policy replaced or discounted any price.</summary>
    public bool Overridden { get; }

    /// <summary>All Regions, in order of their codes.</summary>
    public IReadOnlyList<RegionRates> Regions => [.. _regions.Values];

    /// <summary>The prices of a Region; null where the book does not know it.</summary>
    /// <param name="region">The Region code.</param>
    public RegionRates? RatesIn(string region) => _regions.GetValueOrDefault(region);

    /// <summary>This book with a policy's prices and discount. The discount is taken off every price, also off those that the policy gives.</summary>
    /// <param name="overrides">The policy's prices.</param>
    public PriceBook With(PriceOverrides overrides)
    {
        if (overrides.DiscountPercent == 0 && overrides.ByRegion.Count == 0)
        {
            return this;
        }
        var factor = 1 - Math.Clamp(overrides.DiscountPercent, 0, 100) / 100;
        var known = _regions.Keys.Union(overrides.ByRegion.Keys, StringComparer.Ordinal);
        return new PriceBook(AsOf, overridden: true, known.Select(region => Discounted(Replaced(region, overrides.ByRegion.GetValueOrDefault(region)), factor)));
    }

    /// <summary>AsOf and the number of Regions.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_regions.Count} Regions as of {AsOf:yyyy-MM-dd}");

    private RegionRates Replaced(string region, RateOverrides? by)
    {
        var book = RatesIn(region) ?? new RegionRates { Region = region, Source = "policy" };
        return by is null ? book : book with
        {
            Warm = Storage(by.Warm) ?? book.Warm,
            Cold = Storage(by.Cold) ?? book.Cold,
            EarlyDeleteCold = Storage(by.EarlyDeleteCold) ?? book.EarlyDeleteCold,
            AirGappedWarm = Storage(by.AirGappedWarm) ?? book.AirGappedWarm,
            AirGappedCold = Storage(by.AirGappedCold) ?? book.AirGappedCold,
            OnDemand = Storage(by.OnDemand) ?? book.OnDemand,
            Pitr = Storage(by.Pitr) ?? book.Pitr,
            Transfer = by.Transfer is { } transfer ? new UsdPerGb(transfer) : book.Transfer,
        };
    }

    private static RegionRates Discounted(RegionRates rates, decimal factor) => rates with
    {
        Warm = Storage(rates.Warm?.Amount * factor),
        Cold = Storage(rates.Cold?.Amount * factor),
        EarlyDeleteCold = Storage(rates.EarlyDeleteCold?.Amount * factor),
        AirGappedWarm = Storage(rates.AirGappedWarm?.Amount * factor),
        AirGappedCold = Storage(rates.AirGappedCold?.Amount * factor),
        OnDemand = Storage(rates.OnDemand?.Amount * factor),
        Pitr = Storage(rates.Pitr?.Amount * factor),
        Transfer = rates.Transfer is { } transfer ? new UsdPerGb(transfer.Amount * factor) : null,
    };

    private static UsdPerGbMonth? Storage(decimal? amount) => amount is { } known ? new UsdPerGbMonth(known) : null;
}
