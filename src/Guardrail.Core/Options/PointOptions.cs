using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Findings;
using Guardrail.Units;

namespace Guardrail.Options;

/// <summary>What to do about points that are stored already: those of a table that is gone, those past their retention, those without an end.</summary>
internal sealed class PointOptions(OptionTable table, AuditReport report, PlanFigureTable figures, RecoveryTable recovery)
{
    private const string All = "RecoveryPoints[]";
    private const string Expired = "RecoveryPoints[?Status==`\"EXPIRED\"`]";
    private const string Endless = "RecoveryPoints[?!CalculatedLifecycle.DeleteAt && Status==`\"COMPLETED\"`]";
    private const int UsualDays = 35;

    /// <summary>
    /// Options for points of a table whose account and Region were asked for, in vaults of the same account; never for another account's table.
    /// All points of a table may go only where it is known not to exist and the policy demands no retention; those past theirs may always.
    /// </summary>
    public IEnumerable<SavingOption> Of()
    {
        var row = table.Row;
        if (report.ScopeOf(row.AccountId, row.Region) is null)
            yield break;
        var rows = row.ByRule.Where(each => each.InTotals && each.Basis == "listed" && each.BilledTo.AccountId == row.AccountId).ToList();
        if (row.Exists == false && table.Demands.MinRetentionDays == 0)
        {
            yield return Delete("deleteOrphans", "Delete all recovery points of the table, which no longer exists.", [.. rows.Where(each => each.RunRateUsd > each.StuckRunRateUsd)],
                each => each.RunRateUsd - each.StuckRunRateUsd, All, mayBeLocked: true,
                "Every backup of the table: it cannot be restored any more. What is in cold storage for less than 90 days is charged for the rest of them.");
        }
        yield return Delete("deleteExpired", $"Delete the recovery points past their retention{(row.Exists == false ? " of the table, which no longer exists" : "")}.", [.. rows.Where(each => each.ExpiredRunRateUsd > Usd.Zero)],
            each => each.ExpiredRunRateUsd, Expired, mayBeLocked: false, "Backups that should have been gone already.");
        if (row.Exists != false || table.Demands.MinRetentionDays > 0)
            yield return End([.. rows.Where(each => EndlessOf(each) > Usd.Zero)]);
    }

    /// <summary>What stored points without an end cost: of the bounded steady state what neither runs nor late points explain.</summary>
    private Usd EndlessOf(RuleRow row)
    {
        var runs = table.Plans
            .Where(plan => plan.PlanId == row.PlanId)
            .SelectMany(plan => figures.Of(plan).ByRule)
            .Where(each => each.RuleId == row.RuleId && each.VaultArn == row.VaultArn)
            .Aggregate(Usd.Zero, (sum, each) => sum + each.SteadyStateBoundedUsd * table.Gigabytes);
        var left = row.SteadyStateBoundedUsd - runs - row.ExpiredRunRateUsd - row.StuckRunRateUsd;
        // Whatever is named is there; what is only left over may be a rounding of 28 digits.
        return left.Amount > 0.000001m && row.RecoveryPoints > 0 ? left : row.EndlessRunRateUsd;
    }

    private SavingOption Delete(string kind, string title, List<RuleRow> rows, Func<RuleRow, Usd> saving, string query, bool mayBeLocked, string givesUp)
    {
        var saved = rows.Total(saving);
        return Filled(new SavingOption
        {
            Kind = kind,
            Title = title,
            MonthlySavingUsd = saved,
            GivesUp = givesUp,
            Command = Command(rows, query, "delete-recovery-point", ""),
            BlockedBy = Blocks(rows, mayBeLocked),
            OldestDaysAfter = kind == "deleteOrphans" ? 0 : null,
        });
    }

    private SavingOption End(List<RuleRow> rows)
    {
        var locks = rows.Select(row => figures.VaultOf(row.VaultArn)?.MinRetentionDays ?? 0).DefaultIfEmpty(0).Max();
        var days = Math.Max(Math.Max(UsualDays, table.Demands.MinRetentionDays), locks);
        return Filled(new SavingOption
        {
            Kind = "endPoints",
            Title = string.Create(CultureInfo.InvariantCulture, $"Give the stored recovery points without an end one, {days} days after their creation."),
            MonthlySavingUsd = rows.Total(EndlessOf),
            GivesUp = string.Create(CultureInfo.InvariantCulture, $"Restores from them once they are older than {days} days: what is older already goes within hours. A point in cold storage cannot go before its 90 days."),
            Command = Command(rows, Endless, "update-recovery-point-lifecycle", string.Create(CultureInfo.InvariantCulture, $" --lifecycle DeleteAfterDays={days}")),
            BlockedBy = Blocks(rows, mayBeLocked: true),
            InEffectOn = DateOnly.FromDateTime(report.AsOf.AddDays(days).UtcDateTime),
        });
    }

    private SavingOption Filled(SavingOption option)
    {
        var now = recovery.Of(table.Plans);
        var isOrphan = option.Kind == "deleteOrphans";
        return option with
        {
            InEffectOn = option.InEffectOn ?? DateOnly.FromDateTime(report.AsOf.UtcDateTime),
            RpoHoursBefore = now.RpoHours,
            RpoHoursAfter = now.RpoHours,
            OldestDaysBefore = isOrphan ? null : now.OldestDays,
            OldestDaysAfter = isOrphan ? 0 : now.OldestDays,
            AllTablesSavingUsd = option.MonthlySavingUsd,
        };
    }

    private List<string> Blocks(List<RuleRow> rows, bool mayBeLocked)
    {
        List<string> blocks = [];
        if (table.Row.ByRule.Any(row => row.StuckRunRateUsd > Usd.Zero))
            blocks.Add("some points are held or stuck past their date: see 'aws backup list-legal-holds'; what is held cannot be deleted, and is not in the saving");
        if (mayBeLocked)
        {
            blocks.AddRange(rows
                .Where(row => figures.VaultOf(row.VaultArn) is not null)
                .Select(row => $"the lock of vault {Phrases.Quoted(VaultName.Of(row.VaultArn))} may refuse to let points go before their retention ends")
                .Distinct());
        }
        return blocks;
    }

    private string? Command(List<RuleRow> rows, string query, string operation, string arguments)
    {
        if (Shell.Quoted(table.Row.TableArn) is not { } arn)
            return null;
        var vaults = rows
            .Select(row => (Name: Shell.Quoted(VaultName.Of(row.VaultArn)), Region: Shell.Quoted(row.BilledTo.Region)))
            .Distinct()
            .ToList();
        if (vaults.Count == 0 || vaults.Exists(vault => vault.Name is null || vault.Region is null))
            return null;
        var places = vaults.ConvertAll(vault => $"--backup-vault-name {vault.Name} --region {vault.Region}");
        return string.Join('\n', places
            .Select(place => $"aws backup list-recovery-points-by-backup-vault {place} --by-resource-arn {arn} --query '{query}.[RecoveryPointArn,CreationDate,BackupSizeInBytes]' --output table")
            .Concat(places.Select(place =>
                $"# aws backup list-recovery-points-by-backup-vault {place} --by-resource-arn {arn} --query '{query}.RecoveryPointArn' --output text" +
                $" | tr '\\t' '\\n' | xargs -I {{}} aws backup {operation} {place} --recovery-point-arn {{}}{arguments}")));
    }
}
