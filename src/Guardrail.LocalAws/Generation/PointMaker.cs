using Guardrail.LocalAws.Estates;

namespace Guardrail.LocalAws.Generation;

/// <summary>The backups a plan makes: each somewhere in its start window, and removed up to eight hours after its time.</summary>
internal sealed class PointMaker(Plan plan, Estate estate)
{
    private const long LongestDeletionMs = 8 * 3_600_000;
    private const long LongestCopyMs = 3_600_000;

    /// <summary>Points and copies that are stored at some time after <paramref name="keptAfter"/> and put there before <paramref name="madeBefore"/>.</summary>
    public IEnumerable<RecoveryPoint> Points(DateTimeOffset keptAfter, DateTimeOffset madeBefore)
    {
        var runs = MergedRuns.Of(plan, plan.Since, madeBefore);
        var kept = keptAfter.ToUnixTimeMilliseconds();
        var made = madeBefore.ToUnixTimeMilliseconds();
        var first = runs.Count == 0 ? 0 : FirstThatMatters(runs, keptAfter);
        foreach (var (table, since, until) in plan.Region.TablesOf(plan))
        {
            for (var i = first; i < runs.Count; i++)
            {
                var run = runs[i];
                if (run.At < since || run.At >= until || !table.ExistsAt(run.At) || plan.WasOutAt(run.At)) continue;
                foreach (var point in Made(run, table))
                    if (point.RemovedMs > kept && point.StoredMs < made) yield return point;
            }
        }
    }

    /// <summary>When the job of a run really starts for a table.</summary>
    public DateTimeOffset StartOf(Run run, Table table)
    {
        var scenario = estate.Scenario.File;
        if (scenario.Punctual || scenario.Lateness == 0) return run.At;
        var share = Chance.Share(Chance.Of(Identity(run, table), (ulong)(uint)scenario.Seed, 1)) * scenario.Lateness;
        return run.At.AddMilliseconds((long)(share * run.Rule.StartWindow.TotalMilliseconds));
    }

    /// <summary>The backup itself, without its copies; null if the table is gone before the job starts.</summary>
    public RecoveryPoint? Backup(Run run, Table table)
    {
        var start = StartOf(run, table);
        if (!table.ExistsAt(start)) return null;
        var (vault, _) = plan.Region.TargetOf(run.Rule, run.At);
        var identity = Identity(run, table);
        var created = start.ToUnixTimeMilliseconds();
        return new RecoveryPoint
        {
            Vault = vault,
            VaultArn = vault.Arn,
            ResourceArn = table.Arn,
            Rule = run.Rule,
            Lifecycle = run.Rule.Lifecycle,
            CreatedMs = created,
            StoredMs = created,
            RemovedMs = Removed(created, run.Rule.Lifecycle, identity),
            Size = table.SizeAt(start),
            Identity = identity,
            IsAdvanced = plan.Region.IsAdvancedAt(start) || vault.Type == Vault.AirGapped,
        };
    }

    private static ulong Identity(Run run, Table table) => Chance.Of(table.Hash ^ run.Rule.Hash, (ulong)run.At.ToUnixTimeMilliseconds());

    private static int FirstThatMatters(List<Run> runs, DateTimeOffset keptAfter)
    {
        var longest = 0;
        foreach (var rule in runs[0].Rule.Plan.Rules)
        {
            var lifecycles = rule.Copies.Select(c => c.Lifecycle).Append(rule.Lifecycle).ToList();
            if (lifecycles.Exists(l => l.Retention is null)) return 0;
            longest = Math.Max(longest, lifecycles.Max(l => l.Retention!.Value) + (int)rule.StartWindow.TotalDays + 2);
        }
        var bound = new Run(keptAfter.AddDays(-longest), runs[0].Rule);
        var index = runs.BinarySearch(bound, Comparer<Run>.Create(static (a, b) => a.At.CompareTo(b.At)));
        return index < 0 ? ~index : index;
    }

    private IEnumerable<RecoveryPoint> Made(Run run, Table table)
    {
        if (Backup(run, table) is not { } point) yield break;
        yield return point;

        // Without advanced features DynamoDB's backups cannot be copied at all.
        if (!point.IsAdvanced) yield break;
        foreach (var copy in run.Rule.Copies)
            if (Copied(point, copy) is { } copied) yield return copied;
    }

    private RecoveryPoint? Copied(RecoveryPoint source, CopyRule copy)
    {
        var vault = estate.FindVault(copy.AccountId, copy.Region, copy.File.Vault);
        if (vault is not null && !vault.Admits(copy.Lifecycle.Retention)) return null;
        var identity = Chance.Of(source.Identity, copy.Hash);
        var lag = estate.Scenario.File.Punctual ? 0 : 60_000 + (long)(Chance.Share(identity) * (LongestCopyMs - 60_000));
        return new RecoveryPoint
        {
            Vault = vault,
            VaultArn = copy.VaultArn,
            ResourceArn = source.ResourceArn,
            Rule = source.Rule,
            Lifecycle = copy.Lifecycle,
            CreatedMs = source.CreatedMs,
            StoredMs = source.StoredMs + lag,
            RemovedMs = Removed(source.CreatedMs, copy.Lifecycle, identity),
            Size = source.Size,
            Identity = identity,
            IsAdvanced = true,
            SourceVaultArn = source.VaultArn,
        };
    }

    private long Removed(long created, Lifecycle lifecycle, ulong identity)
    {
        if (lifecycle.Retention is not { } days) return RecoveryPoint.Never;
        var due = created + (days * 86_400_000L);
        var file = estate.Scenario.File;
        return file.PunctualDeletion ? due : due + (long)(Chance.Share(Chance.Of(identity, (ulong)(uint)file.Seed, 2)) * LongestDeletionMs);
    }
}
