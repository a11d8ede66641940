using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Tables that two or more plans back up.</summary>
internal static class OverlapFindings
{
    /// <summary>What one plan costs for one table.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Bounded">Its bounded steady state.</param>
    /// <param name="Growth">What never expires adds every month.</param>
    /// <param name="Unbounded">Whether something of it never expires.</param>
    internal sealed record Share(string PlanId, string Name, Usd Bounded, Usd Growth, bool Unbounded);

    /// <summary>The plans that cover a table, the dearest first; one that never expires is dearer than any that does.</summary>
    public static IReadOnlyList<Share> Shares(TableRow table) =>
    [
        .. table.Coverage
            .GroupBy(row => row.PlanId)
            .Select(plan =>
            {
                var rows = table.ByRule.Where(row => row.InTotals && row.PlanId == plan.Key).ToList();
                return new Share(
                    plan.Key,
                    plan.First().PlanName,
                    rows.Total(row => row.SteadyStateBoundedUsd),
                    rows.Total(row => row.MonthlyGrowthUsd),
                    rows.Any(row => row.SteadyStateUsd is null));
            })
            .OrderByDescending(share => share.Unbounded)
            .ThenByDescending(share => share.Unbounded ? share.Growth : share.Bounded)
            .ThenByDescending(share => share.Bounded)
            .ThenBy(share => share.PlanId, StringComparer.Ordinal),
    ];

    /// <summary>An overlap that costs something: what all plans but the dearest cost.</summary>
    public static IEnumerable<Found> Of(TableRow table, KindSetting setting)
    {
        var shares = Shares(table);
        var cheaper = shares.Skip(1).ToList();
        var dollars = cheaper.Total(share => share.Bounded);
        var growth = cheaper.Total(share => share.Growth);
        if (cheaper.Count == 0 || Math.Max(dollars.Amount, growth.Amount) < setting.Limit)
            yield break;
        var plans = Phrases.Listed([.. shares.Select(share => Phrases.Quoted(share.Name))]);
        yield return Found.About(
            table, FindingKind.Overlap, setting, dollars.Amount, FindingUnit.UsdPerMonth,
            $"Table {Phrases.Quoted(table.TableName)} is backed up by {Phrases.Count(shares.Count, "plan")} ({plans}); all but the dearest cost " +
            $"{Phrases.OnceFull(dollars, growth, cheaper.Any(share => share.Unbounded))}.",
            "Different plans never merge their runs: take the table out of all plans but one.",
            dollars + growth);
    }
}
