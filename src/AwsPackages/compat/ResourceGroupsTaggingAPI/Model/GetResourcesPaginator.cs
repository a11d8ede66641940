using Amazon.Runtime;
using Guardrail.AwsPackages.Wire;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

internal sealed class GetResourcesPaginator(IAmazonResourceGroupsTaggingAPI client, GetResourcesRequest request) : IGetResourcesPaginator
{
    private readonly TokenPages<GetResourcesRequest, GetResourcesResponse> pages = new(
        request,
        first => first.PaginationToken,
        (next, token, cancellationToken) =>
        {
            next.PaginationToken = token;
            return client.GetResourcesAsync(next, cancellationToken);
        },
        response => response.PaginationToken);

    public IPaginatedEnumerable<GetResourcesResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<ResourceTagMapping> ResourceTagMappingList => pages.Items(response => response.ResourceTagMappingList);
}
