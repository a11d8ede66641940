using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading.Remembered;
using Guardrail.Scheduling;
using BackupPlan = Guardrail.Inventory.BackupPlan;

namespace Guardrail.Aws.Reading;

/// <summary>Reads the backup plans of an account and Region with their rules and selections.</summary>
internal static class PlanReading
{
    private const int PageSize = 1_000;

    /// <summary>The most that AWS tells (documented).</summary>
    private const int PreviewedRuns = 10;

    /// <summary>All plans that live.</summary>
    /// <returns>The plans in AWS's order, and whether their list was read to its end.</returns>
    public static async Task<(IReadOnlyList<BackupPlan> Plans, bool Listed)> ReadAsync(Reader reader)
    {
        var listed = true;
        List<BackupPlansListMember> entries = [];
        try
        {
            await ListAsync(reader, entries).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            listed = false;
            reader.Gaps.Add("plans", entries.Count == 0 ? "The backup plans are missing" : $"Backup plans after the first {entries.Count} are missing", exception);
        }
        var plans = new BackupPlan?[entries.Count];
        var keeping = await PlanKeeping.BeginAsync(reader).ConfigureAwait(false);
        // The dearest first, so that a run cut short misses least; before them those of which nobody knows what they cost.
        var order = Enumerable.Range(0, entries.Count).OrderByDescending(index => keeping.Known.Worth(entries[index].BackupPlanId) ?? decimal.MaxValue);
        await reader.EachAsync(order, async index => plans[index] = await ReadPlanAsync(reader, keeping, entries[index]).ConfigureAwait(false)).ConfigureAwait(false);
        await keeping.EndAsync().ConfigureAwait(false);
        if (!plans.Contains(null))
            return ([.. plans.OfType<BackupPlan>()], listed);
        var (unreadable, certain) = await LivingAsync(reader, [.. entries.Where((_, index) => plans[index] is null).Select(entry => entry.BackupPlanId)]).ConfigureAwait(false);
        return ([.. plans.OfType<BackupPlan>(), .. unreadable], listed && certain);
    }

    private static Task ListAsync(Reader reader, List<BackupPlansListMember> entries) => Pages.ReadAsync(AwsOperations.ListBackupPlans, async page =>
    {
        var answer = await reader.CallAsync(AwsOperations.ListBackupPlans, token =>
            reader.Clients.Backup.ListBackupPlansAsync(new ListBackupPlansRequest { MaxResults = PageSize, NextToken = page }, token)).ConfigureAwait(false);
        var listed = Listed.Of(AwsOperations.ListBackupPlans, answer.BackupPlansList, "BackupPlansList");
        if (listed.Contains(null!))
            reader.Gaps.Add("plans", "InvalidAnswer", "A plan's entry in the list is null, so its rules are missing. Run again.");
        foreach (var entry in PlanMapping.Present(listed).Where(entry => entry.DeletionDate is null))
        {
            if (string.IsNullOrEmpty(entry.BackupPlanId))
                reader.Gaps.Add("plans", "InvalidAnswer", $"The plan '{OneLine.Of(entry.BackupPlanName)}' is listed without an id and missing here. Run again.");
            else
                entries.Add(entry);
        }
        return (answer.NextToken, listed.Count);
    });

