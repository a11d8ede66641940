using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Guardrail.AwsPackages.Wire;

namespace Amazon.ResourceGroupsTaggingAPI;

public partial class AmazonResourceGroupsTaggingAPIConfig : ClientConfig
{
    public AmazonResourceGroupsTaggingAPIConfig() : base(DefaultModes.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "tagging";
        EndpointProvider = new RegionalEndpointProvider("tagging");
    }

    public static new string ServiceId => "Resource Groups Tagging API";

    public override string RegionEndpointServiceName => "tagging";

    public override string ServiceVersion => "2017-01-26";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("Resource Groups Tagging API", "4.0.100.16");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.EndpointOf(this, ServiceId, parameters);
}
