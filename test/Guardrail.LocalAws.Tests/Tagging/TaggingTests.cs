namespace Guardrail.LocalAws.Tests.Tagging;

public sealed class TaggingTests
{
    private const string Tables = """
        "tables": [
          { "name": "a-{n}", "count": 120, "size": 1, "tags": { "team": "a", "stage": "prod" } },
          { "name": "b", "size": 1, "tags": { "team": "b" } },
          { "name": "once", "size": 1, "wasTagged": true },
          { "name": "never", "size": 1 },
          { "name": "gone", "size": 1, "createdAt": "2026-01-01", "deletedAt": "2026-11-20", "tags": { "team": "b" } },
          { "name": "ghost", "size": 1, "createdAt": "2026-01-01", "deletedAt": "2026-11-20", "lingersInTagging": true, "tags": { "team": "b" } }
        ]
        """;

    [Theory]
    // request                                                                                    tables
    [InlineData("""{"ResourceTypeFilters":["dynamodb:table"]}""", 123)]
    [InlineData("""{"ResourceTypeFilters":["dynamodb"]}""", 123)]
    [InlineData("""{"ResourceTypeFilters":["ec2:instance"]}""", 0)]
    [InlineData("""{"TagFilters":[{"Key":"team"}]}""", 122)]
    [InlineData("""{"TagFilters":[{"Key":"team","Values":["b"]}]}""", 2)]
    [InlineData("""{"TagFilters":[{"Key":"team","Values":["a","b"]},{"Key":"stage"}]}""", 120)]
    [InlineData("""{"ResourceARNList":["arn:aws:dynamodb:us-east-1:111122223333:table/b"]}""", 1)]
    public async Task GetResources_ListsWhatIsOrWasTagged(string request, int count)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var arns = new List<string>();
        var body = request;
        while (true)
        {
            var page = (await client.Tagging(body)).Json;
            arns.AddRange(page.GetProperty("ResourceTagMappingList").EnumerateArray().Select(r => r.GetProperty("ResourceARN").GetString()!));
            var token = page.GetProperty("PaginationToken").GetString()!;
            if (token.Length == 0) break;
            body = $"{request[..^1]},\"PaginationToken\":\"{token}\"}}";
        }
        arns.Count.ShouldBe(count);
        arns.Distinct().Count().ShouldBe(count);
        arns.ShouldNotContain(arn => arn.EndsWith("/never", StringComparison.Ordinal) || arn.EndsWith("/gone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"ResourcesPerPage":0}""")]
    [InlineData("""{"ResourcesPerPage":101}""")]
    [InlineData("""{"PaginationToken":"nonsense"}""")]
    [InlineData("""{"TagFilters":[{"Values":["b"]}]}""")]
    [InlineData("""{"ResourceARNList":["a"],"ResourceTypeFilters":["dynamodb"]}""")]
    public async Task GetResources_IsRefused_WhenAParameterIsWrong(string body)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Tagging(body);
        (reply.Status, reply.Code).ShouldBe((400, "InvalidParameterException"));
    }

    [Fact]
    public async Task GetResources_SaysExpired_WhenTheEstateHasMovedOn()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var token = (await client.Tagging("""{"ResourcesPerPage":10}""")).Json.GetProperty("PaginationToken").GetString();
        server.MoveTo(server.Scenario.AsOf.AddHours(1));
        (await client.Tagging($$"""{"ResourcesPerPage":10,"PaginationToken":"{{token}}"}""")).Code.ShouldBe("PaginationTokenExpiredException");
    }

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(A.Region(Tables), cancellationToken: TestContext.Current.CancellationToken);
}
