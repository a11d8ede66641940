using Guardrail.Units;

namespace Guardrail.Pricing;

public sealed class PriceBookTests
{
    [Fact]
    public void Embedded_KnowsNorthVirginia()
    {
        var rates = PriceBook.Embedded.RatesIn("us-east-1")!;

        (rates.Warm, rates.Cold, rates.EarlyDeleteCold).ShouldBe((new UsdPerGbMonth(0.10m), new UsdPerGbMonth(0.03m), new UsdPerGbMonth(0.03m)));
        (rates.AirGappedWarm, rates.AirGappedCold).ShouldBe((new UsdPerGbMonth(0.115m), new UsdPerGbMonth(0.0345m)));
        (rates.OnDemand, rates.Pitr, rates.Transfer).ShouldBe((new UsdPerGbMonth(0.10m), new UsdPerGbMonth(0.20m), new UsdPerGb(0.04m)));
    }

    [Fact]
    public void Embedded_NamesSourceAndDateOfEveryRegion()
    {
        PriceBook.Embedded.Regions.Count.ShouldBe(37);
        PriceBook.Embedded.Regions.ShouldAllBe(rates => rates.Source.Length > 0 && rates.SeenAt.Length > 0 && rates.Location.Length > 0);
        PriceBook.Embedded.AsOf.ShouldBe(new DateOnly(2025, 11, 4));
    }

    [Fact]
    public void Embedded_HasNoPriceInUsd_WhereAwsBillsInYuan()
    {
        var rates = PriceBook.Embedded.RatesIn("cn-north-1")!;

        rates.Currency.ShouldBe("CNY");
        (rates.Warm, rates.OnDemand, rates.Pitr).ShouldBe((null, null, null));
    }

    [Fact]
    public void RatesIn_IsNull_WhenTheRegionIsUnknown() => PriceBook.Embedded.RatesIn("mars-1").ShouldBeNull();

    [Fact]
    public void With_ReplacesAndDiscounts()
    {
        var overrides = new PriceOverrides(10, new Dictionary<string, RateOverrides> { ["us-east-1"] = new() { Warm = 0.08m }, ["mars-1"] = new() { Warm = 1m } });

        var book = PriceBook.Embedded.With(overrides);

        book.Overridden.ShouldBeTrue();
        book.RatesIn("us-east-1")!.Warm.ShouldBe(new UsdPerGbMonth(0.072m));
        book.RatesIn("us-east-1")!.Cold.ShouldBe(new UsdPerGbMonth(0.027m));
        book.RatesIn("eu-west-1")!.Warm.ShouldBe(new UsdPerGbMonth(0.099m));
        book.RatesIn("mars-1")!.Warm.ShouldBe(new UsdPerGbMonth(0.9m));
        book.RatesIn("mars-1")!.Cold.ShouldBeNull();
    }

    [Fact]
    public void With_IsTheSameBook_WhenNothingIsReplaced() => PriceBook.Embedded.With(PriceOverrides.None).ShouldBeSameAs(PriceBook.Embedded);
}
