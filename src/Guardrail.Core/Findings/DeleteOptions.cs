using Guardrail.Auditing;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Deletes what is left of a table that is known not to exist, in its own account.</summary>
internal static class DeleteOptions
{
    private const string All = "RecoveryPoints[]";
    private const string Expired = "RecoveryPoints[?Status==`\"EXPIRED\"`]";

    /// <summary>
    /// Options for an orphan whose account and Region were asked for; none for points in another account's vault, nor for a table that exists or may exist.
    /// All points may go only where the policy demands no retention; those past theirs may always.
    /// </summary>
    public static IEnumerable<SavingOption> Of(TableRow table, AuditReport report, Constraints demands)
    {
        if (table.Exists != false || !report.Scopes.Any(scope => scope.AccountId == table.AccountId && scope.Region == table.Region))
            yield break;
        var rows = table.ByRule.Where(row => row.InTotals && row.Basis == "listed" && row.BilledTo.AccountId == table.AccountId).ToList();
        if (demands.MinRetentionDays == 0)
            yield return Option(table, rows.Where(row => row.RunRateUsd > Usd.Zero), row => row.RunRateUsd, "deleteOrphans", "all recovery points", All,
                "Every backup of the table: it cannot be restored any more. What is in cold storage for less than 90 days is charged for the rest of them.");
        yield return Option(table, rows.Where(row => row.ExpiredRunRateUsd > Usd.Zero), row => row.ExpiredRunRateUsd, "deleteExpired", "the recovery points past their retention", Expired,
            "Backups that should have been gone already.");
    }

    private static SavingOption Option(
        TableRow table, IEnumerable<RuleRow> from, Func<RuleRow, Usd> saving, string kind, string what, string query, string givesUp)
    {
        var rows = from.ToList();
        return new SavingOption
        {
            Kind = kind,
            Title = $"Delete {what} of the table, which no longer exists.",
            MonthlySavingUsd = rows.Total(saving),
            GivesUp = givesUp,
            Command = Command(table, rows, query),
        };
    }

    private static string? Command(TableRow table, IReadOnlyList<RuleRow> rows, string query)
    {
        if (Shell.Quoted(table.TableArn) is not { } arn)
            return null;
        var vaults = rows
            .Select(row => (Name: Shell.Quoted(VaultName.Of(row.VaultArn)), Region: Shell.Quoted(row.BilledTo.Region)))
            .Distinct()
            .ToList();
        if (vaults.Exists(vault => vault.Name is null || vault.Region is null))
            return null;
        var places = vaults.ConvertAll(vault => $"--backup-vault-name {vault.Name} --region {vault.Region}");
        return string.Join('\n', places
            .Select(place => $"aws backup list-recovery-points-by-backup-vault {place} --by-resource-arn {arn} --query '{query}.[RecoveryPointArn,CreationDate,BackupSizeInBytes]' --output table")
            .Concat(places.Select(place =>
                $"# aws backup list-recovery-points-by-backup-vault {place} --by-resource-arn {arn} --query '{query}.RecoveryPointArn' --output text" +
                $" | tr '\\t' '\\n' | xargs -I {{}} aws backup delete-recovery-point {place} --recovery-point-arn {{}}")));
    }
}
