using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>Which backup jobs are worth reading: those that tell about points of this month which no list shows.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Since">The first instant of interest.</param>
/// <param name="TableArns">Of these tables; null for all of the account and Region.</param>
public sealed record JobNeeds(Scope Scope, DateTimeOffset Since, IReadOnlyList<string>? TableArns)
{
    /// <summary>Pages of jobs at most, per account and Region: so many are a fiftieth of what one list of half a million points takes.</summary>
    public const int PagesAtMost = 10;

    private const int JobsPerPage = 1_000;

    /// <summary>
    /// An account and Region is asked about where a run of the last 30 days has no listed point, though one would have been stored this month: it has expired, was
    /// deleted by hand, or was never made. All jobs where they fit in <see cref="PagesAtMost"/> pages, else those of the tables with the most bytes in doubt.
    /// </summary>
    /// <param name="scopes">What was read.</param>
    /// <param name="coverage">Which plans take in which tables.</param>
    /// <param name="points">All recovery points.</param>
    /// <param name="asOf">The clock reading of the run.</param>
    /// <param name="isPart">
    /// Whether copies of these tables may lie in accounts and Regions that are read by others. Which runs are in doubt is then known only to who puts the parts
    /// together: every account and Region is asked.
    /// </param>
    public static IReadOnlyList<JobNeeds> Of(
        IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<TableCoverage> coverage, RecoveryPointLog points, DateTimeOffset asOf, bool isPart = false)
    {
        var doubts = new Dictionary<Scope, List<(string Arn, decimal Bytes)>>();
        var runs = new RecentRuns(scopes, coverage, points, asOf);
        var without = new HashSet<string>(runs.Tables, StringComparer.Ordinal);
        foreach (var (arn, stored) in points.ByTable())
        {
            without.Remove(arn);
            Note(arn, runs.Unlisted(arn, stored), stored[^1].Size);
        }
        foreach (var arn in without)
        {
            Note(arn, runs.Unlisted(arn, []), 0);
        }
        void Note(string arn, long missing, long size)
        {
            if (missing == 0)
            {
                return;
            }
            var scope = Estate.ScopeOf(arn);
            if (!doubts.TryGetValue(scope, out var tables))
            {
                doubts.Add(scope, tables = []);
            }
            tables.Add((arn, (decimal)missing * Math.Max(1, size)));
        }
        var since = Instants.Instant(Instants.Of(asOf) - (long)BackupJobHistory.Length.TotalMilliseconds);
        return [.. scopes.Select(scope => scope.Scope).Distinct().Where(scope => isPart || doubts.ContainsKey(scope)).Select(scope => new JobNeeds(
            scope, since, runs.Expected(scope) <= PagesAtMost * JobsPerPage ? null : Dearest(doubts.GetValueOrDefault(scope) ?? [])))];
    }

    private static List<string> Dearest(List<(string Arn, decimal Bytes)> tables) =>
        [.. tables.OrderByDescending(table => table.Bytes).ThenBy(table => table.Arn, StringComparer.Ordinal).Take(PagesAtMost).Select(table => table.Arn)];
}
