namespace Guardrail.LocalAws.Tests.Wire;

public sealed class RefusalTests
{
    private const string Two = """
        { "asOf": "2026-11-22T00:00:00Z", "defaultAccount": "111122223333", "credentials": { "AKIDOTHER": "444455556666" },
          "accounts": {
            "111122223333": { "regions": { "us-east-1": { "tables": [{ "name": "mine", "size": 1 }] }, "me-south-1": { "enabled": false } } },
            "444455556666": { "regions": { "us-east-1": { "tables": [{ "name": "theirs", "size": 1 }] }, "eu-west-1": {} } } } }
        """;

    [Theory]
    // service    status  code
    [InlineData("backup", 403, "MissingAuthenticationTokenException")]
    [InlineData("dynamodb", 400, "MissingAuthenticationTokenException")]
    [InlineData("sts", 403, "MissingAuthenticationToken")]
    public async Task Send_IsRefused_WhenUnsigned(string service, int status, string code)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await Send(client, service, authorization: null);
        (reply.Status, reply.Code).ShouldBe((status, code));
    }

    [Theory]
    // service    Region          status  code
    [InlineData("backup", "xx-nowhere-1", 403, "InvalidSignatureException")]
    [InlineData("dynamodb", "xx-nowhere-1", 400, "InvalidSignatureException")]
    [InlineData("sts", "xx-nowhere-1", 403, "SignatureDoesNotMatch")]
    // a Region of AWS that this account does not have
    [InlineData("backup", "eu-west-1", 403, "UnrecognizedClientException")]
    [InlineData("dynamodb", "eu-west-1", 400, "UnrecognizedClientException")]
    // one it has not enabled
    [InlineData("backup", "me-south-1", 403, "UnrecognizedClientException")]
    [InlineData("dynamodb", "me-south-1", 400, "UnrecognizedClientException")]
    [InlineData("sts", "me-south-1", 403, "InvalidClientTokenId")]
    public async Task Send_IsRefused_WhenTheRegionIsNotServed(string service, string region, int status, string code)
    {
        await using var server = await Start();
        using var client = new SignedClient(server, region);
        var reply = await Send(client, service);
        (reply.Status, reply.Code).ShouldBe((status, code));
    }

    [Theory]
    [InlineData("Bearer abc", "20261122T000000Z", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20261122/us-east-1/backup/aws4_request, SignedHeaders=host, Signature=abc", "20261122T000000Z", "IncompleteSignatureException")]
    [InlineData("", null, "IncompleteSignatureException")]
    [InlineData("", "20261121T000000Z", "InvalidSignatureException")]
    public async Task Send_IsRefused_WhenTheSignatureIsMalformed(string header, string? date, string code)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Send(HttpMethod.Get, "/backup-vaults/", "backup", authorization: header, date: date);
        (reply.Status, reply.Code).ShouldBe((403, code));
    }

    [Fact]
    public async Task Send_IsRefused_WhenSignedForAnotherServiceOrWithoutTheHost()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        (await client.Send(HttpMethod.Get, "/backup-vaults/", "dynamodb")).Code.ShouldBe("InvalidSignatureException");
        (await client.Send(HttpMethod.Get, "/backup-vaults/", "backup", authorization: SignedClient.Header("AKID", "us-east-1", "backup", headers: "x-amz-date")))
            .Code.ShouldBe("InvalidSignatureException");
    }

    [Fact]
    public async Task Send_SeesTheAccountOfItsKey()
    {
        await using var server = await Start();
        using var unknown = new SignedClient(server, key: "test");
        using var listed = new SignedClient(server, key: "AKIDOTHER");
        (await unknown.DynamoDb("ListTables")).Body.ShouldContain("mine");
        (await listed.DynamoDb("ListTables")).Body.ShouldContain("theirs");
        (await unknown.DynamoDb("ListTables")).Body.ShouldNotContain("theirs");
    }

    [Fact]
    public async Task Send_IsRefused_WhenUnknownKeysAreNotWelcome()
    {
        await using var server = await LocalAwsServer.StartAsync(
            Scenario.Parse(Two.Replace("\"accounts\"", "\"refuseUnknownKeys\": true, \"accounts\"", StringComparison.Ordinal)), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new SignedClient(server, key: "AKIDNOBODY");
        (await client.DynamoDb("ListTables")).Code.ShouldBe("UnrecognizedClientException");
    }

    [Theory]
    [InlineData("/nothing/", 404, "UnknownOperationException")]
    [InlineData("/backup-vaults/x/y/z/", 404, "UnknownOperationException")]
    public async Task Send_IsRefused_WhenNoOperationIsMeant(string path, int status, string code)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Backup(path);
        (reply.Status, reply.Code).ShouldBe((status, code));
        (await client.DynamoDb("DeleteTable")).Code.ShouldBe("UnknownOperationException");
        (await client.Sns("DeleteTopic")).Code.ShouldBe("InvalidAction");
        (await client.DynamoDb("ListTables", "[")).Code.ShouldBe("SerializationException");
        server.Calls.CountOf("(unknown)").ShouldBe(2);
    }

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(Scenario.Parse(Two), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<Reply> Send(SignedClient client, string service, string? authorization = "")
    {
        if (service == "backup") return await client.Send(HttpMethod.Get, "/backup-vaults/", "backup", authorization: authorization);
        using var content = service == "dynamodb"
            ? (HttpContent)new StringContent("{}")
            : new FormUrlEncodedContent([KeyValuePair.Create("Action", "GetCallerIdentity"), KeyValuePair.Create("Version", "2011-06-15")]);
        return await client.Send(HttpMethod.Post, "/", service, service == "dynamodb" ? "DynamoDB_20120810.ListTables" : null, content, authorization);
    }
}
