namespace Guardrail.LocalAws.Tests.Scenarios;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenario.Names];

    [Fact]
    public void Names_ListsTheEmbeddedOnes() => Scenario.Names.ShouldBe(["article-daily", "article-hourly", "demo", "empty", "messy"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Embedded_IsReadable_AndSaysWhatItShows(string name)
    {
        var scenario = Scenario.Embedded(name);
        scenario.AsOf.ShouldBe(A.Day(11, 22));
        scenario.Description.ShouldNotBeNullOrWhiteSpace();
        scenario.DefaultAccount.ShouldBe("111122223333");
    }

    [Fact]
    public void Embedded_ListsTheNames_WhenThereIsNoneOfThisName() =>
        Should.Throw<ScenarioException>(() => Scenario.Embedded("dmeo")).Message
            .ShouldBe("scenario 'dmeo': no such scenario; there are article-daily, article-hourly, demo, empty, messy");

    [Theory]
    // broken                                                                        told
    [InlineData("""{""", "$ (line 1)")]
    [InlineData("""{ "accounts": {} }""", "missing 'asOf'")]
    [InlineData("""{ "asOf": "soon" }""", "$.asOf (line 1): an instant is written")]
    [InlineData("""{ "asOf": "2026-11-22", "acounts": {} }""", "unknown member 'acounts'")]
    [InlineData("""{ "asOf": "2026-11-22", "seed": "x" }""", "$.seed (line 1)")]
    [InlineData("""{ "asOf": "2026-11-22" }""", "accounts: there is none")]
    [InlineData("""{ "asOf": "2026-11-22", "asOf": "2026-11-22" }""", "Duplicate")]
    [InlineData("""{ "asOf": "2026-11-22", "accounts": { "12": {} } }""", "accounts.12: an account id has 12 digits")]
    [InlineData("""{ "asOf": "2026-11-22", "defaultAccount": "1", "accounts": { "111122223333": {} } }""", "defaultAccount: '1' is not among the accounts")]
    [InlineData("""{ "asOf": "2026-11-22", "accounts": { "111122223333": { "regions": { "us-east-9": {} } } } }""", "regions.us-east-9: AWS has no such Region")]
    public void Parse_SaysWhereAndWhat_WhenTheTextIsWrong(string json, string told) =>
        Should.Throw<ScenarioException>(() => Scenario.Parse(json)).Message.ShouldContain(told);

    [Theory]
    // a Region's members                                                            told
    [InlineData(""" "tables": [{ "name": "t" }] """, "missing 'size'")]
    [InlineData(""" "tables": [{ "name": "t", "size": "5 apples" }] """, "tables[0].size (line 1): a size is a number of bytes")]
    [InlineData(""" "tables": [{ "name": "t", "size": 1 }, { "name": "t", "size": 1 }] """, "tables: 't' stands 2 times")]
    [InlineData(""" "tables": [{ "name": "t", "size": 1, "count": 2 }] """, "tables[0].name: must contain {n}")]
    [InlineData(""" "vaults": [{ "name": "v", "viewOf": "w" }] """, "vaults[0].viewOf: 'w' is no vault of this Region")]
    [InlineData(""" "vaults": [{ "name": "v", "type": "LOGICALLY_AIR_GAPPED_BACKUP_VAULT" }] """, "vaults[0]: an air-gapped vault has minDays and maxDays")]
    [InlineData(""" "plans": [{ "name": "p", "since": "2026-01-01" }] """, "plans[0].rules: a plan has at least one rule")]
    [InlineData(""" "plans": [{ "name": "p", "since": "2026-01-01", "rules": [{ "name": "r" }] }] """, "plans[0].rules[0].vault: 'Default' is no vault of this Region (there are none)")]
    [InlineData(""" "vaults": [{ "name": "Default" }], "plans": [{ "name": "p", "since": "2026-01-01", "rules": [{ "name": "r", "schedule": "rate(1 hour)" }] }] """, "plans[0].rules[0].schedule: ")]
    [InlineData(""" "vaults": [{ "name": "Default" }], "plans": [{ "name": "p", "since": "2026-01-01", "rules": [{ "name": "r", "timeZone": "Mars" }] }] """, "time zone 'Mars'")]
    [InlineData(""" "vaults": [{ "name": "Default" }], "plans": [{ "name": "p", "since": "2026-01-01", "rules": [{ "name": "r", "startWindowMinutes": 59 }] }] """, "startWindowMinutes: AWS Backup accepts 60 and more")]
    [InlineData(""" "vaults": [{ "name": "Default" }], "plans": [{ "name": "p", "since": "2026-01-01", "rules": [{ "name": "r", "coldAfterDays": 1, "deleteAfterDays": 90 }] }] """, "must be at least coldAfterDays + 90")]
    [InlineData(""" "vaults": [{ "name": "Default" }], "plans": [{ "name": "p", "since": "2026-01-01", "rules": [{ "name": "r", "copies": [{ "vault": "x", "region": "eu-west-1" }] }] }] """, "copies[0].region: account 111122223333 has no Region 'eu-west-1'")]
    [InlineData(""" "vaults": [{ "name": "Default" }], "plans": [{ "name": "p", "since": "2026-01-01", "rules": [{ "name": "r" }], "backsUp": ["t"] }] """, "backsUp[0]: 't' matches no table")]
    [InlineData(""" "recoveryPoints": [{ "vault": "v", "createdAt": "2026-01-01" }] """, "recoveryPoints[0]: needs table or resourceArn")]
    public void Parse_NamesTheMember_WhenTheEstateContradictsItself(string region, string told) =>
        Should.Throw<ScenarioException>(() => A.Region(region)).Message.ShouldContain(told);

    [Fact]
    public void Parse_TellsEveryErrorAtOnce() =>
        Should.Throw<ScenarioException>(() => A.Region(""" "tables": [{ "name": "t", "size": 1, "count": 2 }], "vaults": [{ "name": "v", "viewOf": "w" }] """)).Errors.Count.ShouldBe(2);

    [Theory]
    // written        bytes
    [InlineData("1024", 1024)]
    [InlineData("\"500GB\"", 500L << 30)]
    [InlineData("\"1.5 TiB\"", 3L << 39)]
    [InlineData("\"40mb\"", 40L << 20)]
    [InlineData("\"7B\"", 7)]
    public async Task Parse_ReadsSizes(string written, long bytes)
    {
        await using var server = await LocalAwsServer.StartAsync(
            A.Region($$""" "tables": [{ "name": "t", "size": {{written}} }] """), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server);
        (await client.DynamoDb("DescribeTable", """{"TableName":"t"}""")).Json.GetProperty("Table").GetProperty("TableSizeBytes").GetInt64().ShouldBe(bytes);
    }

    [Fact]
    public void Load_NamesTheFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"scenario-{Guid.NewGuid():N}.json");
        Should.Throw<ScenarioException>(() => Scenario.Load(path)).Message.ShouldStartWith($"scenario {path}: cannot be read");
        try
        {
            File.WriteAllText(path, """{ "asOf": "2026-11-22", /* a comment */ "accounts": { "111122223333": {}, }, }""");
            Scenario.Load(path).Name.ShouldBe(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
