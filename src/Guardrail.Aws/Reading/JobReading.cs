using Amazon.Backup;
using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using BackupJob = Guardrail.Inventory.BackupJob;
using RecoveryPointCreator = Guardrail.Inventory.RecoveryPointCreator;

namespace Guardrail.Aws.Reading;

/// <summary>Reads the completed backup jobs of DynamoDB tables: the last 30 days, also of points that have been deleted since.</summary>
internal static class JobReading
{
    private const int PageSize = 1_000;

    /// <summary>More pages than this are not read: what they would tell is worked out instead.</summary>
    private const int PagesAtMost = 50;

    /// <summary>The jobs; null where a page fails or they do not end, for half a history is none.</summary>
    /// <param name="reader">What every reading needs.</param>
    /// <param name="createdAfter">Only later ones.</param>
    /// <param name="tableArns">Only of these tables; null for all.</param>
    public static async Task<IReadOnlyList<BackupJob>?> ReadAsync(Reader reader, DateTimeOffset createdAfter, IReadOnlyList<string>? tableArns)
    {
        try
        {
            List<BackupJob> jobs = [];
            foreach (var table in tableArns ?? [null!])
            {
                if (!await ReadAsync(reader, createdAfter, table, jobs).ConfigureAwait(false))
                    return null;
            }
            return jobs;
        }
        catch (AwsCallException)
        {
            // Without jobs the figures are estimates from the listed points, with their band: no gap (design: where it may be called).
            return null;
        }
    }

    private static async Task<bool> ReadAsync(Reader reader, DateTimeOffset createdAfter, string? table, List<BackupJob> jobs)
    {
        var pages = 0;
        var whole = true;
        await Pages.ReadAsync(AwsOperations.ListBackupJobs, async page =>
        {
            var request = new ListBackupJobsRequest
            {
                ByResourceType = "DynamoDB",
                ByResourceArn = table,
                ByState = BackupJobState.COMPLETED,
                ByCreatedAfter = createdAfter.UtcDateTime,
                MaxResults = PageSize,
                NextToken = page,
            };
            var answer = await reader.CallAsync(AwsOperations.ListBackupJobs, token => reader.Clients.Backup.ListBackupJobsAsync(request, token)).ConfigureAwait(false);
            jobs.AddRange(PlanMapping.Present(answer.BackupJobs).Select(From).OfType<BackupJob>());
            whole = string.IsNullOrEmpty(answer.NextToken) || ++pages < PagesAtMost;
            return (whole ? answer.NextToken : null, answer.BackupJobs?.Count ?? 0);
        }).ConfigureAwait(false);
        return whole;
    }

    /// <summary>A job that made a point of a table; null for others, also where an endpoint ignores the filters.</summary>
    private static BackupJob? From(Amazon.Backup.Model.BackupJob job)
    {
        if (job.State != BackupJobState.COMPLETED || job.IsParent == true || string.IsNullOrEmpty(job.ResourceArn) || !Arns.IsTable(job.ResourceArn)
            || string.IsNullOrEmpty(job.BackupVaultArn) || Instants.From(job.CreationDate) is not { } createdAt)
            return null;
        return new BackupJob
        {
            TableArn = job.ResourceArn,
            VaultArn = job.BackupVaultArn,
            CreatedAt = createdAt,
            CompletedAt = Instants.From(job.CompletionDate),
            SizeBytes = job.BackupSizeInBytes,
            Lifecycle = PlanMapping.Lifecycle(job.RecoveryPointLifecycle),
            CreatedBy = string.IsNullOrEmpty(job.CreatedBy?.BackupPlanId)
                ? null
                : new RecoveryPointCreator(
                    job.CreatedBy.BackupPlanId, job.CreatedBy.BackupPlanName ?? "", job.CreatedBy.BackupPlanVersion ?? "",
                    job.CreatedBy.BackupRuleId ?? "", job.CreatedBy.BackupRuleName ?? ""),
            IsAdvanced = string.IsNullOrEmpty(job.RecoveryPointArn) || job.RecoveryPointArn.Split(':', 4) is [_, _, "backup", ..],
        };
    }
}
