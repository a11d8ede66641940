using System.Text;
using Amazon.Runtime;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Storage;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Storage;

/// <summary>The bucket through the real client of S3, over the wire.</summary>
public sealed class ReportBucketTests
{
    private const string Estate = """
        { "asOf": "2026-11-22T00:00:00Z", "accounts": {
          "111122223333": { "regions": { "us-east-1": { "buckets": [ { "name": "reports" } ] }, "eu-west-1": {} } },
          "222233334444": { "regions": { "us-east-1": { "buckets": [ { "name": "theirs" } ] } } } } }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain.json")]
    [InlineData("parts/run-1/111122223333/eu-west-1.json.gz")]
    [InlineData("a b/ä+%/&=?#.json")]
    public async Task Object_ComesBackAsItWasPut(string key)
    {
        await using var aws = await Start();
        using var bucket = await Open(aws);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes("body of " + key));

        (await bucket.PutAsync(key, body, "application/json", Token)).ShouldBe("prefix/" + key);

        using var found = await bucket.GetAsync(key, Token);
        new StreamReader(found!).ReadToEnd().ShouldBe("body of " + key);
        (await bucket.ListAsync("", Token)).ShouldBe([(key, body.Length)]);
        aws.Objects.ShouldHaveSingleItem().ContentType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Object_ThatIsNotThere_IsNull()
    {
        await using var aws = await Start();
        using var bucket = await Open(aws);

        (await bucket.GetAsync("nothing", Token)).ShouldBeNull();
        (await bucket.ListAsync("parts/", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_ReadsEveryPage_AndOnlyWhatBeginsSo()
    {
        await using var aws = await Start();
        using var bucket = await Open(aws);
        await Parallel.ForEachAsync(Enumerable.Range(0, 1003), Token, async (place, token) =>
        {
            using var body = new MemoryStream([1]);
            await bucket.PutAsync(place < 1001 ? $"parts/{place:0000}" : $"other/{place}", body, "text/plain", token);
        });

        var listed = await bucket.ListAsync("parts/", Token);

        listed.Select(entry => entry.Key).ShouldBe(Enumerable.Range(0, 1001).Select(place => $"parts/{place:0000}"));
        aws.Calls.CountOf("ListObjectsV2").ShouldBe(2);
    }

    [Fact]
    public async Task ThrottledPut_IsTriedAgain_WithTheWholeBody()
    {
        await using var aws = await Start();
        aws.Faults.Add(new Fault { Operation = "PutObject", Kind = FaultKind.Throttle, Times = 2 });
        using var bucket = await Open(aws);
        using var body = new MemoryStream(new byte[100_000]);

        await bucket.PutAsync("large", body, "application/gzip", Token);

        aws.Objects.ShouldHaveSingleItem().Body.Length.ShouldBe(100_000);
        aws.Calls.CountOf("PutObject").ShouldBe(3);
    }

    [Fact]
    public async Task LostConnection_IsTriedAgain()
    {
        await using var aws = await Start();
        using var bucket = await Open(aws);
        using var body = new MemoryStream(new byte[50_000]);
        await bucket.PutAsync("part", body, "application/gzip", Token);
        aws.Faults.Add(new Fault { Operation = "GetObject", Kind = FaultKind.Drop, Times = 1 });

        using var found = await bucket.GetAsync("part", Token);

        found!.Length.ShouldBe(50_000);
    }

    [Theory]
    [InlineData("theirs", "us-east-1", "AccessDenied")]
    [InlineData("reports", "eu-west-1", "AuthorizationHeaderMalformed")]
    [InlineData("nobodys", "us-east-1", "NoSuchBucket")]
    public async Task Bucket_ThatCannotBeWritten_SaysWhy_AndWhichActionItTakes(string name, string region, string code)
    {
        await using var aws = await Start();
        using var bucket = await Open(aws, name, region);
        using var body = new MemoryStream([1]);

        var exception = await Should.ThrowAsync<AwsAccessException>(() => bucket.PutAsync("key", body, "text/plain", Token));

        exception.Message.ShouldContain(code);
        exception.Message.ShouldContain("s3:PutObject");
        exception.Message.ShouldNotContain("\n");
    }

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(Scenario.Parse(Estate), cancellationToken: Token);

    private static Task<ReportBucket> Open(LocalAwsServer aws, string name = "reports", string region = "us-east-1") => ReportBucket.OpenAsync(
        name, "prefix", region, new AwsAccess { Endpoint = aws.Endpoint, Credentials = new BasicAWSCredentials("dummy", "dummy") },
        new AwsReadOptions { Paces = new CallPaces(10_000), RetryDelay = TimeSpan.FromMilliseconds(1) }, Token);
}
