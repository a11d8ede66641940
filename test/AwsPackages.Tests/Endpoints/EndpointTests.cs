using Amazon;
using Amazon.Backup;
using Amazon.Backup.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Guardrail.AwsPackages.Tests.Endpoints;

public class EndpointTests
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://backup.eu-west-1.amazonaws.com", "https://sns.eu-west-1.amazonaws.com", "https://tagging.eu-west-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://backup-fips.us-east-1.amazonaws.com", "https://sns-fips.us-east-1.amazonaws.com", "https://tagging-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "https://backup.us-east-1.api.aws", "https://sns.us-east-1.api.aws", "https://tagging.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "https://backup-fips.us-east-1.api.aws", "https://sns-fips.us-east-1.api.aws", "https://tagging-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://backup.cn-north-1.amazonaws.com.cn", "https://sns.cn-north-1.amazonaws.com.cn", "https://tagging.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", true, false, "https://backup-fips.us-gov-west-1.amazonaws.com", "https://sns.us-gov-west-1.amazonaws.com", "https://tagging-fips.us-gov-west-1.amazonaws.com")]
    public void Endpoint_IsTheRegions_WhenNoUrlIsGiven(string region, bool fips, bool dualStack, string backup, string sns, string tagging)
    {
        using var backupClient = new AmazonBackupClient(new AnonymousAWSCredentials(), With(new AmazonBackupConfig(), region, fips, dualStack));
        using var snsClient = new AmazonSimpleNotificationServiceClient(
            new AnonymousAWSCredentials(), With(new AmazonSimpleNotificationServiceConfig(), region, fips, dualStack));
        using var taggingClient = new AmazonResourceGroupsTaggingAPIClient(
            new AnonymousAWSCredentials(), With(new AmazonResourceGroupsTaggingAPIConfig(), region, fips, dualStack));

        backupClient.DetermineServiceOperationEndpoint(new ListBackupVaultsRequest()).URL.TrimEnd('/').ShouldBe(backup);
        snsClient.DetermineServiceOperationEndpoint(new PublishRequest()).URL.TrimEnd('/').ShouldBe(sns);
        taggingClient.DetermineServiceOperationEndpoint(new GetResourcesRequest()).URL.TrimEnd('/').ShouldBe(tagging);
    }

    [Fact]
    public void Endpoint_IsRefused_WhenFipsOrDualStackMeetAnUrl()
    {
        using var fips = new AmazonBackupClient(new AnonymousAWSCredentials(), new AmazonBackupConfig { ServiceURL = "http://127.0.0.1:9", UseFIPSEndpoint = true });
        using var dual = new AmazonBackupClient(
            new AnonymousAWSCredentials(), new AmazonBackupConfig { ServiceURL = "http://127.0.0.1:9", UseDualstackEndpoint = true });

        Should.Throw<AmazonClientException>(() => fips.DetermineServiceOperationEndpoint(new ListBackupVaultsRequest()))
            .Message.ShouldBe("Invalid Configuration: FIPS and custom endpoint are not supported");
        Should.Throw<AmazonClientException>(() => dual.DetermineServiceOperationEndpoint(new ListBackupVaultsRequest()))
            .Message.ShouldBe("Invalid Configuration: Dualstack and custom endpoint are not supported");
    }

    [Fact]
    public void Config_SaysWhichServiceItIsFor_Always()
    {
        Names(new AmazonBackupConfig(), AmazonBackupConfig.ServiceId).ShouldBe(("Backup", "backup", "backup", "2018-11-15"));
        Names(new AmazonSimpleNotificationServiceConfig(), AmazonSimpleNotificationServiceConfig.ServiceId).ShouldBe(("SNS", "sns", "sns", "2010-03-31"));
        Names(new AmazonResourceGroupsTaggingAPIConfig(), AmazonResourceGroupsTaggingAPIConfig.ServiceId)
            .ShouldBe(("Resource Groups Tagging API", "tagging", "tagging", "2017-01-26"));
    }

    private static T With<T>(T config, string region, bool fips, bool dualStack) where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.IgnoreConfiguredEndpointUrls = true;
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        return config;
    }

    private static (string, string, string, string) Names(ClientConfig config, string serviceId) =>
        (serviceId, config.RegionEndpointServiceName, config.AuthenticationServiceName, config.ServiceVersion);
}
