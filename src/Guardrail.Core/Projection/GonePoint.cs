using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>A point that a backup job made and no list shows any more.</summary>
/// <param name="Earliest">The earliest it can have been made.</param>
/// <param name="CreatedAt">When it was made if it started as late after its job as the table's listed points did.</param>
/// <param name="Latest">The latest it can have been made.</param>
/// <param name="Size">Its size in bytes; 0 where the job does not say.</param>
/// <param name="RetentionDays">Days it was to be kept; null for ever.</param>
/// <param name="ColdAfterDays">Days until it went cold; null for never.</param>
/// <param name="IsAdvanced">Whether it was advanced.</param>
internal readonly record struct GonePoint(long Earliest, long CreatedAt, long Latest, long Size, long? RetentionDays, long? ColdAfterDays, bool IsAdvanced)
{
    public RunCourse Course => new(RetentionDays, ColdAfterDays);

    /// <summary>The same as a run whose point is lost.</summary>
    public LostRun Lost => new(Earliest, CreatedAt, IsLikely: true, IsCertain: true) { Latest = Latest, Size = Size };
}

/// <summary>The jobs of one table in the order in which they ended, whole from an instant on.</summary>
internal sealed record TableJobs(long Since, BackupJob[] Jobs);

/// <summary>Finds the jobs whose points are gone.</summary>
internal static class GonePoints
{
    /// <summary>Dates of jobs and points are written down a moment apart.</summary>
    private const long Slack = 60_000;

    /// <summary>The jobs without a listed point, each with when and how large that was.</summary>
    public static IEnumerable<(BackupJob Job, GonePoint Point)> Of(TableLedger table, TableJobs history)
    {
        List<BackupJob> unlisted = [];
        List<long> lags = [];
        var taken = new bool[table.Points.Length];
        // Jobs may overlap on paper, since they wait for each other: who ends first takes the first point that can be its own, so that no more are left over than must be.
        foreach (var job in history.Jobs)
        {
            if (PointOf(table, job, taken) is { } place)
            {
                taken[place] = true;
                lags.Add(Math.Max(0, table.Points[place].CreatedAt - Instants.Of(job.CreatedAt)));
            }
            else
            {
                unlisted.Add(job);
            }
        }
        lags.Sort();
        // Whether a job's date is the scheduled or the real start is not documented: the listed points show it.
        var (lag, longest) = lags.Count == 0 ? (0, long.MaxValue) : (lags[lags.Count / 2], lags[^1]);
        return unlisted.Select(job => (job, Gone(job, lag, longest)));
    }

    private static GonePoint Gone(BackupJob job, long lag, long longest)
    {
        var earliest = Instants.Of(job.CreatedAt);
        var latest = Math.Max(earliest, Instants.Of(job.CompletedAt, earliest));
        // Where every listed point began with its job, so did those that are gone.
        latest = longest <= 1_000 ? Math.Min(latest, earliest + longest) : latest;
        return new GonePoint(
            earliest,
            Math.Min(earliest + lag, latest),
            latest,
            job.SizeBytes is > 0 and <= OddPoints.LargestSize ? job.SizeBytes.Value : 0,
            job.Lifecycle?.RetentionDays is { } days ? Math.Min(days, Instants.LongestDays) : null,
            job.IsAdvanced ? job.Lifecycle?.ColdAfterDays : null,
            job.IsAdvanced);
    }

    /// <summary>The place of the listed point that a job made.</summary>
    private static int? PointOf(TableLedger table, BackupJob job, bool[] taken)
    {
        var from = Instants.Of(job.CreatedAt) - Slack;
        var until = Instants.Of(job.CompletedAt, Instants.Of(job.CreatedAt) + Instants.Day) + Slack;
        for (var place = table.FirstFrom(from); place < table.Points.Length && table.Points[place].CreatedAt <= until; place++)
        {
            ref readonly var point = ref table.Points[place];
            if (!taken[place] && !point.IsCopy && table.Log.Vaults[point.Vault].Arn == job.VaultArn && MadeBy(table, point.Creator, job.CreatedBy))
            {
                return place;
            }
        }
        return null;
    }

    private static bool MadeBy(TableLedger table, int creator, RecoveryPointCreator? by)
    {
        if (creator < 0 || by is null)
        {
            return creator < 0 && by is null;
        }
        var made = table.Log.Creators[creator];
        return made.PlanId == by.PlanId && (made.RuleId == by.RuleId || made.RuleId.Length == 0 || by.RuleId.Length == 0);
    }
}
