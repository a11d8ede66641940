using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public interface IGetResourcesPaginator
{
    IPaginatedEnumerable<GetResourcesResponse> Responses { get; }

    IPaginatedEnumerable<ResourceTagMapping> ResourceTagMappingList { get; }
}
