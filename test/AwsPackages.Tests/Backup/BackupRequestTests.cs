using Amazon.Backup;
using Amazon.Backup.Model;
using Guardrail.AwsPackages.Tests.Loopback;

namespace Guardrail.AwsPackages.Tests.Backup;

public class BackupRequestTests
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/Music/backup/01547087347000-c8b6kdk3";

    [Fact]
    public async Task Request_IsSignedForServiceAndRegion_WhenSent()
    {
        var request = await SentBy(client => client.ListBackupVaultsAsync(new ListBackupVaultsRequest()));

        request.Method.ShouldBe("GET");
        request.Headers["Authorization"].ShouldStartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
        request.Headers["Authorization"].ShouldContain("/eu-west-1/backup/aws4_request, SignedHeaders=");
        request.Headers["x-amz-api-version"].ShouldBe("2018-11-15");
        request.Headers["amz-sdk-request"].ShouldBe("attempt=1; max=3");
        request.Headers["User-Agent"].ShouldContain("api/Backup#");
        request.Body.ShouldBeEmpty();
    }

    /// <summary>A trailing slash, which AWS's model has and its newest clients do not send, is no difference: a server must take both.</summary>
    public static TheoryData<string, Func<AmazonBackupClient, Task>> Paths => new()
    {
        { "/backup/plans", client => client.ListBackupPlansAsync(new ListBackupPlansRequest()) },
        { "/backup/plans/p-1", client => client.GetBackupPlanAsync(new GetBackupPlanRequest { BackupPlanId = "p-1" }) },
        { "/backup/plans/orgs%2F544033d1", client => client.GetBackupPlanAsync(new GetBackupPlanRequest { BackupPlanId = "orgs/544033d1" }) },
        { "/backup/plans/p-1/selections", client => client.ListBackupSelectionsAsync(new ListBackupSelectionsRequest { BackupPlanId = "p-1" }) },
        {
            "/backup/plans/aws%2Fefs%2F1/selections/s-1",
            client => client.GetBackupSelectionAsync(new GetBackupSelectionRequest { BackupPlanId = "aws/efs/1", SelectionId = "s-1" })
        },
        { "/backup-vaults", client => client.ListBackupVaultsAsync(new ListBackupVaultsRequest()) },
        {
            "/backup-vaults/aws%2Fefs%2Fautomatic-backup-vault/recovery-points",
            client => client.ListRecoveryPointsByBackupVaultAsync(
                new ListRecoveryPointsByBackupVaultRequest { BackupVaultName = "aws/efs/automatic-backup-vault" })
        },
        {
            "/backup-vaults/a%20b/recovery-points/arn%3Aaws%3Adynamodb%3Aeu-west-1%3A111122223333%3Atable%2FMusic%2Fbackup%2F01547087347000-c8b6kdk3",
            client => client.DescribeRecoveryPointAsync(new DescribeRecoveryPointRequest { BackupVaultName = "a b", RecoveryPointArn = Arn })
        },
        { "/backup-jobs", client => client.ListBackupJobsAsync(new ListBackupJobsRequest()) },
        { "/account-settings", client => client.DescribeRegionSettingsAsync(new DescribeRegionSettingsRequest()) },
    };

    [Theory]
    [MemberData(nameof(Paths), DisableDiscoveryEnumeration = true)]
    public async Task Path_HasEachIdAsOneSegment_Always(string path, Func<AmazonBackupClient, Task> call)
    {
        var request = await SentBy(call);

        request.Path.TrimEnd('/').ShouldBe(path);
        request.Query.ShouldBeEmpty();
    }

    [Fact]
    public async Task Query_HasTheWireNames_WhenListingRecoveryPoints()
    {
        var request = await SentBy(client => client.ListRecoveryPointsByBackupVaultAsync(new ListRecoveryPointsByBackupVaultRequest
        {
            BackupVaultName = "Default",
            BackupVaultAccountId = "111122223333",
            ByBackupPlanId = "p/1",
            ByCreatedAfter = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
            ByCreatedBefore = new DateTime(2026, 11, 2, 3, 4, 5, 6, DateTimeKind.Utc),
            ByParentRecoveryPointArn = "arn:parent",
            ByResourceArn = Arn,
            ByResourceType = "DynamoDB",
            MaxResults = 1000,
            NextToken = "a+b/c=&d",
        }));

        request.Query.ShouldBe(
            new Dictionary<string, string>
            {
                ["backupVaultAccountId"] = "111122223333",
                ["backupPlanId"] = "p/1",
                ["createdAfter"] = "2026-11-01T00:00:00Z",
                ["createdBefore"] = "2026-11-02T03:04:05.006Z",
                ["parentRecoveryPointArn"] = "arn:parent",
                ["resourceArn"] = Arn,
                ["resourceType"] = "DynamoDB",
                ["maxResults"] = "1000",
                ["nextToken"] = "a+b/c=&d",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Query_HasTheWireNames_WhenListingJobs()
    {
        var noon = new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);
        var request = await SentBy(client => client.ListBackupJobsAsync(new ListBackupJobsRequest
        {
            ByAccountId = "*",
            ByBackupVaultName = "Default",
            ByCompleteAfter = noon,
            ByCompleteBefore = noon,
            ByCreatedAfter = noon,
            ByCreatedBefore = noon,
            ByMessageCategory = "SUCCESS",
            ByParentJobId = "j",
            ByResourceArn = Arn,
            ByResourceType = "DynamoDB",
            ByState = BackupJobState.COMPLETED,
            MaxResults = 5,
            NextToken = "t",
        }));

        request.Query.Keys.ShouldBe(
            [
                "accountId", "backupVaultName", "completeAfter", "completeBefore", "createdAfter", "createdBefore", "messageCategory",
                "parentJobId", "resourceArn", "resourceType", "state", "maxResults", "nextToken",
            ],
            ignoreOrder: true);
        request.Query["state"].ShouldBe("COMPLETED");
        request.Query["accountId"].ShouldBe("*");
    }

    [Fact]
    public async Task Query_HasTheWireNames_WhenListingVaultsAndPlans()
    {
        var vaults = await SentBy(client => client.ListBackupVaultsAsync(
            new ListBackupVaultsRequest { ByShared = false, ByVaultType = VaultType.LOGICALLY_AIR_GAPPED_BACKUP_VAULT }));
        var plans = await SentBy(client => client.ListBackupPlansAsync(new ListBackupPlansRequest { IncludeDeleted = true, MaxResults = 1 }));
        var plan = await SentBy(client => client.GetBackupPlanAsync(
            new GetBackupPlanRequest { BackupPlanId = "p", VersionId = "v", MaxScheduledRunsPreview = 10 }));

        vaults.Query.ShouldBe(new Dictionary<string, string> { ["shared"] = "false", ["vaultType"] = "LOGICALLY_AIR_GAPPED_BACKUP_VAULT" }, ignoreOrder: true);
        plans.Query.ShouldBe(new Dictionary<string, string> { ["includeDeleted"] = "true", ["maxResults"] = "1" }, ignoreOrder: true);
        plan.Query.ShouldBe(new Dictionary<string, string> { ["versionId"] = "v", ["MaxScheduledRunsPreview"] = "10" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Request_IsNotSent_WhenAMemberOfThePathIsMissing()
    {
        await using var stub = AwsStub.Always("{}");
        using var client = stub.Backup();

        var error = await Should.ThrowAsync<AmazonBackupException>(() =>
            client.GetBackupSelectionAsync(new GetBackupSelectionRequest { BackupPlanId = "p" }, TestContext.Current.CancellationToken));

        error.Message.ShouldBe("Request object does not have required field SelectionId set");
        error.ErrorCode.ShouldBeNull();
        error.StatusCode.ShouldBe(default);
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_ThrowsNullReference_WhenTheRequestIsNull()
    {
        await using var stub = AwsStub.Always("{}");
        using var client = stub.Backup();

        await Should.ThrowAsync<NullReferenceException>(() => client.ListBackupVaultsAsync(null, TestContext.Current.CancellationToken));
    }

    private static async Task<SeenRequest> SentBy(Func<AmazonBackupClient, Task> call)
    {
        await using var stub = AwsStub.Always("{}");
        using var client = stub.Backup();
        await call(client);
        return stub.Only;
    }
}
