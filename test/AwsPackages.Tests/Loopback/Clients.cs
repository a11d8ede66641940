using Amazon.Backup;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;

namespace Guardrail.AwsPackages.Tests.Loopback;

/// <summary>Clients that talk to a stub with dummy credentials, signing for eu-west-1.</summary>
internal static class Clients
{
    public static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "not-a-secret");

    public static AmazonBackupClient Backup(this AwsStub stub, Action<AmazonBackupConfig>? configure = null)
    {
        var config = new AmazonBackupConfig { ServiceURL = stub.Url, AuthenticationRegion = "eu-west-1" };
        configure?.Invoke(config);
        return new AmazonBackupClient(Credentials, config);
    }

    public static AmazonSimpleNotificationServiceClient Sns(this AwsStub stub, Action<AmazonSimpleNotificationServiceConfig>? configure = null)
    {
        var config = new AmazonSimpleNotificationServiceConfig { ServiceURL = stub.Url, AuthenticationRegion = "eu-west-1" };
        configure?.Invoke(config);
        return new AmazonSimpleNotificationServiceClient(Credentials, config);
    }

    public static AmazonResourceGroupsTaggingAPIClient Tagging(this AwsStub stub, Action<AmazonResourceGroupsTaggingAPIConfig>? configure = null)
    {
        var config = new AmazonResourceGroupsTaggingAPIConfig { ServiceURL = stub.Url, AuthenticationRegion = "eu-west-1" };
        configure?.Invoke(config);
        return new AmazonResourceGroupsTaggingAPIClient(Credentials, config);
    }
}
