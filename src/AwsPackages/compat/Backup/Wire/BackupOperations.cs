using Amazon.Backup.Model;
using Amazon.Runtime.Internal;
using Amazon.Util;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>AWS Backup's operations on the wire (rest-json, API version 2018-11-15).</summary>
/// <remarks>Paths have no trailing slash, as AWS's newest clients send them; ids go into the path percent-encoded as one segment.</remarks>
internal static class BackupOperations
{
    public static readonly Operation DescribeRecoveryPoint = Get<DescribeRecoveryPointRequest, DescribeRecoveryPointResponse>(
        "/backup-vaults/{BackupVaultName}/recovery-points/{RecoveryPointArn}",
        (request, wire) => wire
            .WithPath("BackupVaultName", request.BackupVaultName)
            .WithPath("RecoveryPointArn", request.RecoveryPointArn)
            .With("backupVaultAccountId", request.BackupVaultAccountId),
        AnswerShapes.DescribeRecoveryPointResponse,
        BackupErrors.NotFoundOrBadValueOrUnavailable);

    public static readonly Operation DescribeRegionSettings = Get<DescribeRegionSettingsRequest, DescribeRegionSettingsResponse>(
        "/account-settings",
        (_, _) => { },
        AnswerShapes.DescribeRegionSettingsResponse,
        BackupErrors.OnlyUnavailable);

    public static readonly Operation GetBackupPlan = Get<GetBackupPlanRequest, GetBackupPlanResponse>(
        "/backup/plans/{BackupPlanId}",
        (request, wire) => wire
            .WithPath("BackupPlanId", request.BackupPlanId)
            .With("MaxScheduledRunsPreview", request.MaxScheduledRunsPreview)
            .With("versionId", request.VersionId),
        AnswerShapes.GetBackupPlanResponse,
        BackupErrors.NotFoundOrBadValueOrUnavailable);

    public static readonly Operation GetBackupSelection = Get<GetBackupSelectionRequest, GetBackupSelectionResponse>(
        "/backup/plans/{BackupPlanId}/selections/{SelectionId}",
        (request, wire) => wire
            .WithPath("BackupPlanId", request.BackupPlanId)
            .WithPath("SelectionId", request.SelectionId),
        AnswerShapes.GetBackupSelectionResponse,
        BackupErrors.NotFoundOrBadValueOrUnavailable);

    public static readonly Operation ListBackupJobs = Get<ListBackupJobsRequest, ListBackupJobsResponse>(
        "/backup-jobs",
        (request, wire) => wire
            .With("accountId", request.ByAccountId)
            .With("backupVaultName", request.ByBackupVaultName)
            .With("completeAfter", request.ByCompleteAfter)
            .With("completeBefore", request.ByCompleteBefore)
            .With("createdAfter", request.ByCreatedAfter)
            .With("createdBefore", request.ByCreatedBefore)
            .With("maxResults", request.MaxResults)
            .With("messageCategory", request.ByMessageCategory)
            .With("nextToken", request.NextToken)
            .With("parentJobId", request.ByParentJobId)
            .With("resourceArn", request.ByResourceArn)
            .With("resourceType", request.ByResourceType)
            .With("state", request.ByState),
        AnswerShapes.ListBackupJobsResponse,
        BackupErrors.BadValueOrUnavailable);

    public static readonly Operation ListBackupPlans = Get<ListBackupPlansRequest, ListBackupPlansResponse>(
        "/backup/plans",
        (request, wire) => wire
            .With("includeDeleted", request.IncludeDeleted)
            .With("maxResults", request.MaxResults)
            .With("nextToken", request.NextToken),
        AnswerShapes.ListBackupPlansResponse,
        BackupErrors.NotFoundOrBadValueOrUnavailable);

    public static readonly Operation ListBackupSelections = Get<ListBackupSelectionsRequest, ListBackupSelectionsResponse>(
        "/backup/plans/{BackupPlanId}/selections",
        (request, wire) => wire
            .WithPath("BackupPlanId", request.BackupPlanId)
            .With("maxResults", request.MaxResults)
            .With("nextToken", request.NextToken),
        AnswerShapes.ListBackupSelectionsResponse,
        BackupErrors.NotFoundOrBadValueOrUnavailable);

    public static readonly Operation ListBackupVaults = Get<ListBackupVaultsRequest, ListBackupVaultsResponse>(
        "/backup-vaults",
        (request, wire) => wire
            .With("maxResults", request.MaxResults)
            .With("nextToken", request.NextToken)
            .With("shared", request.ByShared)
            .With("vaultType", request.ByVaultType),
        AnswerShapes.ListBackupVaultsResponse,
        BackupErrors.NotFoundOrBadValueOrUnavailable);

    public static readonly Operation ListRecoveryPointsByBackupVault = Get<ListRecoveryPointsByBackupVaultRequest, ListRecoveryPointsByBackupVaultResponse>(
        "/backup-vaults/{BackupVaultName}/recovery-points",
        (request, wire) => wire
            .WithPath("BackupVaultName", request.BackupVaultName)
            .With("backupPlanId", request.ByBackupPlanId)
            .With("backupVaultAccountId", request.BackupVaultAccountId)
            .With("createdAfter", request.ByCreatedAfter)
            .With("createdBefore", request.ByCreatedBefore)
            .With("maxResults", request.MaxResults)
            .With("nextToken", request.NextToken)
            .With("parentRecoveryPointArn", request.ByParentRecoveryPointArn)
            .With("resourceArn", request.ByResourceArn)
            .With("resourceType", request.ByResourceType),
        AnswerShapes.ListRecoveryPointsByBackupVaultResponse,
        BackupErrors.NotFoundOrBadValueOrUnavailable);

    private static Operation Get<TRequest, TResponse>(string path, Action<TRequest, IRequest> write, JsonShape<TResponse> answer, ErrorModel errors)
        where TRequest : AmazonBackupRequest
        where TResponse : Runtime.AmazonWebServiceResponse, new()
    {
        var writer = new RequestWriter<TRequest>("Amazon.Backup", (request, wire) =>
        {
            wire.HttpMethod = "GET";
            wire.ResourcePath = path;
            wire.Headers[HeaderKeys.XAmzApiVersion] = "2018-11-15";
            write(request, wire);
        });
        return new Operation(writer, new JsonAnswer<TResponse>(answer, errors));
    }

    private static IRequest WithPath(this IRequest wire, string member, string value)
    {
        if (value is null)
            throw new AmazonBackupException($"Request object does not have required field {member} set");
        wire.AddPathResource($"{{{member}}}", value);
        return wire;
    }
}
