using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>The part of AWS's interface that this project uses; AWS's own has many more members, so nothing else may implement it.</summary>
public partial interface IAmazonResourceGroupsTaggingAPI : IAmazonService, IDisposable
{
    IResourceGroupsTaggingAPIPaginatorFactory Paginators { get; }

    Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonResourceGroupsTaggingAPIConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonResourceGroupsTaggingAPIConfig config)
            throw new AmazonClientException("ClientConfig is not of type AmazonResourceGroupsTaggingAPIConfig to create AmazonResourceGroupsTaggingAPIClient");
        return awsCredentials is null ? new AmazonResourceGroupsTaggingAPIClient(config) : new AmazonResourceGroupsTaggingAPIClient(awsCredentials, config);
    }
}
