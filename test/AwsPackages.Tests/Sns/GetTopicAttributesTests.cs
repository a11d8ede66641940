using Amazon.SimpleNotificationService.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Sns;

public class GetTopicAttributesTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:111122223333:alerts";

    [Fact]
    public async Task Attributes_AreAMap_WhenAnswered()
    {
        await using var stub = AwsStub.Always($"""
            <GetTopicAttributesResponse xmlns="https://sns.amazonaws.com/doc/2010-03-31/">
              <GetTopicAttributesResult>
                <Attributes>
                  <entry><key>TopicArn</key><value>{Topic}</value></entry>
                  <entry><key>SubscriptionsConfirmed</key><value>0</value></entry>
                  <entry><key>DisplayName</key><value></value></entry>
                  <entry><key>Policy</key><value>&#123;"a":"&lt;b&gt; &amp; c"&#125;</value></entry>
                </Attributes>
              </GetTopicAttributesResult>
              <ResponseMetadata><RequestId>req-3</RequestId></ResponseMetadata>
            </GetTopicAttributesResponse>
            """);
        using var client = stub.Sns();

        var response = await client.GetTopicAttributesAsync(Topic, TestContext.Current.CancellationToken);

        stub.Only.Form.ShouldBe(
            new Dictionary<string, string> { ["Action"] = "GetTopicAttributes", ["Version"] = "2010-03-31", ["TopicArn"] = Topic }, ignoreOrder: true);
        response.Attributes.Count.ShouldBe(4);
        response.Attributes["TopicArn"].ShouldBe(Topic);
        response.Attributes["SubscriptionsConfirmed"].ShouldBe("0");
        response.Attributes["DisplayName"].ShouldBeNullOrEmpty();
        response.Attributes["Policy"].ShouldBe("""{"a":"<b> & c"}""");
        response.ResponseMetadata.RequestId.ShouldBe("req-3");
    }

    [Fact]
    public async Task Attributes_AreNull_WhenNoneAreAnswered()
    {
        await using var stub = AwsStub.Always("<GetTopicAttributesResponse><GetTopicAttributesResult/></GetTopicAttributesResponse>");
        using var client = stub.Sns();

        (await client.GetTopicAttributesAsync(new GetTopicAttributesRequest(Topic), TestContext.Current.CancellationToken)).Attributes.ShouldBeNull();
    }

    [Fact]
    public async Task Exception_IsNotFound_WhenTheTopicIsNotThere()
    {
        await using var stub = AwsStub.Always(
            "<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error></ErrorResponse>", 404);
        using var client = stub.Sns();

        (await Should.ThrowAsync<NotFoundException>(() => client.GetTopicAttributesAsync(Topic, TestContext.Current.CancellationToken)))
            .Message.ShouldBe("Topic does not exist");
        stub.Requests.Count.ShouldBe(1);
    }
}
