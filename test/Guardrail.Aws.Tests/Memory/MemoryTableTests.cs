using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Guardrail.Aws.Memory;
using Guardrail.Aws.Tests.Local;

namespace Guardrail.Aws.Tests.Memory;

/// <summary>The table's client against a DynamoDB that is not ours.</summary>
public class MemoryTableTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replace_SucceedsOnceAVersion()
    {
        using var table = await OpenAsync(await Dynalite.TableAsync());
        var row = Row("a", "1", "first");

        var first = (await table.ReplaceAsync(row, null, None))!;
        (await table.ReplaceAsync(Row("a", "1", "late"), null, None)).ShouldBeNull();
        var second = (await table.ReplaceAsync(Row("a", "1", "second"), first.Version, None))!;
        (await table.ReplaceAsync(Row("a", "1", "late"), first.Version, None)).ShouldBeNull();

        var there = (await table.GetAsync(row.Key, None))!;
        (there.Text("text"), there.Version).ShouldBe(("second", second.Version));
    }

    [Fact]
    public async Task Replace_LetsOneOfManyWin()
    {
        using var table = await OpenAsync(await Dynalite.TableAsync());

        var winners = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => table.ReplaceAsync(Row("a", "1", $"{number}"), null, None)));

        winners.Count(winner => winner is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Rows_KeepTextBytesNumbersAndExpiry()
    {
        using var table = await OpenAsync(await Dynalite.TableAsync());
        var expiry = new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await table.PutAsync(new MemoryRow(new MemoryKey("a", "1"), new Dictionary<string, AttributeValue>
        {
            ["text"] = new() { S = "ünï 🌍" },
            ["number"] = new() { N = "-7" },
            ["bytes"] = new() { B = new MemoryStream([1, 2, 3]) },
        })
        { ExpiresAt = expiry }, None);

        var row = (await table.GetAsync(new MemoryKey("a", "1"), None))!;

        (row.Text("text"), row.Number("number"), row.ExpiresAt).ShouldBe(("ünï 🌍", -7, expiry));
        row.Bytes("bytes")!.Value.ToArray().ShouldBe(new byte[] { 1, 2, 3 });
        (row.Text("none"), row.Number("text"), row.Bytes("none")).ShouldBe((null, null, null));
        (await table.GetAsync(new MemoryKey("a", "2"), None)).ShouldBeNull();
    }

    [Fact]
    public async Task ManyRows_AreWrittenAndReadInBatches()
    {
        using var table = await OpenAsync(await Dynalite.TableAsync());
        var keys = Enumerable.Range(0, 230).Select(number => new MemoryKey("many", number.ToString("000", CultureInfo.InvariantCulture))).ToList();
        // Of a size that makes a query come in pages of 1 MB.
        await table.PutAsync([.. keys.Select(key => Row(key.Pk, key.Sk, new string('x', 10_000)))], None);

        (await table.GetAsync([.. keys, new MemoryKey("many", "none")], None)).Select(row => row.Key).Order(Comparer<MemoryKey>.Create((one, other) => string.CompareOrdinal(one.Sk, other.Sk))).ShouldBe(keys);
        (await table.QueryAsync("many", null, None)).Select(row => row.Key).ShouldBe(keys);
        (await table.QueryAsync("many", "22", None)).Count.ShouldBe(10);
        (await table.QueryAsync("none", null, None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "ProvisionedThroughputExceededException", "Give the table on-demand capacity.", 4)]
    [InlineData(400, "ResourceNotFoundException", "Check its name and Region", 1)]
    [InlineData(400, "AccessDeniedException", "Allow dynamodb:GetItem on the table.", 1)]
    [InlineData(500, "InternalServerError", "Run again later.", 4)]
    public async Task Failure_SaysWhatToDo_InOneLine(int status, string code, string advice, int calls)
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation == "GetItem" ? (status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"two\nlines"}""") : null);
        using var table = await OpenAsync(new MemorySettings { Table = "memory", Endpoint = endpoint.Endpoint });

        var exception = await Should.ThrowAsync<MemoryException>(table.GetAsync(new MemoryKey("a", "1"), None));

        exception.Code.ShouldBe(code);
        exception.Message.ShouldContain(advice);
        exception.Message.ShouldNotContain('\n');
        endpoint.Asked("GetItem").ShouldBe(calls);
    }

    [Theory]
    [InlineData("guardrail-memory", true)]
    [InlineData("arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/memory", true)]
    [InlineData("ab", false)]
    [InlineData("arn:aws:sns:us-east-1:111122223333:memory", false)]
    [InlineData("my table", false)]
    public void Settings_KnowATable(string text, bool table) => MemorySettings.IsTable(text).ShouldBe(table);

    private static MemoryRow Row(string pk, string sk, string text) => new(new MemoryKey(pk, sk), new Dictionary<string, AttributeValue> { ["text"] = new() { S = text } });

    private static Task<MemoryTable> OpenAsync(MemorySettings settings) =>
        MemoryTable.OpenAsync(settings, LocalAccount.Access(new Uri("http://127.0.0.1:9/")), LocalAccount.Options, None);
}
