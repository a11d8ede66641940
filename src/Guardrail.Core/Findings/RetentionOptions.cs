using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Gives a retention to rules and copies that never delete.</summary>
internal static class RetentionOptions
{
    /// <summary>What AWS's own console proposes for daily backups, and as far as point-in-time recovery reaches back.</summary>
    private const int UsualDays = 35;

    /// <summary>Days that a point must at least spend in cold storage (documented).</summary>
    private const long LeastColdDays = 90;

    private const decimal DaysOfSteadyMonth = 30.436875m;

    /// <summary>An option for each rule that never deletes, and for each vault in which only its copies never expire.</summary>
    public static IEnumerable<SavingOption> Of(TableRow table, Constraints demands) =>
        from rule in table.Coverage
        from row in OptionCosts.Of(table, rule)
        where row.SteadyStateUsd is null && row.MonthlyGrowthUsd > Usd.Zero
        let own = rule.DeleteAfterDays is null && OptionCosts.AtHome(table, row)
        select Option(table, rule, row, own, Days(rule, demands));

    private static long Days(CoverageRow rule, Constraints demands) =>
        Math.Max(Math.Max(UsualDays, demands.MinRetentionDays), rule.ColdAfterDays + LeastColdDays ?? 0);

    private static SavingOption Option(TableRow table, CoverageRow rule, RuleRow row, bool own, long days)
    {
        var what = own ? $"the points of {OptionCosts.Named(rule)}" : $"the copies that {OptionCosts.Named(rule)} puts into vault {Phrases.Quoted(VaultName.Of(row.VaultArn))}";
        var level = rule.ColdAfterDays is null
            ? $" ({HumanMoney.Of(row.MonthlyGrowthUsd * (days / DaysOfSteadyMonth))} a month once full)"
            : "";
        return new SavingOption
        {
            Kind = "setRetention",
            Title = string.Create(CultureInfo.InvariantCulture, $"Keep {what} for {days} days instead of for ever{level}."),
            MonthlySavingUsd = row.MonthlyGrowthUsd,
            GivesUp = string.Create(CultureInfo.InvariantCulture,
                $"Restores from further back than {days} days. Points already stored keep having no end until somebody deletes them."),
            Command = Command(table, rule, row, own, days),
        };
    }

    private static string? Command(TableRow table, CoverageRow rule, RuleRow row, bool own, long days)
    {
        var assignment = string.Create(CultureInfo.InvariantCulture, $".Lifecycle.DeleteAfterDays={days}");
        if (own)
            return PlanCommand.Change(rule.PlanId, table.Region, rule.RuleName, assignment);
        return Shell.InJq(row.VaultArn) is { } vault
            ? PlanCommand.Change(rule.PlanId, table.Region, rule.RuleName, $".CopyActions |= map(if .DestinationBackupVaultArn=={vault} then {assignment} else . end)")
            : null;
    }
}