    /// <returns>Null where the plan does not exist (any more).</returns>
    private static async Task<BackupPlan?> ReadPlanAsync(Reader reader, PlanKeeping keeping, BackupPlansListMember entry)
    {
        var plan = AsListed(reader, entry);
        try
        {
            if (keeping.Known.Version(plan.Id, entry.VersionId) is { } known)
                plan = plan with { Name = known.Name, Rules = known.Rules };
            else
                plan = await ReadRulesAsync(reader, keeping, plan, entry.VersionId).ConfigureAwait(false);
        }
        catch (AwsCallException exception) when (exception.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
        catch (AwsCallException exception)
        {
            reader.Gaps.Add($"plan/{plan.Id}", $"The rules of plan {plan.Name} are missing", exception);
            plan = plan with { Complete = false };
        }
        return await SelectionReading.ReadAsync(reader, keeping, plan).ConfigureAwait(false) is var (selections, complete)
            ? plan with { Selections = selections, Complete = plan.Complete && complete }
            : null;
    }

    private static async Task<BackupPlan> ReadRulesAsync(Reader reader, PlanKeeping keeping, BackupPlan plan, string? listedVersion)
    {
        var answer = await reader.CallAsync(AwsOperations.GetBackupPlan, token =>
            reader.Clients.Backup.GetBackupPlanAsync(new GetBackupPlanRequest { BackupPlanId = plan.Id, MaxScheduledRunsPreview = PreviewedRuns }, token)).ConfigureAwait(false);
        plan = WithRules(reader, plan, answer);
        if (answer.BackupPlan?.Rules?.Contains(null!) == true)
        {
            reader.Gaps.Add($"plan/{plan.Id}", "InvalidAnswer", $"A rule of plan {plan.Name} is null in AWS's answer, and missing here. Run again.");
            return plan with { Complete = false };
        }
        // A version in doubt is not remembered: the next run must see the doubt again.
        if (SchedulePreview.Difference(plan.Rules, PlanMapping.Preview(answer)) is { } difference)
        {
            reader.Gaps.Add($"plan/{plan.Id}", "ScheduleDiffers", $"The runs of plan {plan.Name} are in doubt: {difference}. Its figures follow the latter; look at its cron expressions and time zones.");
            return plan;
        }
        if (plan.Complete && !string.IsNullOrEmpty(answer.VersionId) && answer.VersionId == listedVersion)
            await keeping.AddAsync(new RememberedVersion(plan.Id, answer.VersionId, plan.Name, plan.Rules)).ConfigureAwait(false);
        return plan;
    }

    private static BackupPlan AsListed(Reader reader, BackupPlansListMember entry) => new()
    {
        Scope = reader.Scope,
        Id = entry.BackupPlanId,
        Name = entry.BackupPlanName ?? "",
        CreatedAt = Instants.From(entry.CreationDate),
        LastExecutionAt = Instants.From(entry.LastExecutionDate),
    };

    private static BackupPlan WithRules(Reader reader, BackupPlan plan, GetBackupPlanResponse answer)
    {
        plan = plan with
        {
            Name = answer.BackupPlan?.BackupPlanName ?? plan.Name,
            Rules = PlanMapping.Rules(answer.BackupPlan),
            LastExecutionAt = Instants.From(answer.LastExecutionDate) ?? plan.LastExecutionAt,
        };
        // A plan cannot be made without a rule (documented: Rules is required).
        if (plan.Rules.Count == 0)
            return Broken("the answer holds no rules");
        if (plan.Rules.FirstOrDefault(rule => rule.TargetVaultName.Length == 0) is { } vaultless)
            return Broken($"its rule '{vaultless.Name}' names no vault");
        return plan.Rules.FirstOrDefault(rule => rule.Copies.Any(copy => copy.DestinationVaultArn.Length == 0)) is { } astray
            ? Broken($"its rule '{astray.Name}' copies to no vault")
            : plan;

        BackupPlan Broken(string reason)
        {
            reader.Gaps.Add($"plan/{plan.Id}", "InvalidAnswer", $"The rules of plan {plan.Name} make no sense: {reason}. Look at the plan in the console, and run again.");
            return plan with { Complete = false };
        }
    }

    /// <summary>A plan that was listed and then not found has been deleted meanwhile, or else it is a gap: only the list can tell.</summary>
    /// <returns>Those that are listed still, and whether the list could be read again.</returns>
    private static async Task<(IReadOnlyList<BackupPlan> Unreadable, bool Certain)> LivingAsync(Reader reader, HashSet<string> missing)
    {
        List<BackupPlansListMember> again = [];
        var certain = true;
        try
        {
            await ListAsync(reader, again).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            certain = false;
            reader.Gaps.Add("plans", $"{missing.Count} listed backup plans were not found, and cannot be listed again", exception);
        }
        var living = again.Where(entry => missing.Contains(entry.BackupPlanId)).Select(entry => AsListed(reader, entry) with { Complete = false }).ToList();
        foreach (var plan in living)
            reader.Gaps.Add($"plan/{plan.Id}", "ResourceNotFoundException", $"Plan {plan.Name} is listed but cannot be read. Run again.");
        return (living, certain);
    }
}
