using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guardrail.Findings;
using Guardrail.Policies;

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
        // The name is only what people call it.
        var parts = new[] { setting?.ToString(), (budget is null ? null : budget with { Name = "" })?.ToString(), Prices(policy), kind == FindingKind.Incomplete ? Accepted(policy) : null };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }

    private static string Prices(Policy policy) => string.Create(CultureInfo.InvariantCulture, $"{policy.Prices.DiscountPercent}:") + string.Join(
        ';', policy.Prices.ByRegion.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Accepted(Policy policy) => string.Join(';', policy.AcceptedGaps.Select(gap => gap.ToString()));
}
