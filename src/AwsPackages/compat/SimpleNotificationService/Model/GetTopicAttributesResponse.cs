using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
