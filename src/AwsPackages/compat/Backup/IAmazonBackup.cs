using Amazon.Backup.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Backup;

/// <summary>The part of AWS's interface that this project uses; AWS's own has many more members, so nothing else may implement it.</summary>
public partial interface IAmazonBackup : IAmazonService, IDisposable
{
    IBackupPaginatorFactory Paginators { get; }

    Task<DescribeRecoveryPointResponse> DescribeRecoveryPointAsync(DescribeRecoveryPointRequest request, CancellationToken cancellationToken = default);

    Task<DescribeRegionSettingsResponse> DescribeRegionSettingsAsync(DescribeRegionSettingsRequest request, CancellationToken cancellationToken = default);

    Task<GetBackupPlanResponse> GetBackupPlanAsync(GetBackupPlanRequest request, CancellationToken cancellationToken = default);

    Task<GetBackupSelectionResponse> GetBackupSelectionAsync(GetBackupSelectionRequest request, CancellationToken cancellationToken = default);

    Task<ListBackupJobsResponse> ListBackupJobsAsync(ListBackupJobsRequest request, CancellationToken cancellationToken = default);

    Task<ListBackupPlansResponse> ListBackupPlansAsync(ListBackupPlansRequest request, CancellationToken cancellationToken = default);

    Task<ListBackupSelectionsResponse> ListBackupSelectionsAsync(ListBackupSelectionsRequest request, CancellationToken cancellationToken = default);

    Task<ListBackupVaultsResponse> ListBackupVaultsAsync(ListBackupVaultsRequest request, CancellationToken cancellationToken = default);

    Task<ListRecoveryPointsByBackupVaultResponse> ListRecoveryPointsByBackupVaultAsync(ListRecoveryPointsByBackupVaultRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonBackupConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonBackupConfig config)
            throw new AmazonClientException("ClientConfig is not of type AmazonBackupConfig to create AmazonBackupClient");
        return awsCredentials is null ? new AmazonBackupClient(config) : new AmazonBackupClient(awsCredentials, config);
    }
}
