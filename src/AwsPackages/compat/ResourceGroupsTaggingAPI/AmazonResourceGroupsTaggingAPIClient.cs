using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Guardrail.AwsPackages.Wire;

namespace Amazon.ResourceGroupsTaggingAPI;

public partial class AmazonResourceGroupsTaggingAPIClient : AmazonServiceClient, IAmazonResourceGroupsTaggingAPI
{
    private static readonly ServiceName Service = new("Resource Groups Tagging API");

    public AmazonResourceGroupsTaggingAPIClient() : base(new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(RegionEndpoint region) : base(new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(AmazonResourceGroupsTaggingAPIConfig config) : base(config)
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials) : this(credentials, new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, AmazonResourceGroupsTaggingAPIConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonResourceGroupsTaggingAPIConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    public AmazonResourceGroupsTaggingAPIClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonResourceGroupsTaggingAPIConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Service;

    public IResourceGroupsTaggingAPIPaginatorFactory Paginators => field ??= new ResourceGroupsTaggingAPIPaginatorFactory(this);

    public virtual Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetResourcesResponse>(request, TaggingOperations.GetResources.Options(), cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddRegionalSteps();

    protected override void Dispose(bool disposing) => base.Dispose(disposing);
}
