namespace Guardrail.LocalAws.Tests.Sns;

public sealed class TopicTests
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:guardrail";

    [Fact]
    public async Task Publish_KeepsTheMessage()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Sns(
            "Publish", ("TopicArn", Topic), ("Subject", "50% & more"), ("Message", "a+b = c\n\"d\" é"),
            ("MessageAttributes.entry.1.Name", "kind"), ("MessageAttributes.entry.1.Value.DataType", "String"), ("MessageAttributes.entry.1.Value.StringValue", "alert"));
        reply.Status.ShouldBe(200, reply.Body);
        var message = server.Messages.Single();
        message.MessageId.ShouldBe(reply.Member("MessageId"));
        (message.TopicArn, message.Subject, message.Message, message.MessageStructure).ShouldBe((Topic, "50% & more", "a+b = c\n\"d\" é", null));
        message.BodyFor("email").ShouldBe(message.Message);
        message.Attributes["kind"].ShouldBe("alert");

        using var plain = new HttpClient();
        var shown = await plain.GetStringAsync(new Uri(server.Endpoint, "/_local/messages"), TestContext.Current.CancellationToken);
        System.Text.Json.JsonDocument.Parse(shown).RootElement[0].GetProperty("message").GetString().ShouldBe(message.Message);
        server.ClearMessages();
        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_SplitsTheBodies_WhenTheStructureIsJson()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        (await client.Sns("Publish", ("TopicArn", Topic), ("MessageStructure", "json"), ("Message", """{"default":"d","email":"e","sqs":{"not":"a string"}}"""))).Status.ShouldBe(200);
        var message = server.Messages.Single();
        (message.BodyFor("email"), message.BodyFor("sqs"), message.BodyFor("https")).ShouldBe(("e", "d", "d"));
    }

    [Theory]
    [InlineData("""{"email":"e"}""")]
    [InlineData("""{"default":{"a":"b"}}""")]
    [InlineData("""{"default":"a","default":"b"}""")]
    [InlineData("""["default"]""")]
    [InlineData("""{"default":"a"} x""")]
    [InlineData("""{"default":"a",}""")]
    [InlineData("plain")]
    public async Task Publish_IsRefused_WhenTheJsonHasAnotherShape(string body)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Sns("Publish", ("TopicArn", Topic), ("MessageStructure", "json"), ("Message", body));
        (reply.Status, reply.Code).ShouldBe((400, "InvalidParameter"));
        server.Messages.ShouldBeEmpty();
    }

    [Theory]
    // subject length, message length in bytes, status
    [InlineData(99, 10, 200)]
    [InlineData(100, 10, 400)]
    [InlineData(1, 262_144, 200)]
    [InlineData(1, 262_145, 400)]
    [InlineData(1, 0, 400)]
    public async Task Publish_MindsLengths(int subject, int message, int status)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        // Two bytes a character: bytes count, not characters.
        var text = new string('é', message / 2) + new string('x', message % 2);
        (await client.Sns("Publish", ("TopicArn", Topic), ("Subject", new string('s', subject)), ("Message", text))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("bell\u0007")]
    [InlineData("")]
    public async Task Publish_IsRefused_WhenTheSubjectIsNotOneLine(string subject)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        (await client.Sns("Publish", ("TopicArn", Topic), ("Subject", subject), ("Message", "m"))).Code.ShouldBe("InvalidParameter");
    }

    [Theory]
    [InlineData("arn:aws:sns:us-east-1:111122223333:nobody", 404, "NotFound")]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:guardrail", 400, "InvalidParameter")]
    [InlineData("arn:aws-cn:sns:us-east-1:111122223333:guardrail", 400, "InvalidParameter")]
    [InlineData("arn:aws:sns:us-east-1:999999999999:guardrail", 403, "AuthorizationError")]
    [InlineData("guardrail", 400, "InvalidParameter")]
    public async Task Call_IsRefused_WhenTheTopicIsNotTheCallersOwn(string arn, int status, string code)
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var published = await client.Sns("Publish", ("TopicArn", arn), ("Message", "m"));
        (published.Status, published.Code).ShouldBe((status, code));
        var asked = await client.Sns("GetTopicAttributes", ("TopicArn", arn));
        (asked.Status, asked.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task GetTopicAttributes_CountsSubscriptions()
    {
        await using var server = await Start();
        using var client = new SignedClient(server);
        var reply = await client.Sns("GetTopicAttributes", ("TopicArn", "arn:aws:sns:us-east-1:111122223333:waiting"));
        var attributes = reply.Xml.Descendants().Where(e => e.Name.LocalName == "entry")
            .ToDictionary(e => e.Elements().First().Value, e => e.Elements().Last().Value);
        (attributes["SubscriptionsConfirmed"], attributes["SubscriptionsPending"], attributes["KmsMasterKeyId"]).ShouldBe(("0", "2", "alias/aws/sns"));
    }

    private static Task<LocalAwsServer> Start() => LocalAwsServer.StartAsync(
        A.Region("""  "topics": [{ "name": "guardrail" }, { "name": "waiting", "confirmed": 0, "pending": 2, "kmsKey": "alias/aws/sns" }] """),
        cancellationToken: TestContext.Current.CancellationToken);
}
