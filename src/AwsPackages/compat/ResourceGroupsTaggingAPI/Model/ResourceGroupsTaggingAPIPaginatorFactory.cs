namespace Amazon.ResourceGroupsTaggingAPI.Model;

internal sealed class ResourceGroupsTaggingAPIPaginatorFactory(IAmazonResourceGroupsTaggingAPI client) : IResourceGroupsTaggingAPIPaginatorFactory
{
    public IGetResourcesPaginator GetResources(GetResourcesRequest request) => new GetResourcesPaginator(client, request);
}
