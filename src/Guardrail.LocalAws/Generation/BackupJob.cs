using Guardrail.LocalAws.Estates;

namespace Guardrail.LocalAws.Generation;

/// <summary>One attempt to back one table up, also where it failed or its point is gone again.</summary>
internal sealed class BackupJob
{
    public required Run Run { get; init; }

    public required Table Table { get; init; }

    public required Vault Vault { get; init; }

    public required string State { get; init; }

    public string? StatusMessage { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null where none was made.</summary>
    public RecoveryPoint? Point { get; init; }

    public string Id => Chance.Id(Chance.Of(Table.Hash ^ Run.Rule.Hash, (ulong)Run.At.ToUnixTimeMilliseconds(), 3), Table.Hash).ToString();
}

internal static class JobMaker
{
    private static readonly TimeSpan History = TimeSpan.FromDays(30);

    public static List<BackupJob> Jobs(RegionEstate region, Estate estate)
    {
        var jobs = new List<BackupJob>();
        foreach (var plan in region.Plans) AddJobs(plan, estate, jobs);
        jobs.Sort(static (a, b) => a.Run.At != b.Run.At ? b.Run.At.CompareTo(a.Run.At) : string.CompareOrdinal(a.Table.Name, b.Table.Name));
        return jobs;
    }

    private static void AddJobs(Plan plan, Estate estate, List<BackupJob> jobs)
    {
        var from = estate.AsOf - History;
        var maker = new PointMaker(plan, estate);
        var runs = MergedRuns.Of(plan, plan.Since, estate.AsOf).Where(r => r.At >= from).ToList();
        var rejected = MergedRuns.Rejected(plan, from, estate.AsOf).ToList();
        foreach (var (table, since, until) in plan.Region.TablesOf(plan))
        {
            foreach (var run in runs)
                if (run.At >= since && run.At < until && table.ExistsAt(run.At)) jobs.Add(Job(plan, estate, maker, run, table));
            foreach (var run in rejected)
                if (run.At >= since && run.At < until && table.ExistsAt(run.At))
                    jobs.Add(Failed(
                        plan, run, table, "FAILED", "Backup job failed because backup retention is outside of backup vault lock minimum and maximum retention range."));
        }
    }

    private static BackupJob Job(Plan plan, Estate estate, PointMaker maker, Run run, Table table)
    {
        if (plan.WasOutAt(run.At)) return Failed(plan, run, table, "EXPIRED", "Backup job expired before completion.");
        if (maker.Backup(run, table) is not { } point) return Failed(plan, run, table, "FAILED", "The table does not exist.");
        var now = estate.AsOf.ToUnixTimeMilliseconds();
        return new BackupJob
        {
            Run = run,
            Table = table,
            Vault = point.Vault!,
            StartedAt = maker.StartOf(run, table),
            State = point.CreatedMs >= now ? "CREATED" : "COMPLETED",
            Point = point.CreatedMs >= now ? null : point,
        };
    }

    private static BackupJob Failed(Plan plan, Run run, Table table, string state, string message) => new()
    {
        Run = run,
        Table = table,
        Vault = plan.Region.TargetOf(run.Rule, run.At).Vault,
        StartedAt = run.At,
        State = state,
        StatusMessage = message,
    };
}
