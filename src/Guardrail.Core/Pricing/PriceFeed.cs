using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Guardrail.Pricing;

/// <summary>Makes a price book of AWS's two public price files, which are keyed by the names of places.</summary>
/// <remarks>
/// The files are those that AWS's own pricing pages read (seen, not documented: AWS may change them). How they name air-gapped storage is UNCONFIRMED: a key of
/// DynamoDB's that says so is taken; where there is none the known price is kept, with its own date. Prices per destination are not used, as in the embedded book.
/// </remarks>
public static class PriceFeed
{
    /// <summary>Prices above this per GB-month are not believed.</summary>
    private const decimal Highest = 10;

    /// <summary>Whose names in the files are doubtful: what is known stays, with its own date.</summary>
    private static readonly string[] Kept = ["lagWarm", "lagCold", "transfer"];

    private static readonly (string Name, string Key)[] DynamoDbKeys =
    [
        ("onDemand", "On-Demand Backup Storage GB-Month"),
        ("pitr", "PITR Backup Storage GB-Mo"),
    ];

    private static readonly (string Name, string Key)[] BackupKeys =
    [
        ("warm", "DDB Backup Storage Warm per GB-month"),
        ("cold", "DDB Backup Storage Cold per GB-month"),
        ("earlyDeleteCold", "DDB Backup Early Delete Size Cold per GB-month"),
        ("transfer", "DDB AWSBackup-DataTransfer per GB"),
    ];

    /// <summary>Reads both files and writes a book in the shape of the embedded one.</summary>
    /// <param name="dynamoDb">The file about DynamoDB.</param>
    /// <param name="backup">The file about AWS Backup.</param>
    /// <param name="known">The book whose Regions say which place is which.</param>
    /// <param name="today">The date on which the files were seen.</param>
    /// <exception cref="FormatException">A file does not have the shape, is of another currency, or holds no price that is wanted.</exception>
    public static RefreshedBook Read(string dynamoDb, string backup, PriceBook known, DateOnly today)
    {
        var table = Places(dynamoDb, "dynamodb", DynamoDbKeys, out var dynamoDbDate);
        var storage = Places(backup, "backup", BackupKeys, out var backupDate);
        var regions = known.Regions.Where(rates => rates.Location.Length > 0 && rates.Currency == "USD").ToDictionary(rates => rates.Location, StringComparer.Ordinal);
        using var stream = new MemoryStream();
        List<string> changes = [];
        List<string> unconfirmed = [];
        var count = 0;
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("_meta");
            json.WriteString("description", "DynamoDB backup prices per AWS Region in USD. null = not confirmed.");
            json.WriteString("asOf", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            foreach (var old in known.Regions)
            {
                var found = new Dictionary<string, decimal>(StringComparer.Ordinal);
                if (old.Currency == "USD" && old.Location.Length > 0)
                {
                    foreach (var (name, price) in (table.GetValueOrDefault(old.Location) ?? []).Concat(storage.GetValueOrDefault(old.Location) ?? []))
                        found[name] = price;
                }
                if (found.Count == 0)
                {
                    unconfirmed.Add(old.Region);
                    continue;
                }
                count++;
                Write(json, old, found, dynamoDbDate, backupDate, changes);
            }
            json.WriteEndObject();
        }
        if (count == 0)
            throw new FormatException("none of their places is a Region that is known here; AWS may have changed the files");
        return new RefreshedBook(
            Encoding.UTF8.GetString(stream.ToArray()) + "\n",
            count,
            changes,
            unconfirmed,
            [.. table.Keys.Union(storage.Keys).Where(place => !regions.ContainsKey(place)).Order(StringComparer.Ordinal)]);
    }

