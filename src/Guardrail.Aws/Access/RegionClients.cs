using Amazon.Backup;
using Amazon.DynamoDBv2;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;

namespace Guardrail.Aws.Access;

/// <summary>The clients that read one account in one Region.</summary>
internal sealed class RegionClients(AWSCredentials credentials, string region, Uri? endpoint) : IDisposable
{
    /// <summary>AWS Backup.</summary>
    public IAmazonBackup Backup { get; } = new AmazonBackupClient(credentials, ClientSettings.For(new AmazonBackupConfig(), region, endpoint));

    /// <summary>DynamoDB.</summary>
    public IAmazonDynamoDB DynamoDB { get; } = new AmazonDynamoDBClient(credentials, ClientSettings.For(new AmazonDynamoDBConfig(), region, endpoint));

    /// <summary>Resource Groups Tagging API.</summary>
    public IAmazonResourceGroupsTaggingAPI Tagging { get; } =
        new AmazonResourceGroupsTaggingAPIClient(credentials, ClientSettings.For(new AmazonResourceGroupsTaggingAPIConfig(), region, endpoint));

    /// <inheritdoc/>
    public void Dispose()
    {
        Backup.Dispose();
        DynamoDB.Dispose();
        Tagging.Dispose();
    }
}
