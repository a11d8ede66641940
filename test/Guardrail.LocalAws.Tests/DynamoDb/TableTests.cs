namespace Guardrail.LocalAws.Tests.DynamoDb;

public sealed class TableTests
{
    private const string Tables = """
        "tables": [
          { "name": "t-{n}", "count": 250, "size": "1GB", "sizeUpTo": "3GB" },
          { "name": "grown", "size": "100GB", "growthPerMonth": 0.5, "createdAt": "2026-01-01" },
          { "name": "deleted", "size": 5, "createdAt": "2026-01-01", "deletedAt": "2026-11-21T23:00:00Z", "pitr": true },
          { "name": "lingering", "size": 5, "createdAt": "2026-01-01", "deletedAt": "2026-11-21T23:00:00Z", "lingersInList": true },
          { "name": "coming", "size": 5, "createdAt": "2026-11-23" },
          { "name": "new", "size": "7GB", "createdAt": "2026-11-21T22:00:00Z", "items": 9 },
          { "name": "tagged", "size": "7GB", "pitr": true, "localIndexes": "1GB", "tags": { "k1":"v","k2":"v","k3":"v","k4":"v","k5":"v","k6":"v","k7":"v","k8":"v","k9":"v","k10":"v","k11":"v" },
            "nativeBackups": [{ "name": "b1", "createdAt": "2026-05-01", "size": "2GB" }, { "name": "b2", "createdAt": "2026-12-01", "size": "2GB" }] }
        ],
        "vaults": [{ "name": "Default" }]
        """;

