using Guardrail.Auditing;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>The parts of a steady state that a change of settings reaches.</summary>
internal static class OptionCosts
{
    /// <summary>The steady state of future runs alone: points already stored without an end stay, whatever a rule says from now on.</summary>
    public static Usd OfRuns(RuleRow row)
    {
        var runs = row.SteadyStateBoundedUsd - row.EndlessRunRateUsd - row.StuckRunRateUsd - row.ExpiredRunRateUsd;
        return runs > Usd.Zero ? runs : Usd.Zero;
    }

    /// <summary>The rows of a rule that count for totals: its own vault's and its copies'.</summary>
    public static IReadOnlyList<RuleRow> Of(TableRow table, CoverageRow rule) =>
        [.. table.ByRule.Where(row => row.InTotals && row.PlanId == rule.PlanId && row.RuleId == rule.RuleId)];

    /// <summary>Whether a row's points are billed where the table is, so that they are not a copy in another account or Region.</summary>
    public static bool AtHome(TableRow table, RuleRow row) => row.BilledTo.AccountId == table.AccountId && row.BilledTo.Region == table.Region;

    /// <summary>A rule with its plan, in words.</summary>
    public static string Named(CoverageRow rule) => $"rule {Phrases.Quoted(rule.RuleName)} of plan {Phrases.Quoted(rule.PlanName)}";
}
