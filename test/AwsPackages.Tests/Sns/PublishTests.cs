using System.Text;
using Amazon.SimpleNotificationService.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Sns;

public class PublishTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:111122223333:alerts";

    private const string Answer = """
        <PublishResponse xmlns="https://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>m-1</MessageId><SequenceNumber>10000000000000003000</SequenceNumber></PublishResult>
          <ResponseMetadata><RequestId>req-7</RequestId></ResponseMetadata>
        </PublishResponse>
        """;

    [Fact]
    public async Task Publish_PostsTheForm_WithEveryMember()
    {
        await using var stub = AwsStub.Always(Answer);
        using var client = stub.Sns();
        const string message = "{\"default\":\"500 GB → $1,500.00 & more\\n+100 %=\",\"email\":\"é\"}";

        var response = await client.PublishAsync(
            new PublishRequest(Topic, message, "Backups: +100 % & rising")
            {
                MessageStructure = "json",
                MessageGroupId = "g",
                MessageDeduplicationId = "d",
                MessageAttributes = new()
                {
                    ["severity"] = new MessageAttributeValue { DataType = "String", StringValue = "high" },
                    ["raw"] = new MessageAttributeValue { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 255]) },
                },
            },
            TestContext.Current.CancellationToken);

        response.MessageId.ShouldBe("m-1");
        response.SequenceNumber.ShouldBe("10000000000000003000");
        response.ResponseMetadata.RequestId.ShouldBe("req-7");
        var request = stub.Only;
        request.Method.ShouldBe("POST");
        request.RawTarget.ShouldBe("/");
        request.Headers["Content-Type"].ShouldStartWith("application/x-www-form-urlencoded");
        request.Headers["Authorization"].ShouldContain("/eu-west-1/sns/aws4_request");
        request.Form.ShouldBe(
            new Dictionary<string, string>
            {
                ["Action"] = "Publish",
                ["Version"] = "2010-03-31",
                ["TopicArn"] = Topic,
                ["Message"] = message,
                ["Subject"] = "Backups: +100 % & rising",
                ["MessageStructure"] = "json",
                ["MessageGroupId"] = "g",
                ["MessageDeduplicationId"] = "d",
                ["MessageAttributes.entry.1.Name"] = "severity",
                ["MessageAttributes.entry.1.Value.DataType"] = "String",
                ["MessageAttributes.entry.1.Value.StringValue"] = "high",
                ["MessageAttributes.entry.2.Name"] = "raw",
                ["MessageAttributes.entry.2.Value.DataType"] = "Binary",
                ["MessageAttributes.entry.2.Value.BinaryValue"] = Convert.ToBase64String([1, 2, 255]),
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Publish_SendsOnlyWhatIsSet_WhenCalledShort()
    {
        await using var stub = AwsStub.Always(Answer);
        using var client = stub.Sns();

        await client.PublishAsync(Topic, "text", TestContext.Current.CancellationToken);
        await client.PublishAsync(Topic, "text", "subject", TestContext.Current.CancellationToken);

        stub.Requests[0].Form.Keys.ShouldBe(["Action", "Version", "TopicArn", "Message"], ignoreOrder: true);
        stub.Requests[1].Form.Keys.ShouldBe(["Action", "Version", "TopicArn", "Message", "Subject"], ignoreOrder: true);
    }

    /// <summary>SNS takes 256 KB in bytes; what is long must arrive whole.</summary>
    [Fact]
    public async Task Publish_SendsTheMessageWhole_WhenItIsLong()
    {
        await using var stub = AwsStub.Always(Answer);
        using var client = stub.Sns();
        var message = new StringBuilder().Insert(0, "€&=%\r\n", 20_000).ToString();

        await client.PublishAsync(Topic, message, TestContext.Current.CancellationToken);

        stub.Only.Form["Message"].ShouldBe(message);
    }

    [Theory]
    [InlineData("InvalidParameter", 400, typeof(InvalidParameterException))]
    [InlineData("ParameterValueInvalid", 400, typeof(InvalidParameterValueException))]
    [InlineData("NotFound", 404, typeof(NotFoundException))]
    [InlineData("AuthorizationError", 403, typeof(AuthorizationErrorException))]
    [InlineData("KMSOptInRequired", 403, typeof(KMSOptInRequiredException))]
    [InlineData("KMSThrottling", 400, typeof(KMSThrottlingException))]
    [InlineData("ValidationException", 400, typeof(ValidationException))]
    [InlineData("InternalError", 500, typeof(InternalErrorException))]
    [InlineData("InvalidClientTokenId", 403, typeof(Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceException))]
    public async Task Exception_IsTheModelledOne_ByTheCodeOnTheWire(string code, int status, Type expected)
    {
        await using var stub = AwsStub.Always(
            $"""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>Invalid parameter: TopicArn</Message></Error><RequestId>req-8</RequestId>
            </ErrorResponse>
            """,
            status);
        using var client = stub.Sns(config => config.MaxErrorRetry = 0);

        var error = await Should.ThrowAsync<Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceException>(() =>
            client.PublishAsync(Topic, "text", TestContext.Current.CancellationToken));

        error.ShouldBeOfType(expected);
        error.ErrorCode.ShouldBe(code);
        error.Message.ShouldBe("Invalid parameter: TopicArn");
        error.ErrorType.ShouldBe(Amazon.Runtime.ErrorType.Sender);
        error.RequestId.ShouldBe("req-8");
        ((int)error.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Exception_IsTheBaseOne_WhenTheBodyIsNotXml()
    {
        await using var stub = AwsStub.Always("Forbidden by proxy", 403);
        using var client = stub.Sns();

        var error = await Should.ThrowAsync<Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceException>(() =>
            client.PublishAsync(Topic, "text", TestContext.Current.CancellationToken));

        error.ErrorCode.ShouldBeNull();
        error.Message.ShouldBe("The service returned an error with HTTP Body: Forbidden by proxy");
    }
}
