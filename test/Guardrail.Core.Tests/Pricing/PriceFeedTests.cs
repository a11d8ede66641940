
namespace Guardrail.Pricing;

/// <summary>Samples in the shape of AWS's public price files.</summary>
public sealed class PriceFeedTests
{
    private const string DynamoDb = """
        {"manifest":{"serviceId":"dynamodb","accessType":"publish","hawkFilePublicationDate":"2026-08-28T15:38:19Z","currencyCode":"USD","source":"dynamodb"},
         "sets":{},
         "regions":{
          "US East (N. Virginia)":{
           "On-Demand Backup Storage GB-Month":{"rateCode":"EDC5UVDZNFN2S777.JRTCKXETXF.6YS6EN2CT7","price":"0.1000000000","RegionlessRateCode":"x"},
           "PITR Backup Storage GB-Mo":{"rateCode":"TFXQN9PEG62G7A67.JRTCKXETXF.6YS6EN2CT7","price":"0.2100000000","RegionlessRateCode":"x"},
           "3f1c0a":{"rateCode":"y","price":"0.2000000000"}},
          "Atlantis":{"PITR Backup Storage GB-Mo":{"price":"0.2000000000"}}}}
        """;

    private const string Backup = """
        {"manifest":{"serviceId":"backup","hawkFilePublicationDate":"2026-08-20T00:00:00Z","currencyCode":"USD"},
         "regions":{"US East (N. Virginia)":{
           "DDB Backup Storage Warm per GB-month":{"price":"0.1000000000"},
           "DDB Backup Storage Cold per GB-month":{"price":"0.0300000000"},
           "DDB Backup Early Delete Size Cold per GB-month":{"price":"0.0300000000"},
           "DDB AWSBackup-DataTransfer per GB":{"price":"0.0400000000"},
           "EFS Backup Storage Warm per GB-month":{"price":"0.0500000000"}}}}
        """;

    private static RefreshedBook Read(string dynamoDb = DynamoDb, string backup = Backup) => PriceFeed.Read(dynamoDb, backup, PriceBook.Embedded, new DateOnly(2026, 11, 22));

    [Fact]
    public void Read_MakesABookThatCanBeRead()
    {
        var refreshed = Read();
        var book = PriceBook.Read(refreshed.Json);

        book.AsOf.ShouldBe(new DateOnly(2026, 11, 22));
        var rates = book.RatesIn("us-east-1").ShouldNotBeNull();
        (rates.Warm!.Value.Amount, rates.Cold!.Value.Amount, rates.OnDemand!.Value.Amount, rates.Pitr!.Value.Amount, rates.Transfer!.Value.Amount).ShouldBe((0.1m, 0.03m, 0.1m, 0.21m, 0.04m));
        // What the files do not name is kept, and says so.
        rates.AirGappedWarm!.Value.Amount.ShouldBe(0.115m);
        rates.SeenAt.ShouldContain("published 2026-08-28");
        rates.SeenAt.ShouldContain("lagWarm, lagCold kept from");
        refreshed.Changes.ShouldBe(["us-east-1 pitr: 0.2 -> 0.21"]);
        refreshed.UnknownPlaces.ShouldBe(["Atlantis"]);
        book.RatesIn("eu-west-1").ShouldBeNull();
        refreshed.Unconfirmed.ShouldContain("eu-west-1");
    }

    [Fact]
    public void Read_TakesAirGappedPrices_WhereAKeyOfDynamoDbsSaysSo() =>
        PriceBook.Read(Read(backup: Backup.Replace("\"EFS Backup", "\"DDB LAG Backup Storage Warm per GB-month\":{\"price\":\"0.12\"},\"EFS Backup", StringComparison.Ordinal)).Json)
            .RatesIn("us-east-1")!.AirGappedWarm!.Value.Amount.ShouldBe(0.12m);

    [Theory]
    [InlineData("<html>", "does not have the shape")]
    [InlineData("{}", "does not have the shape")]
    [InlineData("""{"manifest":{"currencyCode":"CNY","hawkFilePublicationDate":"2026-08-28T15:38:19Z"},"regions":{}}""", "in CNY")]
    [InlineData("""{"manifest":{"currencyCode":"USD","hawkFilePublicationDate":"2026-08-28T15:38:19Z"},"regions":{"US East (N. Virginia)":{}}}""", "none of the prices")]
    [InlineData("""{"manifest":{"currencyCode":"USD","hawkFilePublicationDate":"2026-08-28T15:38:19Z"},"regions":{"US East (N. Virginia)":{"PITR Backup Storage GB-Mo":{"price":"free"}}}}""", "no believable price")]
    [InlineData("""{"manifest":{"currencyCode":"USD","hawkFilePublicationDate":"2026-08-28T15:38:19Z"},"regions":{"US East (N. Virginia)":{"PITR Backup Storage GB-Mo":{"price":"200"}}}}""", "no believable price")]
    public void Read_SaysWhatIsWrongWithAFile(string file, string words) => Should.Throw<FormatException>(() => Read(dynamoDb: file)).Message.ShouldContain(words);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"_meta":{"asOf":"yesterday"}}""")]
    [InlineData("""{"_meta":{"asOf":"2026-11-22"}}""")]
    public void PriceBook_RefusesWhatIsNone(string json) => Should.Throw<FormatException>(() => PriceBook.Read(json));
}
