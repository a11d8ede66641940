using Guardrail.Pricing;

namespace Guardrail.Policies;

/// <summary>Reads prices in place of the embedded book's.</summary>
internal static class PriceReader
{
    private static readonly IReadOnlyList<string> Rates =
        ["warm", "cold", "earlyDeleteCold", "airGappedWarm", "airGappedCold", "onDemand", "pitr", "transfer"];

    /// <summary>The discount and the prices by Region.</summary>
    public static PriceOverrides Overrides(PolicyNode node)
    {
        var members = node.Members(["book", "discountPercent", "regions"]);
        return new PriceOverrides(
            members.Read<decimal?>("discountPercent", place => place.Number(0, 100)) ?? 0,
            members.Read("regions", Regions) ?? PriceOverrides.None.ByRegion)
        {
            Book = members.Read("book", place => place.Text()),
        };
    }

    private static IReadOnlyDictionary<string, RateOverrides> Regions(PolicyNode node)
    {
        var regions = new Dictionary<string, RateOverrides>(StringComparer.Ordinal);
        foreach (var (name, place) in node.Entries())
        {
            if (!BudgetReader.RegionForm.IsMatch(name))
                place.Wrong($"is not known here; allowed: {BudgetReader.RegionInWords}");
            regions[name] = One(place);
        }
        return regions;
    }

    private static RateOverrides One(PolicyNode node)
    {
        var members = node.Members(Rates);
        decimal? Rate(string name) => members.Read<decimal?>(name, place => place.Number());
        return new RateOverrides
        {
            Warm = Rate("warm"),
            Cold = Rate("cold"),
            EarlyDeleteCold = Rate("earlyDeleteCold"),
            AirGappedWarm = Rate("airGappedWarm"),
            AirGappedCold = Rate("airGappedCold"),
            OnDemand = Rate("onDemand"),
            Pitr = Rate("pitr"),
            Transfer = Rate("transfer"),
        };
    }
}
