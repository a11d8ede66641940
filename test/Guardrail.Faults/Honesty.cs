using System.Text.Json.Nodes;
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
    public static IEnumerable<string> Breaches(RunResult run, AuditReport truth)
    {
        var report = run.Report;
        if (report.Complete)
        {
            if (!Same(report, truth)) yield return $"Complete, but not right: {Difference(Figures(report), Figures(truth))}";
        }
        else
        {
            if (report.Gaps.Count == 0) yield return "Incomplete without a gap.";
            // What memory lacks is known only after judging, and nothing of the report hangs on it.
            if (report.Gaps.Any(gap => !IsMemory(gap)) && report.Findings.All(finding => finding.Kind != "incomplete")) yield return "Incomplete without a finding.";
        }
        if (report.Complete != (report.Gaps.Count == 0)) yield return $"complete is {report.Complete} with {report.Gaps.Count} gaps.";

        if (!report.Complete && report.Gaps.All(IsMemory) && !Same(Without(report), truth)) yield return $"Only memory is incomplete, but the rest is not right: {Difference(Figures(Without(report)), Figures(truth))}";
        foreach (var breach in MissingUnnamed(report, truth)) yield return breach;
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
        // A copy that was not listed is worked out from its source's runs: an estimate, and marked as one.
        foreach (var (key, bytes) in Stored(report, listedOnly: true))
            if (bytes > there.GetValueOrDefault(key)) yield return $"{key} is told to hold {bytes} bytes, more than the {there.GetValueOrDefault(key)} it holds.";

        var rows = report.Tables.ToDictionary(table => table.TableArn);
        foreach (var table in truth.Tables)
        {
            var row = rows.GetValueOrDefault(table.TableArn);
            foreach (var (name, figure) in Figures(table))
            {
                var now = row is null ? 0 : Figures(row).First(f => f.Name == name).Usd;
                // What has expired is worked out from schedules where backup jobs cannot be read: between the bounds that are told with it.
                if (row is { Estimated: true } && name is ("monthToDateUsd" or "projectedMonthUsd") && row.MonthToDateHighUsd.Amount - row.MonthToDateUsd.Amount >= figure - now)
                    continue;
                // What a table costs depends on its own place and on those its copies lie in.
                if (now < figure - 1e-9m && !report.Gaps.Any(gap => Places(table).Contains((gap.AccountId, gap.Region))))
                    yield return $"{name} of {table.TableArn} is {now} instead of {figure}, and no gap is in its places.";
            }
        }
    }

    private static bool IsMemory(Inventory.Gap gap) => gap.What.StartsWith("memory/", StringComparison.Ordinal);

    private static AuditReport Without(AuditReport report) => report with { Gaps = [], Complete = true, CompleteExceptAccepted = true };

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

    private static Dictionary<(string TableArn, string VaultArn), Int128> Stored(AuditReport report, bool listedOnly = false) =>
        report.Tables.SelectMany(table => table.ByRule.Select(row => (table.TableArn, row)))
            .Where(pair => pair.row.StorageBytes > 0 && (!listedOnly || pair.row.Basis == "listed"))
            .GroupBy(pair => (pair.TableArn, pair.row.VaultArn))
            .ToDictionary(rows => rows.Key, rows => rows.Aggregate((Int128)0, (sum, pair) => sum + pair.row.StorageBytes));

    // Point-in-time recovery is asked for only to advise better, and is null where it was not told: no figure hangs on it, so that it is no gap.
    private static string Figures(AuditReport report) =>
        ReportJson.Write(report with { Tables = [.. report.Tables.Select(table => table with { Pitr = null, Options = [] })] });

    /// <summary>
    /// The same to the byte; or, where backup jobs could not be read and what has expired is worked out from schedules and marked as estimated, the same but for this
    /// month, whose true cost lies between the bounds that are told.
    /// </summary>
    private static bool Same(AuditReport report, AuditReport truth)
    {
        if (Figures(report) == Figures(truth)) return true;
        var (figures, month) = (report.Totals, truth.Totals.MonthToDateUsd.Amount);
        return figures.Estimated && figures.MonthToDateLowUsd.Amount <= month + 1e-9m && month <= figures.MonthToDateHighUsd.Amount + 1e-9m && Lasting(report) == Lasting(truth);
    }

    private static string Lasting(AuditReport report)
    {
        var root = JsonNode.Parse(Figures(report));
        Strip(root);
        return root!.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Strip(item);
        }
        else if (node is JsonObject owner)
        {
            foreach (var name in owner.Select(member => member.Key).ToList())
            {
                if (OfThisMonth.Contains(name)) owner.Remove(name);
                else Strip(owner[name]);
            }
        }
    }

    private static readonly HashSet<string> OfThisMonth = ["monthToDateUsd", "monthToDateLowUsd", "monthToDateHighUsd", "projectedMonthUsd", "estimated", "nextMonths", "transferUsd"];

    private static string Difference(string a, string b)
    {
        var at = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - 120);
        return $"…{a[from..Math.Min(a.Length, at + 80)]}… instead of …{b[from..Math.Min(b.Length, at + 80)]}…";
    }
}
