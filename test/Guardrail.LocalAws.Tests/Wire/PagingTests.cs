using System.Text.Json;

namespace Guardrail.LocalAws.Tests.Wire;

public sealed class PagingTests
{
    private const string Points = """{ "name": "daily", "schedule": "cron(0 5 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 35 }""";
    private const string List = "/backup-vaults/Default/recovery-points/";

    [Theory]
    // scenario's paging                    asked  pages
    [InlineData("", 1000, 1)]
    [InlineData("", 35, 1)]
    [InlineData("", 34, 2)]
    [InlineData("\"paging\": { \"pageSize\": 10 },", 1000, 4)]
    // every second page is empty: E would be lost by whoever stops there
    [InlineData("\"paging\": { \"pageSize\": 10, \"emptyPageEvery\": 2 },", 1000, 7)]
    public async Task Page_GivesEveryPointOnce(string paging, int asked, int pages)
    {
        await using var server = await Start(paging);
        using var client = new SignedClient(server);
        var (items, count) = await client.All($"{List}?maxResults={asked}", "RecoveryPoints");
        items.Select(Arn).Distinct().Count().ShouldBe(35);
        (items.Count, count).ShouldBe((35, pages));
    }

    [Fact]
    public async Task Page_GivesEveryPointOnce_WhenPagesAreShort()
    {
        await using var server = await Start("\"paging\": { \"pageSize\": 10, \"shortPages\": true },");
        using var client = new SignedClient(server);
        var (items, pages) = await client.All(List, "RecoveryPoints");
        items.Select(Arn).Distinct().Count().ShouldBe(35);
        pages.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData("maxResults=0")]
    [InlineData("maxResults=1001")]
    [InlineData("maxResults=many")]
    [InlineData("nextToken=nonsense")]
    [InlineData("nextToken=bm9uc2Vuc2U%3D")]
    [InlineData("createdAfter=yesterday")]
    [InlineData("createdAfter=20261101")]
    public async Task List_IsRefused_WhenAParameterIsWrong(string query)
    {
        await using var server = await Start("");
        using var client = new SignedClient(server);
        var reply = await client.Backup($"{List}?{query}");
        (reply.Status, reply.Code).ShouldBe((400, "InvalidParameterValueException"));
    }

    [Fact]
    public async Task Token_IsRefused_WhenTheFilterOrTheEstateIsAnother()
    {
        await using var server = await Start("");
        using var client = new SignedClient(server);
        var token = Uri.EscapeDataString((await client.Backup($"{List}?maxResults=10")).Json.GetProperty("NextToken").GetString()!);
        (await client.Backup($"{List}?maxResults=10&nextToken={token}")).Status.ShouldBe(200);
        (await client.Backup($"{List}?maxResults=10&resourceType=DynamoDB&nextToken={token}")).Code.ShouldBe("InvalidParameterValueException");
        server.MoveTo(server.Scenario.AsOf.AddDays(1));
        var late = await client.Backup($"{List}?maxResults=10&nextToken={token}");
        late.Code.ShouldBe("InvalidParameterValueException");
        late.Body.ShouldContain("expired");
    }

    private static string? Arn(JsonElement point) => point.GetProperty("RecoveryPointArn").GetString();

    private static Task<LocalAwsServer> Start(string paging) =>
        LocalAwsServer.StartAsync(A.Rules(Points, top: A.Punctual + paging), cancellationToken: TestContext.Current.CancellationToken);
}
