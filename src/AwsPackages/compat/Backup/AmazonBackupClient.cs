using Amazon.Backup.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

public partial class AmazonBackupClient : AmazonServiceClient, IAmazonBackup
{
    private static readonly ServiceName Service = new("Backup");

    public AmazonBackupClient() : base(new AmazonBackupConfig())
    {
    }

    public AmazonBackupClient(RegionEndpoint region) : base(new AmazonBackupConfig { RegionEndpoint = region })
    {
    }

    public AmazonBackupClient(AmazonBackupConfig config) : base(config)
    {
    }

    public AmazonBackupClient(AWSCredentials credentials) : this(credentials, new AmazonBackupConfig())
    {
    }

    public AmazonBackupClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonBackupConfig { RegionEndpoint = region })
    {
    }

    public AmazonBackupClient(AWSCredentials credentials, AmazonBackupConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonBackupClient(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonBackupConfig())
    {
    }

    public AmazonBackupClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonBackupConfig { RegionEndpoint = region })
    {
    }

    public AmazonBackupClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonBackupConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonBackupClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonBackupConfig())
    {
    }

    public AmazonBackupClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonBackupConfig { RegionEndpoint = region })
    {
    }

    public AmazonBackupClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonBackupConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Service;

    public IBackupPaginatorFactory Paginators => field ??= new BackupPaginatorFactory(this);

    public virtual Task<DescribeRecoveryPointResponse> DescribeRecoveryPointAsync(DescribeRecoveryPointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeRecoveryPointResponse>(request, BackupOperations.DescribeRecoveryPoint.Options(), cancellationToken);

    public virtual Task<DescribeRegionSettingsResponse> DescribeRegionSettingsAsync(DescribeRegionSettingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeRegionSettingsResponse>(request, BackupOperations.DescribeRegionSettings.Options(), cancellationToken);

    public virtual Task<GetBackupPlanResponse> GetBackupPlanAsync(GetBackupPlanRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetBackupPlanResponse>(request, BackupOperations.GetBackupPlan.Options(), cancellationToken);

    public virtual Task<GetBackupSelectionResponse> GetBackupSelectionAsync(GetBackupSelectionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetBackupSelectionResponse>(request, BackupOperations.GetBackupSelection.Options(), cancellationToken);

    public virtual Task<ListBackupJobsResponse> ListBackupJobsAsync(ListBackupJobsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListBackupJobsResponse>(request, BackupOperations.ListBackupJobs.Options(), cancellationToken);

    public virtual Task<ListBackupPlansResponse> ListBackupPlansAsync(ListBackupPlansRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListBackupPlansResponse>(request, BackupOperations.ListBackupPlans.Options(), cancellationToken);

    public virtual Task<ListBackupSelectionsResponse> ListBackupSelectionsAsync(ListBackupSelectionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListBackupSelectionsResponse>(request, BackupOperations.ListBackupSelections.Options(), cancellationToken);

    public virtual Task<ListBackupVaultsResponse> ListBackupVaultsAsync(ListBackupVaultsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListBackupVaultsResponse>(request, BackupOperations.ListBackupVaults.Options(), cancellationToken);

    public virtual Task<ListRecoveryPointsByBackupVaultResponse> ListRecoveryPointsByBackupVaultAsync(ListRecoveryPointsByBackupVaultRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListRecoveryPointsByBackupVaultResponse>(request, BackupOperations.ListRecoveryPointsByBackupVault.Options(), cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddRegionalSteps();

    protected override void Dispose(bool disposing) => base.Dispose(disposing);
}
