using System.Globalization;
using System.Text.Json;
using Guardrail.Units;

namespace Guardrail.Pricing;

/// <summary>Reads <c>prices.json</c>, which is part of this assembly.</summary>
internal static class EmbeddedPrices
{
    public static PriceBook Read()
    {
        using var stream = typeof(EmbeddedPrices).Assembly.GetManifestResourceStream("Guardrail.Pricing.prices.json")
            ?? throw new InvalidOperationException("The price book is missing from the assembly.");
        using var document = JsonDocument.Parse(stream);
        return Read(document);
    }

    public static PriceBook Read(JsonDocument document)
    {
        var asOf = DateOnly.ParseExact(document.RootElement.GetProperty("_meta").GetProperty("asOf").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new PriceBook(
            asOf,
            overridden: false,
            [.. document.RootElement.EnumerateObject().Where(entry => entry.Name != "_meta").Select(entry => Region(entry.Name, entry.Value))]);
    }

    private static RegionRates Region(string region, JsonElement entry)
    {
        var currency = Text(entry, "currency");
        UsdPerGbMonth? Storage(string name) => Price(entry, name, currency) is { } price ? new UsdPerGbMonth(price) : null;
        return new RegionRates
        {
            Region = region,
            Location = Text(entry, "location"),
            Currency = currency,
            Warm = Storage("warm"),
            Cold = Storage("cold"),
            EarlyDeleteCold = Storage("earlyDeleteCold"),
            AirGappedWarm = Storage("lagWarm"),
            AirGappedCold = Storage("lagCold"),
            OnDemand = Storage("onDemand"),
            Pitr = Storage("pitr"),
            Transfer = Price(entry, "transfer", currency) is { } transfer ? new UsdPerGb(transfer) : null,
            SeenAt = Text(entry, "asOf"),
            Source = Text(entry, "source"),
            Confidence = Text(entry, "confidence"),
        };
    }

    private static decimal? Price(JsonElement entry, string name, string currency) =>
        currency == "USD" && entry.TryGetProperty(name, out var price) && price.ValueKind == JsonValueKind.Number ? price.GetDecimal() : null;

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
