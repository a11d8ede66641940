using Guardrail.Auditing;
using Guardrail.Policies;

namespace Guardrail.Findings;

/// <summary>Backups that are not made although a plan promises them.</summary>
internal static class RunFindings
{
    /// <summary>Rules whose latest runs left no recovery point. What a vault lock rejects is told as that.</summary>
    public static IEnumerable<Found> Stale(TableRow table, KindSetting setting)
    {
        var late = table.ByRule
            .Where(row => row.RuleId is not null && !row.RejectedByLock && row.MissedRuns > 0 && row.MissedRuns >= (setting.Limit ?? 0))
            .OrderByDescending(row => row.MissedRuns)
            .ToList();
        if (late.Count == 0)
            yield break;
        yield return Found.About(
            table, FindingKind.Stale, setting, late[0].MissedRuns, FindingUnit.Runs,
            $"Table {Phrases.Quoted(table.TableName)} is not being backed up: the last {Phrases.Count(late[0].MissedRuns, "run")} of " +
            $"{Phrases.Listed([.. late.Select(row => Phrases.Rule(table, row)).Distinct()])} left no recovery point.",
            "See the failed jobs: aws backup list-backup-jobs --by-resource-type DynamoDB --by-state FAILED.",
            table.SteadyStateBoundedUsd, late[0]);
    }

    /// <summary>Rules whose jobs the vault's lock rejects.</summary>
    public static IEnumerable<Found> LockRejects(TableRow table, KindSetting setting)
    {
        var rejected = table.ByRule.Where(row => row.RejectedByLock).ToList();
        if (rejected.Count == 0)
            yield break;
        yield return Found.About(
            table, FindingKind.LockRejects, setting, null, FindingUnit.Runs,
            $"Vault {Phrases.Listed([.. rejected.Select(row => Phrases.Quoted(VaultName.Of(row.VaultArn))).Distinct()])} is locked against the retention of " +
            $"{Phrases.Listed([.. rejected.Select(row => Phrases.Rule(table, row)).Distinct()])}: its backups of table {Phrases.Quoted(table.TableName)} fail.",
            "Set a retention within the lock's minimum and maximum, or use another vault.",
            table.SteadyStateBoundedUsd, rejected[0]);
    }
}
