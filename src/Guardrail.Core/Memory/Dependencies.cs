using System.Security.Cryptography;
using System.Text;
using Guardrail.Auditing;
using Guardrail.Inventory;

namespace Guardrail.Memory;

/// <summary>
/// What must have been read before a finding can be called gone: the account and Region of its table and of every vault that was listed for it; for a finding about several
/// tables those of them all; for one about the report the whole of it.
/// </summary>
internal static class Dependencies
{
    /// <summary>For how long nobody must have asked for an account and Region before it counts as given up.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(30);

    /// <summary>More gaps than this are not remembered one by one: with so many, nothing is certain before they are closed.</summary>
    private const int MostGaps = 500;

    /// <summary>The accounts and Regions that a finding of a report came from.</summary>
    public static IReadOnlyList<Dependency> Of(Finding finding, AuditReport report, IReadOnlyDictionary<string, TableRow> tables)
    {
        var scopes = finding switch
        {
            { TableArn: { } arn } when tables.TryGetValue(arn, out var table) => Of(table),
            { AccountId: { } account, Region: { } region, PlanId: null } => [new Scope(account, region)],
            { PlanId: { } plan } => report.Tables.Where(table => table.ByRule.Any(row => row.PlanId == plan)).SelectMany(Of).Append(new Scope(finding.AccountId ?? "", finding.Region ?? "")),
            _ => report.Scopes.Select(scope => new Scope(scope.AccountId, scope.Region)),
        };
        var asked = report.Scopes.Select(scope => new Scope(scope.AccountId, scope.Region)).ToHashSet();
        return [.. scopes.Distinct().Where(asked.Contains).Select(scope => new Dependency(scope, report.AsOf))];
    }

    /// <summary>What was known to matter and what matters now, without what nobody has asked for in a long time.</summary>
    public static IReadOnlyList<Dependency> Together(IReadOnlyList<Dependency> before, IReadOnlyList<Dependency> now, RunMark run) =>
    [
        .. Counting(before, run)
            .Select(one => run.Asked.Contains(one.Scope) ? one with { Asked = run.AsOf } : one)
            .Concat(now)
            .GroupBy(one => one.Scope)
            .Select(same => same.MaxBy(one => one.Asked)!)
            .OrderBy(one => one.Scope.AccountId, StringComparer.Ordinal)
            .ThenBy(one => one.Scope.Region, StringComparer.Ordinal),
    ];

    /// <summary>Whether a run was asked for everything that matters.</summary>
    public static bool Asked(RememberedFinding? before, RunMark run) => before is null || Counting(before.DependsOn, run).All(one => run.Asked.Contains(one.Scope));

    /// <summary>Whether a run read everything that matters: no gap but those that the policy accepts and that were there when the finding was raised.</summary>
    public static bool Read(RememberedFinding before, RunMark run, AuditReport report)
    {
        if (!Asked(before, run))
            return false;
        var scopes = Counting(before.DependsOn, run).Select(one => one.Scope).ToHashSet();
        var gaps = report.Gaps.Where(gap => Concerns(gap, scopes)).ToList();
        return gaps.All(gap => gap.Accepted && before.KnownGaps.Contains(Key(gap)))
            && report.Scopes.Where(row => scopes.Contains(new Scope(row.AccountId, row.Region))).All(row => row.Complete || gaps.Any(gap => Concerns(gap, [new Scope(row.AccountId, row.Region)])));
    }

    /// <summary>Whether an account and Region was read but for what the policy accepts.</summary>
    public static bool Read(ScopeRow row, AuditReport report) =>
        row.Complete || report.Gaps.Where(gap => Concerns(gap, [new Scope(row.AccountId, row.Region)])).ToList() is { Count: > 0 } gaps && gaps.TrueForAll(gap => gap.Accepted);

    /// <summary>Keys of the gaps in some accounts and Regions; empty where there are too many to remember.</summary>
    public static IReadOnlyList<string> Gaps(AuditReport report, IReadOnlyList<Dependency> dependsOn)
    {
        if (report.Gaps.Count == 0)
            return [];
        var scopes = dependsOn.Select(one => one.Scope).ToHashSet();
        var keys = report.Gaps.Where(gap => Concerns(gap, scopes)).Select(Key).Distinct().Order(StringComparer.Ordinal).ToList();
        return keys.Count <= MostGaps ? keys : [];
    }

    private static IEnumerable<Scope> Of(TableRow table) => table.ByRule
        .Where(row => row.Basis == "listed")
        .Select(row => new Scope(row.BilledTo.AccountId, row.BilledTo.Region))
        .Prepend(new Scope(table.AccountId, table.Region));

    private static IEnumerable<Dependency> Counting(IReadOnlyList<Dependency> all, RunMark run) =>
        all.Where(one => run.Asked.Contains(one.Scope) || run.AsOf - one.Asked <= GivenUpAfter);

    private static bool Concerns(Gap gap, HashSet<Scope> scopes) =>
        gap.AccountId.Length == 0 || gap.Region.Length == 0
            ? scopes.Any(scope => (gap.AccountId.Length == 0 || gap.AccountId == scope.AccountId) && (gap.Region.Length == 0 || gap.Region == scope.Region))
            : scopes.Contains(new Scope(gap.AccountId, gap.Region));

    // The code is left out: a vault that is throttled today and was denied yesterday is the same thing not read.
    private static string Key(Gap gap) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{gap.AccountId}|{gap.Region}|{gap.What}")))[..10];
}
