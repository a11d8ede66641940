using Amazon;
using Amazon.Backup;
using Amazon.Backup.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Endpoints;

[Collection(nameof(ProcessWide))]
public sealed class EndpointEnvironmentTests : IDisposable
{
    private readonly EnvironmentScope environment = new();

    public void Dispose() => environment.Dispose();

    [Fact]
    public async Task Backup_CallsTheUrl_WhenAWS_ENDPOINT_URLIsSet()
    {
        await using var stub = AwsStub.Always("{}");
        environment.Set("AWS_ENDPOINT_URL", stub.Url);
        using var client = new AmazonBackupClient(
            Clients.Credentials, new AmazonBackupConfig { RegionEndpoint = RegionEndpoint.EUWest1, AuthenticationRegion = "eu-west-1" });

        await client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken);

        stub.Only.Headers["Authorization"].ShouldContain("/eu-west-1/backup/aws4_request");
    }

    /// <summary>A trap of the SDK: with an URL that is not AWS's, RegionEndpoint does not count for signing.</summary>
    [Fact]
    public async Task Signature_IsForUsEast1_WhenOnlyRegionEndpointIsGivenBesideAnUrl()
    {
        await using var stub = AwsStub.Always("{}");
        environment.Set("AWS_ENDPOINT_URL", stub.Url);
        using var client = new AmazonBackupClient(Clients.Credentials, RegionEndpoint.EUWest1);

        await client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken);

        stub.Only.Headers["Authorization"].ShouldContain("/us-east-1/backup/aws4_request");
    }

    [Fact]
    public async Task EachService_CallsItsOwnUrl_WhenTheServicesVariableIsSet()
    {
        await using var backup = AwsStub.Always("{}");
        await using var sns = AwsStub.Always("<PublishResponse/>");
        await using var tagging = AwsStub.Always("{}");
        environment.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
            .Set("AWS_ENDPOINT_URL_BACKUP", backup.Url)
            .Set("AWS_ENDPOINT_URL_SNS", sns.Url)
            .Set("AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API", tagging.Url)
            .Set("AWS_REGION", "eu-central-1");
        using var backupClient = new AmazonBackupClient(Clients.Credentials);
        using var snsClient = new AmazonSimpleNotificationServiceClient(Clients.Credentials);
        using var taggingClient = new AmazonResourceGroupsTaggingAPIClient(Clients.Credentials);

        await backupClient.DescribeRegionSettingsAsync(new DescribeRegionSettingsRequest(), TestContext.Current.CancellationToken);
        await snsClient.PublishAsync("arn", "text", TestContext.Current.CancellationToken);
        await taggingClient.GetResourcesAsync(new GetResourcesRequest(), TestContext.Current.CancellationToken);

        backup.Only.Headers["Authorization"].ShouldContain("/eu-central-1/backup/aws4_request");
        sns.Only.Headers["Authorization"].ShouldContain("/eu-central-1/sns/aws4_request");
        tagging.Only.Headers["Authorization"].ShouldContain("/eu-central-1/tagging/aws4_request");
    }

    [Fact]
    public void Client_CannotBeMade_WithoutRegionOrUrl() =>
        Should.Throw<AmazonClientException>(() => new AmazonBackupClient(Clients.Credentials)).Message.ShouldBe("No RegionEndpoint or ServiceURL configured");

    [Fact]
    public async Task FirstCall_Throws_WhenThereAreNoCredentials()
    {
        await using var stub = AwsStub.Always("{}");
        using var client = new AmazonBackupClient(new AmazonBackupConfig { ServiceURL = stub.Url, AuthenticationRegion = "eu-west-1" });

        (await Should.ThrowAsync<AmazonClientException>(() =>
            client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken)))
            .Message.ShouldStartWith("Failed to resolve AWS credentials.");
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_CarriesTheSessionToken_WhenCredentialsComeFromTheEnvironment()
    {
        await using var stub = AwsStub.Always("{}");
        environment.Set("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE").Set("AWS_SECRET_ACCESS_KEY", "not-a-secret").Set("AWS_SESSION_TOKEN", "token-1");
        using var client = new AmazonBackupClient(new AmazonBackupConfig { ServiceURL = stub.Url, AuthenticationRegion = "eu-west-1" });

        await client.ListBackupVaultsAsync(new ListBackupVaultsRequest(), TestContext.Current.CancellationToken);

        stub.Only.Headers["Authorization"].ShouldContain("Credential=ASIAEXAMPLE/");
        stub.Only.Headers["X-Amz-Security-Token"].ShouldBe("token-1");
    }

    [Fact]
    public void Config_HasAWSsDefaults_WhenNothingIsSet()
    {
        var config = new AmazonBackupConfig();

        config.MaxErrorRetry.ShouldBe(2);
        config.RetryMode.ShouldBe(RequestRetryMode.Standard);
        config.Timeout.ShouldBeNull();
        config.UserAgent.ShouldStartWith("aws-sdk-dotnet-coreclr/");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Collections_AreEmptyInsteadOfNull_WhenTheSdkIsToldSo(bool initialize)
    {
        AWSConfigs.InitializeCollections = initialize;
        try
        {
            (new ListBackupVaultsResponse().BackupVaultList is not null).ShouldBe(initialize);
            (new BackupRule().RecoveryPointTags is not null).ShouldBe(initialize);
            (new PublishRequest().MessageAttributes is not null).ShouldBe(initialize);
            (new GetResourcesRequest().TagFilters is not null).ShouldBe(initialize);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }
}
