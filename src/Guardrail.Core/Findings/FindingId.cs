using System.Security.Cryptography;
using System.Text;

namespace Guardrail.Findings;

/// <summary>Ids of findings: the same from run to run, whatever the amounts are.</summary>
internal static class FindingId
{
    /// <summary>Twenty hexadecimal digits of a hash of what a finding is about.</summary>
    /// <param name="account">The account; null where it is about several.</param>
    /// <param name="region">The Region; null where it is about several.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="subject">The table's ARN, or what else it is about; null for the whole report.</param>
    /// <param name="budgetId">The budget's id; null where no budget is behind it.</param>
    public static string Of(string? account, string? region, string kind, string? subject, string? budgetId)
    {
        // Each part with its length, so that no two lists of parts look alike.
        var parts = new[] { account, region, kind, subject, budgetId }.Select(part => part is null ? "-" : $"{part.Length}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))))[..20];
    }
}
