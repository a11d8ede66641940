using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public partial class GetResourcesResponse : AmazonWebServiceResponse
{
    public string PaginationToken { get; set; }
    public List<ResourceTagMapping> ResourceTagMappingList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
