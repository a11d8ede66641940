using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Projection;

namespace Guardrail.Auditing;

/// <summary>Reads what tells about the past: rules of deleted plans, and backup jobs.</summary>
internal static class History
{
    /// <summary>How much of AWS's 30 days of jobs may have gone while the run read other things.</summary>
    private static readonly TimeSpan Fading = TimeSpan.FromHours(1);

    /// <summary>Adds the deleted plans that points still name, where AWS tells of them.</summary>
    public static async Task<IReadOnlyList<ScopeInventory>> WithDeletedPlansAsync(
        IReadOnlyList<ScopeInventory> scopes, RecoveryPointLog points, IBackupInventory inventory, CancellationToken cancellationToken)
    {
        var named = points.PlansByScope();
        return await Task.WhenAll(scopes.Select(WithPlansAsync)).ConfigureAwait(false);

        async Task<ScopeInventory> WithPlansAsync(ScopeInventory scope)
        {
            var known = scope.Plans.Select(plan => plan.Id).ToHashSet(StringComparer.Ordinal);
            IReadOnlyList<string> gone = [.. named.GetValueOrDefault(scope.Scope, []).Where(id => !known.Contains(id)).Order(StringComparer.Ordinal)];
            // Where the list of plans could not be read to its end, a plan that is missing may well live.
            if (gone.Count == 0 || !scope.PlansListed)
                return scope;
            var deleted = await inventory.ReadDeletedPlansAsync(scope.Scope, gone, cancellationToken).ConfigureAwait(false);
            return scope with { Plans = [.. scope.Plans, .. deleted] };
        }
    }

    /// <summary>Adds the backup jobs that figures need.</summary>
    public static async Task<IReadOnlyList<ScopeInventory>> WithBackupJobsAsync(
        AuditRequest request, IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<JobNeeds> needs, IBackupInventory inventory, CancellationToken cancellationToken)
    {
        var byScope = needs.ToDictionary(need => need.Scope);
        return await Task.WhenAll(scopes.Select(WithJobsAsync)).ConfigureAwait(false);

        async Task<ScopeInventory> WithJobsAsync(ScopeInventory scope)
        {
            if (!byScope.TryGetValue(scope.Scope, out var need))
                return scope;
            var jobs = await inventory.ReadBackupJobsAsync(scope.Scope, need.Since, need.TableArns, cancellationToken).ConfigureAwait(false);
            return jobs is null ? scope : scope with { BackupJobs = HistoryOf(request, need, jobs) };
        }
    }

    /// <summary>
    /// Asks for the deleted plans that jobs name, though no point read here does: copies elsewhere may, and who puts the parts together takes the answers from
    /// their recording. A plan without any job in 30 days stays unknown there.
    /// </summary>
    public static Task AskForDeletedPlansOfJobsAsync(IReadOnlyList<ScopeInventory> scopes, IBackupInventory inventory, CancellationToken cancellationToken) =>
        Task.WhenAll(scopes.Where(scope => scope.PlansListed).Select(scope =>
        {
            var known = scope.Plans.Select(plan => plan.Id).ToHashSet(StringComparer.Ordinal);
            IReadOnlyList<string> gone = [.. (scope.BackupJobs?.Jobs ?? [])
                .Select(job => job.CreatedBy?.PlanId).OfType<string>().Where(id => !known.Contains(id)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            return gone.Count == 0 ? Task.CompletedTask : inventory.ReadDeletedPlansAsync(scope.Scope, gone, cancellationToken);
        }));

    /// <summary>At another instant than now nobody knows which jobs AWS has dropped by now: the history begins with the oldest that it still tells of.</summary>
    private static BackupJobHistory? HistoryOf(AuditRequest request, JobNeeds need, IReadOnlyList<BackupJob> jobs)
    {
        IReadOnlyList<BackupJob> before = [.. jobs.Where(job => job.CreatedAt < request.AsOf)];
        var since = request.Hypothetical ? before.Select(job => job.CreatedAt).DefaultIfEmpty(request.AsOf).Min() : need.Since + Fading;
        return new BackupJobHistory(since, need.TableArns?.ToHashSet(StringComparer.Ordinal), [.. before.Where(job => job.CreatedAt >= since)]);
    }
}
