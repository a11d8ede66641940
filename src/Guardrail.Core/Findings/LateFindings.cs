using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Recovery points that are past their date and still stored.</summary>
internal static class LateFindings
{
    /// <summary>Points that AWS marked EXPIRED because it could not delete them.</summary>
    public static IEnumerable<Found> ExpiredStored(TableRow table, KindSetting setting) => Of(
        table, FindingKind.ExpiredStored, setting, row => row.ExpiredRunRateUsd,
        "has recovery points that are past their retention, which AWS Backup could not delete (status EXPIRED)",
        "Give the backup role the permission to delete (backup:DeleteRecoveryPoint, dynamodb:DeleteBackup), or delete them by hand.");

    /// <summary>Points held or stuck past their date.</summary>
    public static IEnumerable<Found> Stuck(TableRow table, KindSetting setting) => Of(
        table, FindingKind.Stuck, setting, row => row.StuckRunRateUsd,
        "has recovery points more than a day past their date of deletion, held or stuck",
        "Look for a legal hold first (aws backup list-legal-holds); without one, ask AWS Support about the hanging deletion.");

    private static IEnumerable<Found> Of(TableRow table, string kind, KindSetting setting, Func<RuleRow, Usd> part, string what, string advice)
    {
        var rows = table.ByRule.Where(row => row.InTotals && part(row) > Usd.Zero).OrderByDescending(part).ToList();
        var cost = rows.Total(part);
        if (rows.Count == 0 || cost.Amount < setting.Limit)
            yield break;
        var vaults = Phrases.Listed([.. rows.Select(row => Phrases.Quoted(VaultName.Of(row.VaultArn))).Distinct()]);
        yield return Found.About(
            table, kind, setting, cost.Amount, FindingUnit.UsdPerMonth,
            $"Table {Phrases.Quoted(table.TableName)} {what}: {HumanMoney.Of(cost)} a month in vault {vaults}.", advice, cost, rows[0]);
    }
}