    private static void Write(Utf8JsonWriter json, RegionRates old, Dictionary<string, decimal> found, string dynamoDbDate, string backupDate, List<string> changes)
    {
        json.WriteStartObject(old.Region);
        json.WriteString("location", old.Location);
        json.WriteString("currency", "USD");
        foreach (var (name, before) in new (string, decimal?)[]
        {
            ("warm", old.Warm?.Amount), ("cold", old.Cold?.Amount), ("earlyDeleteCold", old.EarlyDeleteCold?.Amount), ("lagWarm", old.AirGappedWarm?.Amount),
            ("lagCold", old.AirGappedCold?.Amount), ("onDemand", old.OnDemand?.Amount), ("pitr", old.Pitr?.Amount), ("transfer", old.Transfer?.Amount),
        })
        {
            // What a Region's files leave out is no longer confirmed.
            var price = found.TryGetValue(name, out var seen) ? seen : Kept.Contains(name) ? before : null;
            if (price is { } amount)
                json.WriteNumber(name, amount);
            else
                json.WriteNull(name);
            if (price != before)
                changes.Add(string.Create(CultureInfo.InvariantCulture, $"{old.Region} {name}: {Shown(before)} -> {Shown(price)}"));
        }
        var kept = Kept.Where(name => !found.ContainsKey(name)).ToList();
        json.WriteString("asOf", $"DynamoDB file published {dynamoDbDate}; AWS Backup file published {backupDate}{(kept.Count > 0 ? $"; {string.Join(", ", kept)} kept from: {old.SeenAt}" : "")}");
        json.WriteString("confidence", "high");
        json.WriteString("source", "AWS public price JSON (meteredUnitMaps)");
        json.WriteEndObject();
    }

    private static string Shown(decimal? amount) => amount is { } known ? (known / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "none";

    private static Dictionary<string, Dictionary<string, decimal>> Places(string text, string service, (string Name, string Key)[] keys, out string published)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var manifest = root.GetProperty("manifest");
            if (manifest.GetProperty("currencyCode").GetString() is not "USD" and var currency)
                throw new FormatException($"the file about {service} is in {currency}, not in USD");
            published = manifest.GetProperty("hawkFilePublicationDate").GetString()![..10];
            var places = new Dictionary<string, Dictionary<string, decimal>>(StringComparer.Ordinal);
            foreach (var place in root.GetProperty("regions").EnumerateObject())
            {
                var prices = new Dictionary<string, decimal>(StringComparer.Ordinal);
                foreach (var entry in place.Value.EnumerateObject())
                {
                    if (NameOf(entry.Name, keys) is { } name)
                        prices[name] = Price(entry.Value, service, place.Name, entry.Name);
                }
                if (prices.Count > 0)
                    places[place.Name] = prices;
            }
            return places.Count > 0 ? places : throw new FormatException($"the file about {service} holds none of the prices that are wanted; AWS may have changed it");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException or NullReferenceException)
        {
            throw new FormatException($"the file about {service} does not have the shape of AWS's price files", exception);
        }
    }

    private static string? NameOf(string key, (string Name, string Key)[] keys)
    {
        var exact = Array.Find(keys, each => each.Key == key).Name;
        if (exact is not null || keys != BackupKeys || !key.StartsWith("DDB ", StringComparison.Ordinal) || !key.Contains("LAG", StringComparison.Ordinal) || !key.Contains("Storage", StringComparison.Ordinal))
            return exact;
        return key.Contains("Warm", StringComparison.Ordinal) ? "lagWarm" : key.Contains("Cold", StringComparison.Ordinal) ? "lagCold" : null;
    }

    private static decimal Price(JsonElement entry, string service, string place, string key) =>
        entry.TryGetProperty("price", out var price) && price.ValueKind == JsonValueKind.String
        && decimal.TryParse(price.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= Highest
            ? amount
            : throw new FormatException($"the file about {service} gives no believable price for '{key}' in {place}");
}

/// <summary>A price book made of AWS's public files.</summary>
/// <param name="Json">The book, in the shape of the embedded one.</param>
/// <param name="Regions">How many Regions it holds.</param>
/// <param name="Changes">What differs from the known book, one line each.</param>
/// <param name="Unconfirmed">Known Regions that the files do not price in USD: backups there are gaps.</param>
/// <param name="UnknownPlaces">Places of the files that no Region here is known by.</param>
public sealed record RefreshedBook(string Json, int Regions, IReadOnlyList<string> Changes, IReadOnlyList<string> Unconfirmed, IReadOnlyList<string> UnknownPlaces);