    [Theory]
    // asked for, at most a page
    [InlineData(null, 100)]
    [InlineData(7, 7)]
    [InlineData(100, 100)]
    public async Task ListTables_Pages(int? limit, int size)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var names = new List<string>();
        string? start = null;
        do
        {
            var members = new[] { limit is null ? null : $"\"Limit\":{limit}", start is null ? null : $"\"ExclusiveStartTableName\":\"{start}\"" };
            var page = (await client.DynamoDb("ListTables", $"{{{string.Join(',', members.OfType<string>())}}}")).Json;
            page.GetProperty("TableNames").GetArrayLength().ShouldBeLessThanOrEqualTo(size);
            names.AddRange(page.GetProperty("TableNames").EnumerateArray().Select(n => n.GetString()!));
            start = page.TryGetProperty("LastEvaluatedTableName", out var last) ? last.GetString() : null;
        }
        while (start is not null);
        names.Count.ShouldBe(254);
        names.Distinct().Count().ShouldBe(254);
        names.ShouldContain("t-001");
        names.ShouldContain("lingering");
        names.ShouldNotContain("deleted");
        names.ShouldNotContain("coming");
    }

    [Theory]
    [InlineData("ListTables", """{"Limit":0}""", "ValidationException")]
    [InlineData("ListTables", """{"Limit":101}""", "ValidationException")]
    [InlineData("ListTables", """{"Limit":"ten"}""", "SerializationException")]
    [InlineData("DescribeTable", """{}""", "ValidationException")]
    [InlineData("DescribeTable", """{"TableName":"deleted"}""", "ResourceNotFoundException")]
    [InlineData("DescribeTable", """{"TableName":"lingering"}""", "ResourceNotFoundException")]
    [InlineData("DescribeTable", """{"TableName":"arn:aws:dynamodb:eu-west-1:111122223333:table/tagged"}""", "ResourceNotFoundException")]
    [InlineData("ListTagsOfResource", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:111122223333:table/none"}""", "ResourceNotFoundException")]
    [InlineData("DescribeContinuousBackups", """{"TableName":"none"}""", "TableNotFoundException")]
    [InlineData("ListBackups", """{"Limit":101}""", "ValidationException")]
    [InlineData("ListBackups", """{"BackupType":"MINE"}""", "ValidationException")]
    public async Task Call_IsRefused_WhenAParameterIsWrong(string operation, string body, string code)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.DynamoDb(operation, body);
        (reply.Status, reply.Code).ShouldBe((400, code));
    }

    [Theory]
    // table      bytes                            items
    [InlineData("tagged", 7L << 30, (7L << 30) / 1024)]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/tagged", 7L << 30, (7L << 30) / 1024)]
    // counted every six hours: two hours old and still nothing
    [InlineData("new", 0, 0)]
    public async Task DescribeTable_SaysTheCountedSize(string name, long bytes, long items)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var table = (await client.DynamoDb("DescribeTable", $$"""{"TableName":"{{name}}"}""")).Json.GetProperty("Table");
        (table.GetProperty("TableSizeBytes").GetInt64(), table.GetProperty("ItemCount").GetInt64()).ShouldBe((bytes, items));
    }

    [Fact]
    public async Task DescribeTable_SaysTheSizeOfItsTime_WhenTimePasses()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        (await Size("grown")).ShouldBe(100L << 30);
        (await Size("t-001")).ShouldBeInRange(1L << 30, 3L << 30);
        server.MoveTo(server.Scenario.AsOf.AddDays(30.436875));
        ((double)await Size("grown")).ShouldBe(150.0 * (1L << 30), 0.01 * (1L << 30) * 150);
        (await Size("new")).ShouldBe(7L << 30);

        async Task<long> Size(string name) =>
            (await client.DynamoDb("DescribeTable", $$"""{"TableName":"{{name}}"}""")).Json.GetProperty("Table").GetProperty("TableSizeBytes").GetInt64();
    }

    [Fact]
    public async Task ListTagsOfResource_Pages()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        const string Arn = "\"ResourceArn\":\"arn:aws:dynamodb:us-east-1:111122223333:table/tagged\"";
        var first = (await client.DynamoDb("ListTagsOfResource", $"{{{Arn}}}")).Json;
        var second = (await client.DynamoDb("ListTagsOfResource", $"{{{Arn},\"NextToken\":\"{first.GetProperty("NextToken").GetString()}\"}}")).Json;
        (first.GetProperty("Tags").GetArrayLength() + second.GetProperty("Tags").GetArrayLength()).ShouldBe(11);
        second.TryGetProperty("NextToken", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("tagged", "ENABLED")]
    [InlineData("new", "DISABLED")]
    public async Task DescribeContinuousBackups_SaysWhetherPitrIsOn(string name, string status)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var description = (await client.DynamoDb("DescribeContinuousBackups", $$"""{"TableName":"{{name}}"}""")).Json.GetProperty("ContinuousBackupsDescription");
        description.GetProperty("ContinuousBackupsStatus").GetString().ShouldBe("ENABLED");
        description.GetProperty("PointInTimeRecoveryDescription").GetProperty("PointInTimeRecoveryStatus").GetString().ShouldBe(status);
    }

    [Theory]
    [InlineData("""{}""", "b1")]
    [InlineData("""{"BackupType":"SYSTEM"}""", "deleted$DeletedTableBackup")]
    [InlineData("""{"BackupType":"ALL"}""", "deleted$DeletedTableBackup,b1")]
    [InlineData("""{"TableName":"new"}""", "")]
    [InlineData("""{"TimeRangeUpperBound":1777593600}""", "")]
    [InlineData("""{"TimeRangeUpperBound":1777593601}""", "b1")]
    [InlineData("""{"TimeRangeLowerBound":1777593600}""", "b1")]
    public async Task ListBackups_ListsWhatAwsBackupDidNotMake(string body, string names)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var listed = (await client.DynamoDb("ListBackups", body)).Json.GetProperty("BackupSummaries").EnumerateArray().Select(b => b.GetProperty("BackupName").GetString());
        string.Join(',', listed).ShouldBe(names);
    }

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(A.Region(Tables), cancellationToken: TestContext.Current.CancellationToken);
}
