using Guardrail.Auditing;
using Guardrail.Aws.Running;
using Guardrail.LocalAws;

namespace Guardrail.Faults;

/// <summary>
/// What is promised of a run in which things go wrong: complete means right; incomplete means that every missing thing is named, that stored figures never
/// exceed the truth, and that nothing read is hidden; and an alert is never lost.
/// </summary>
internal static class Honesty
{
    /// <summary>Stored bytes by table and vault that exceed what the endpoint's own history says is there. Points deleted late count there to the end, here to their date.</summary>
    public static IEnumerable<string> StoredExceeds(AuditReport report, TrueBill bill)
    {
        var there = bill.Rows.GroupBy(row => (row.TableArn, row.VaultArn)).ToDictionary(rows => rows.Key, rows => rows.Aggregate((Int128)0, (sum, row) => sum + row.BytesNow));
        var told = Stored(report);
        foreach (var (key, bytes) in told)
            if (bytes > there.GetValueOrDefault(key))
                yield return $"Undisturbed, {key} holds {there.GetValueOrDefault(key)} bytes and {bytes} are told.";
    }

    /// <summary>Every broken promise of a run.</summary>
    public static IEnumerable<string> Breaches(RunResult run, AuditReport truth, IReadOnlyList<LocalAws.PublishedMessage> arrived)
    {
        var report = run.Report;
        if (report.Complete)
        {
            if (Figures(report) != Figures(truth)) yield return $"Complete, but not right: {Difference(Figures(report), Figures(truth))}";
        }
        else
        {
            if (report.Gaps.Count == 0) yield return "Incomplete without a gap.";
            if (report.Findings.All(finding => finding.Kind != "incomplete")) yield return "Incomplete without a finding.";
        }
        if (report.Complete != (report.Gaps.Count == 0)) yield return $"complete is {report.Complete} with {report.Gaps.Count} gaps.";

        foreach (var breach in MissingUnnamed(report, truth)) yield return breach;
        if (report.Findings.Count > 0 && arrived.Count == 0 && run.Failures.Count == 0) yield return "Findings, but no message and no failure: an alert is lost.";
        foreach (var gap in report.Gaps)
            if (gap.Message.Contains('\n', StringComparison.Ordinal) || gap.Code.Length == 0) yield return $"A gap that is no clear line: {gap.What} {gap.Code} {gap.Message}";
    }

    private static IEnumerable<string> MissingUnnamed(AuditReport report, AuditReport truth)
    {
        var told = Stored(report);
        var there = Stored(truth);
        foreach (var (key, bytes) in there)
        {
            var found = told.GetValueOrDefault(key);
            var vault = key.VaultArn.Split(':');
            if (found < bytes && !report.Gaps.Any(gap => NamesVault(gap, vault))) yield return $"{bytes - found} bytes of {key} are missing, and no gap names them.";
        }
        foreach (var (key, bytes) in told)
            if (bytes > there.GetValueOrDefault(key)) yield return $"{key} is told to hold {bytes} bytes, more than the {there.GetValueOrDefault(key)} it holds.";

        var rows = report.Tables.ToDictionary(table => table.TableArn);
        foreach (var table in truth.Tables)
        {
            var row = rows.GetValueOrDefault(table.TableArn);
            foreach (var (name, figure) in Figures(table))
            {
                var now = row is null ? 0 : Figures(row).First(f => f.Name == name).Usd;
                // What a table costs depends on its own place and on those its copies lie in.
                if (now < figure - 1e-9m && !report.Gaps.Any(gap => Places(table).Contains((gap.AccountId, gap.Region))))
                    yield return $"{name} of {table.TableArn} is {now} instead of {figure}, and no gap is in its places.";
            }
        }
    }

    private static IEnumerable<(string Name, decimal Usd)> Figures(TableRow table) =>
    [
        ("runRateUsd", table.RunRateUsd.Amount), ("monthToDateUsd", table.MonthToDateUsd.Amount), ("projectedMonthUsd", table.ProjectedMonthUsd.Amount),
        ("steadyStateBoundedUsd", table.SteadyStateBoundedUsd.Amount), ("monthlyGrowthUsd", table.MonthlyGrowthUsd.Amount),
    ];

    private static IEnumerable<(string AccountId, string Region)> Places(TableRow table) =>
        table.ByRule.Select(row => row.VaultArn.Split(':')).Select(vault => (vault[4], vault[3])).Append((table.AccountId, table.Region));

    private static bool NamesVault(Inventory.Gap gap, string[] vault) =>
        gap.AccountId == vault[4] && gap.Region == vault[3]
        && (gap.What is "region" or "vaults" || gap.What == $"vault/{vault[6]}" || gap.What.StartsWith("point/", StringComparison.Ordinal) || gap.What.StartsWith("size/", StringComparison.Ordinal));

    private static Dictionary<(string TableArn, string VaultArn), Int128> Stored(AuditReport report) =>
        report.Tables.SelectMany(table => table.ByRule.Select(row => (table.TableArn, row)))
            .Where(pair => pair.row.StorageBytes > 0)
            .GroupBy(pair => (pair.TableArn, pair.row.VaultArn))
            .ToDictionary(rows => rows.Key, rows => rows.Aggregate((Int128)0, (sum, pair) => sum + pair.row.StorageBytes));

    // Point-in-time recovery is asked for only to advise better, and is null where it was not told: no figure hangs on it, so that it is no gap.
    private static string Figures(AuditReport report) =>
        ReportJson.Write(report with { Tables = [.. report.Tables.Select(table => table with { Pitr = null, Options = [] })] });

    private static string Difference(string a, string b)
    {
        var at = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - 120);
        return $"…{a[from..Math.Min(a.Length, at + 80)]}… instead of …{b[from..Math.Min(b.Length, at + 80)]}…";
    }
}
