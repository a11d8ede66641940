using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

public partial class AmazonBackupConfig : ClientConfig
{
    public AmazonBackupConfig() : base(DefaultModes.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "backup";
        EndpointProvider = new RegionalEndpointProvider("backup");
    }

    public static new string ServiceId => "Backup";

    public override string RegionEndpointServiceName => "backup";

    public override string ServiceVersion => "2018-11-15";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("Backup", "4.0.100");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.EndpointOf(this, ServiceId, parameters);
}
