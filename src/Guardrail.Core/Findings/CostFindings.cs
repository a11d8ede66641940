using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Rendering;

namespace Guardrail.Findings;

/// <summary>Tables whose backups cost more than they need to.</summary>
internal static class CostFindings
{
    /// <summary>Rules that never delete what they make.</summary>
    public static IEnumerable<Found> NeverExpires(TableRow table, KindSetting setting)
    {
        if (table.SteadyStateUsd is not null || table.MonthlyGrowthUsd.Amount < setting.Limit)
            yield break;
        var rules = table.ByRule
            .Where(row => row.InTotals && row.SteadyStateUsd is null)
            .OrderByDescending(row => row.MonthlyGrowthUsd)
            .ToList();
        var names = Phrases.Listed([.. rules.Select(row => Phrases.Rule(table, row)).Distinct()]);
        var growth = HumanMoney.Of(table.MonthlyGrowthUsd);
        yield return Found.About(
            table, FindingKind.NeverExpires, setting, table.MonthlyGrowthUsd.Amount, FindingUnit.UsdPerMonth,
            $"Backups of table {Phrases.Quoted(table.TableName)} never expire ({(names.Length > 0 ? names : "no rule named")}): {growth} more every month, for ever; " +
            $"{HumanMoney.Of(table.MonthlyGrowthUsd * 12)} a month more a year from now.",
            "Give the rule a retention (DeleteAfterDays). It counts for new recovery points only: delete the old ones by hand.",
            table.SteadyStateBoundedUsd + table.MonthlyGrowthUsd * 12, rules.FirstOrDefault());
    }

    /// <summary>Backups that cost a multiple of point-in-time recovery. Not said where the price of that is not known.</summary>
    public static IEnumerable<Found> DearerThanPitr(TableRow table, KindSetting setting)
    {
        var steady = table.SteadyStateBoundedUsd;
        if (table.PitrUsd is not { } pitr || steady.Amount < setting.Limit || steady < pitr * (setting.Times ?? 0))
            yield break;
        var times = pitr.Amount > 0 ? $", {(steady.Amount / pitr.Amount).ToString("#,##0.#", CultureInfo.InvariantCulture)} times as much" : "";
        var outlivesPitr = table.Coverage.Any(row => row.DeleteAfterDays is null or > 35);
        yield return Found.About(
            table, FindingKind.DearerThanPitr, setting, steady.Amount, FindingUnit.UsdPerMonth,
            $"Backups of table {Phrases.Quoted(table.TableName)} cost {Phrases.OnceFull(steady, table.MonthlyGrowthUsd, table.SteadyStateUsd is null)}; " +
            $"point-in-time recovery would cost {HumanMoney.Of(pitr)} a month{times}.",
            (table.Pitr == true ? "Point-in-time recovery is on already: any second of the last 35 days can be restored without these backups. " : "")
            + (outlivesPitr ? "Point-in-time recovery reaches back 35 days at most; keep a rare, long-lived backup beside it." : "See the table's options."),
            steady - pitr);
    }

    /// <summary>Tables with very many copies once every window is full.</summary>
    public static IEnumerable<Found> TooManyCopies(TableRow table, KindSetting setting)
    {
        var rows = table.ByRule.Where(row => row.InTotals).ToList();
        var copies = rows.Sum(row => row.CopiesOnceFull ?? row.RecoveryPoints);
        if (rows.Count == 0 || copies < setting.Limit)
            yield break;
        var most = rows.MaxBy(row => row.CopiesOnceFull ?? row.RecoveryPoints)!;
        yield return Found.About(
            table, FindingKind.TooManyCopies, setting, copies, FindingUnit.Copies,
            $"Table {Phrases.Quoted(table.TableName)} {(table.SteadyStateUsd is null ? "is" : "will be")} kept {Phrases.Count((long)Math.Round(copies), "time", "times")} over" +
            $"{(table.SteadyStateUsd is null ? " and more every month" : " once full")}, most of it by {Phrases.Rule(table, most)}: " +
            $"{Phrases.OnceFull(table.SteadyStateBoundedUsd, table.MonthlyGrowthUsd, table.SteadyStateUsd is null)}.",
            "Every recovery point is a full copy: back up less often, or keep them shorter.",
            table.SteadyStateBoundedUsd, most);
    }
}
