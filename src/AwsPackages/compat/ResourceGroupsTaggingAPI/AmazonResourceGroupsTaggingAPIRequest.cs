using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

public partial class AmazonResourceGroupsTaggingAPIRequest : AmazonWebServiceRequest;
