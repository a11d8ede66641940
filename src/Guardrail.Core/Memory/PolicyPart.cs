using System.Security.Cryptography;
using System.Text;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Memory;

/// <summary>Fingerprints of what a policy says about a finding, so that one that goes with an edit is not called resolved.</summary>
internal static class PolicyPart
{
    /// <summary>The fingerprint; the same as long as budget, kind, prices and (for gaps) accepted gaps are the same.</summary>
    /// <param name="kind">The finding's kind.</param>
    /// <param name="budgetId">Its budget; null for none.</param>
    /// <param name="policy">The policy.</param>
    public static string Of(string kind, string? budgetId, Policy policy)
    {
        var setting = policy.Kinds.GetValueOrDefault(kind);
        var budget = budgetId is null ? null : policy.Budgets.FirstOrDefault(one => one.Id == budgetId);
        var parts = new[]
        {
            setting is null ? null : Text($"{setting.Enabled}|{setting.Limit}|{setting.Times}|{setting.Severity}"),
            // Its name is only what people call it.
            budget is null ? null : Text($"{budget.Each}|{budget.Basis}|{budget.Warning}|{budget.Critical}|{budget.Scope}"),
            Prices(policy.Prices),
            kind == FindingKind.Incomplete ? string.Join(';', policy.AcceptedGaps.Select(gap => Text($"{gap.Account}|{gap.Region}|{gap.What}|{gap.Code}|{gap.Until:yyyy-MM-dd}"))) : null,
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }

    private static string Prices(PriceOverrides prices) => Text($"{prices.DiscountPercent}:") + string.Join(';', prices.ByRegion
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => (Region: pair.Key, Rates: pair.Value))
        .Select(one => Text($"{one.Region}={one.Rates.Warm}|{one.Rates.Cold}|{one.Rates.EarlyDeleteCold}|{one.Rates.AirGappedWarm}|{one.Rates.AirGappedCold}")
            + Text($"|{one.Rates.OnDemand}|{one.Rates.Pitr}|{one.Rates.Transfer}")));

    /// <summary>The same on every machine, whatever its language.</summary>
    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
