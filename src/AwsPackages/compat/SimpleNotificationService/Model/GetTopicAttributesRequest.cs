namespace Amazon.SimpleNotificationService.Model;

public partial class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public GetTopicAttributesRequest()
    {
    }

    public GetTopicAttributesRequest(string topicArn) => TopicArn = topicArn;

    public string TopicArn { get; set; }
}
