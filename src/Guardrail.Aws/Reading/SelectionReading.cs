using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading.Remembered;
using BackupPlan = Guardrail.Inventory.BackupPlan;
using BackupSelection = Guardrail.Inventory.BackupSelection;

namespace Guardrail.Aws.Reading;

/// <summary>Reads the selections of a plan: a list, and a call for each.</summary>
internal static class SelectionReading
{
    private const int PageSize = 1_000;

    /// <summary>All selections of a plan.</summary>
    /// <returns>The selections in AWS's order, and whether that is all of them; null where the plan does not exist (any more).</returns>
    public static async Task<(IReadOnlyList<BackupSelection> Selections, bool Complete)?> ReadAsync(Reader reader, PlanKeeping keeping, BackupPlan plan)
    {
        var complete = true;
        List<BackupSelectionsListMember> entries = [];
        try
        {
            await ListAsync(reader, plan, entries).ConfigureAwait(false);
        }
        catch (AwsCallException exception) when (exception.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
        catch (AwsCallException exception)
        {
            complete = false;
            reader.Gaps.Add($"plan/{plan.Id}", $"Selections of plan {plan.Name} are missing, so tables it covers are too", exception);
        }
        var selections = new BackupSelection?[entries.Count];
        var unread = 0;
        HashSet<string> vanished = new(StringComparer.Ordinal);
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            selections[index] = keeping.Known.Selection(plan.Id, entry.SelectionId);
            if (selections[index] is not null)
                continue;
            try
            {
                var answer = await reader.CallAsync(AwsOperations.GetBackupSelection, token => reader.Clients.Backup.GetBackupSelectionAsync(
                    new GetBackupSelectionRequest { BackupPlanId = plan.Id, SelectionId = entry.SelectionId }, token)).ConfigureAwait(false);
                selections[index] = PlanMapping.Selection(entry, answer);
                if (selections[index] is not { } selection)
                    Missing("InvalidAnswer", entry, "what it selects makes no sense");
                else if (selection.Id == entry.SelectionId)
                    await keeping.AddAsync(new RememberedSelection(plan.Id, selection)).ConfigureAwait(false);
            }
            catch (AwsCallException exception) when (exception.Failure.Kind == FailureKind.NotFound)
            {
                vanished.Add(entry.SelectionId);
            }
            catch (AwsCallException exception) when (exception.Failure.Kind == FailureKind.OutOfTime)
            {
                unread++;
            }
            catch (AwsCallException exception)
            {
                complete = false;
                reader.Gaps.Add($"plan/{plan.Id}", $"Selection {entry.SelectionName} of plan {plan.Name} is missing, so tables it covers are too", exception);
            }
        }
        if (unread > 0)
        {
            complete = false;
            reader.Gaps.Add($"plan/{plan.Id}", AwsFailure.NoTimeLeft.Code,
                $"{unread} of the {entries.Count} selections of plan {plan.Name} are missing, so tables they cover are too ({AwsFailure.NoTimeLeft.Text}). "
                + (keeping.GoesOn ? "The next run goes on from here." : "Give the run more time, or a memory table, so that the next goes on from here."));
        }
        var (unreadable, certain) = await LivingAsync(reader, plan, vanished).ConfigureAwait(false);
        complete &= certain;
        foreach (var entry in unreadable)
            Missing("ResourceNotFoundException", entry, "it is listed but cannot be read");
        return ([.. selections.OfType<BackupSelection>()], complete);

        void Missing(string code, BackupSelectionsListMember entry, string reason)
        {
            complete = false;
            reader.Gaps.Add($"plan/{plan.Id}", code, $"Selection {entry.SelectionName} of plan {plan.Name} is missing: {reason}. Run again.");
        }
    }

    private static Task ListAsync(Reader reader, BackupPlan plan, List<BackupSelectionsListMember> entries) => Pages.ReadAsync(AwsOperations.ListBackupSelections, async page =>
    {
        var answer = await reader.CallAsync(AwsOperations.ListBackupSelections, token => reader.Clients.Backup.ListBackupSelectionsAsync(
            new ListBackupSelectionsRequest { BackupPlanId = plan.Id, MaxResults = PageSize, NextToken = page }, token)).ConfigureAwait(false);
        var listed = Listed.Of(AwsOperations.ListBackupSelections, answer.BackupSelectionsList, "BackupSelectionsList");
        entries.AddRange(PlanMapping.Present(listed).Where(entry => !string.IsNullOrEmpty(entry.SelectionId)));
        if (listed.Exists(entry => string.IsNullOrEmpty(entry?.SelectionId)))
            throw new AwsCallException(AwsOperations.ListBackupSelections, new AwsFailure(FailureKind.InvalidAnswer, "InvalidAnswer", "A selection is listed without an id."));
        return (answer.NextToken, listed.Count);
    });

    /// <summary>Of selections that were listed and then not found, those that are listed still, and whether that could be found out: the others were deleted meanwhile.</summary>
    private static async Task<(IReadOnlyList<BackupSelectionsListMember> Unreadable, bool Certain)> LivingAsync(Reader reader, BackupPlan plan, HashSet<string> vanished)
    {
        if (vanished.Count == 0)
            return ([], true);
        List<BackupSelectionsListMember> again = [];
        try
        {
            await ListAsync(reader, plan, again).ConfigureAwait(false);
            return ([.. again.Where(entry => vanished.Contains(entry.SelectionId))], true);
        }
        catch (AwsCallException exception) when (exception.Failure.Kind == FailureKind.NotFound)
        {
            // The plan is gone too.
            return ([], true);
        }
        catch (AwsCallException exception)
        {
            reader.Gaps.Add($"plan/{plan.Id}", $"{vanished.Count} listed selections of plan {plan.Name} were not found, and cannot be listed again", exception);
            return ([], false);
        }
    }
}
