using Amazon.Runtime;
using Guardrail.Alerting;
using Guardrail.Aws.Access;
using Guardrail.Aws.Alerts;
using Guardrail.Aws.Tests.Local;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Alerts;

public class SnsAlertPublisherTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:111122223333:guardrail";

    private const string Topics = """
        {
          "asOf": "2026-11-22T00:00:00Z", "refuseUnknownKeys": true, "credentials": { "AKIATEST": "111122223333" },
          "accounts": { "111122223333": { "regions": { "us-east-1": {}, "eu-west-1": { "topics": [
            { "name": "guardrail", "confirmed": 2 }, { "name": "nobody", "confirmed": 0 }, { "name": "pending", "confirmed": 0, "pending": 3 } ] } } } }
        }
        """;

    private static readonly OutgoingMessage Message = new() { TopicArn = Topic, Subject = "Guardrail: 1 warning", Body = "It costs.", IsJsonStructure = false };

    [Fact]
    public async Task PublishAsync_PublishesInTheTopicsRegion()
    {
        await using var server = await StartAsync();
        using var publisher = Publisher(server);

        var published = await publisher.PublishAsync(Message, TestContext.Current.CancellationToken);

        var message = server.Messages.ShouldHaveSingleItem();
        (message.TopicArn, message.Subject, message.Message, message.MessageStructure).ShouldBe((Topic, "Guardrail: 1 warning", "It costs.", null));
        published.ShouldBe(new Guardrail.Alerting.PublishedMessage(Topic, message.MessageId, 2));
        server.Calls.All.ShouldAllBe(call => call.Region == "eu-west-1");
    }

    [Fact]
    public async Task PublishAsync_SendsABodyForEachProtocol()
    {
        await using var server = await StartAsync();
        using var publisher = Publisher(server);

        await publisher.PublishAsync(Message with { Body = """{"default":"It costs.","email":"Dear reader","sqs":"{}"}""", IsJsonStructure = true }, TestContext.Current.CancellationToken);

        var message = server.Messages.ShouldHaveSingleItem();
        message.MessageStructure.ShouldBe("json");
        (message.BodyFor("email"), message.BodyFor("sqs"), message.BodyFor("http")).ShouldBe(("Dear reader", "{}", "It costs."));
    }

    [Theory]
    [InlineData("nobody", "Nothing was published: arn:aws:sns:eu-west-1:111122223333:nobody has no confirmed subscriber. Subscribe an address, and open the link in the confirmation e-mail.")]
    [InlineData("pending", "Nothing was published: arn:aws:sns:eu-west-1:111122223333:pending has no confirmed subscriber, 3 pending. Subscribe an address, and open the link in the confirmation e-mail.")]
    public async Task PublishAsync_Fails_WhenNobodyListens(string name, string text)
    {
        await using var server = await StartAsync();

        var exception = await FailsAsync(server, Topic.Replace("guardrail", name, StringComparison.Ordinal));

        (exception.Code, exception.Message).ShouldBe((AlertPublishException.NoConfirmedSubscriber, text));
    }

    [Fact]
    public async Task PublishAsync_PublishesAllTheSame_WhenItMayNotLook()
    {
        await using var server = await StartAsync();
        server.Faults.Deny("GetTopicAttributes");
        using var publisher = Publisher(server);

        (await publisher.PublishAsync(Message, TestContext.Current.CancellationToken)).ConfirmedSubscriptions.ShouldBeNull();

        server.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PublishAsync_TriesAgain_WhenThrottled()
    {
        await using var server = await StartAsync();
        server.Faults.Add(new Fault { Operation = "Publish", Kind = FaultKind.Throttle, Code = "Throttled", Status = 429, Times = 5 });
        using var publisher = Publisher(server);

        await publisher.PublishAsync(Message, TestContext.Current.CancellationToken);

        server.Messages.ShouldHaveSingleItem();
        server.Calls.CountOf("Publish").ShouldBe(6);
    }

    [Theory]
    [InlineData("Throttled", 429, 6, "Run again later.")]
    [InlineData("InternalError", 500, 6, "Run again later.")]
    [InlineData("AuthorizationError", 403, 1, "Allow sns:Publish on the topic")]
    [InlineData("KMSAccessDenied", 400, 1, "Allow kms:GenerateDataKey* and kms:Decrypt")]
    [InlineData("InvalidParameter", 400, 1, "Check the topic and the message.")]
    [InlineData("ExpiredToken", 403, 2, "Get new credentials")]
    public async Task PublishAsync_SaysWhatToDo_WhenItFails(string code, int status, int calls, string advice)
    {
        await using var server = await StartAsync();
        server.Faults.Add(new Fault { Operation = "Publish", Kind = FaultKind.Error, Code = code, Status = status, Message = "two\nlines" });

        var exception = await FailsAsync(server, Topic);

        (exception.Code, exception.TopicArn).ShouldBe((code, Topic));
        exception.Message.ShouldStartWith($"The alert was not published to {Topic} ({code}: two lines). ");
        exception.Message.ShouldContain(advice);
        server.Calls.CountOf("Publish").ShouldBe(calls);
    }

    [Fact]
    public async Task PublishAsync_Fails_WhenThereIsNoSuchTopic()
    {
        await using var server = await StartAsync();

        var exception = await FailsAsync(server, "arn:aws:sns:eu-west-1:111122223333:none");

        exception.Code.ShouldBe("NotFound");
        exception.Message.ShouldContain("Check the topic's ARN");
        server.Calls.CountOf("Publish").ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("guardrail")]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:guardrail")]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:guardrail:2bcfbf39-05c3-41de-beaa-fcfcc21c8f55")]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:guard\nrail")]
    public async Task PublishAsync_Fails_WhenTheTextIsNoTopic(string arn)
    {
        await using var server = await StartAsync();

        var exception = await FailsAsync(server, arn);

        exception.Code.ShouldBe("InvalidTopicArn");
        exception.Message.ShouldNotContain('\n');
        server.Calls.Count.ShouldBe(0);
    }

    [Fact]
    public async Task PublishAsync_Fails_WhenNothingListens()
    {
        using var publisher = new SnsAlertPublisher(LocalAccount.Access(new Uri("http://127.0.0.1:9/")), LocalAccount.Options);

        (await Should.ThrowAsync<AlertPublishException>(publisher.PublishAsync(Message, TestContext.Current.CancellationToken))).Code.ShouldBe("Unreachable");
    }

    [Fact]
    public async Task PublishAsync_Fails_WithoutCredentials()
    {
        await using var server = await StartAsync();
        using var publisher = new SnsAlertPublisher(new AwsAccess { Endpoint = server.Endpoint, Profile = "no-such-profile" }, LocalAccount.Options);

        var exception = await Should.ThrowAsync<AlertPublishException>(publisher.PublishAsync(Message, TestContext.Current.CancellationToken));

        exception.Code.ShouldBe("NoCredentials");
        exception.Message.ShouldContain("There is no profile 'no-such-profile'");
    }

    private static Task<LocalAwsServer> StartAsync() => LocalAwsServer.StartAsync(Scenario.Parse(Topics), cancellationToken: TestContext.Current.CancellationToken);

    private static SnsAlertPublisher Publisher(LocalAwsServer server) =>
        new(new AwsAccess { Endpoint = server.Endpoint, Credentials = new BasicAWSCredentials("AKIATEST", "secret") }, LocalAccount.Options);

    private static async Task<AlertPublishException> FailsAsync(LocalAwsServer server, string topicArn)
    {
        using var publisher = Publisher(server);
        var exception = await Should.ThrowAsync<AlertPublishException>(publisher.PublishAsync(Message with { TopicArn = topicArn }, TestContext.Current.CancellationToken));
        server.Messages.ShouldBeEmpty();
        return exception;
    }
}
