using Guardrail.Findings;

namespace Guardrail.Policies;

/// <summary>Whether and from where on a kind of finding is raised.</summary>
public sealed record KindSetting
{
    /// <summary>Whether the kind is looked for. The default is true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The smallest value that is a finding, in the kind's unit; null for a kind without a limit.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Only for <c>dearerThanPitr</c>: how many times the price of PITR backups must cost; null elsewhere.</summary>
    public decimal? Times { get; init; }

    /// <summary>How grave a finding of the kind is (a budget says that itself).</summary>
    public string Severity { get; init; } = Guardrail.Findings.Severity.Warning;

    /// <summary>Each kind's setting where a policy says nothing about it.</summary>
    public static IReadOnlyDictionary<string, KindSetting> Defaults { get; } = new Dictionary<string, KindSetting>(StringComparer.Ordinal)
    {
        [FindingKind.OverBudget] = new(),
        [FindingKind.NeverExpires] = new() { Limit = 1 },
        [FindingKind.Overlap] = new() { Limit = 10 },
        [FindingKind.DearerThanPitr] = new() { Limit = 10, Times = 2 },
        [FindingKind.TooManyCopies] = new() { Limit = 100 },
        [FindingKind.OrphanTable] = new() { Limit = 1 },
        [FindingKind.OrphanPlan] = new() { Limit = 1 },
        [FindingKind.ExpiredStored] = new() { Limit = 1 },
        [FindingKind.Stuck] = new() { Limit = 1 },
        [FindingKind.Stale] = new() { Limit = 2 },
        [FindingKind.LockRejects] = new(),
        [FindingKind.NativeBackups] = new() { Limit = 10, Severity = Guardrail.Findings.Severity.Info },
        [FindingKind.Incomplete] = new(),
        [FindingKind.StalePrices] = new() { Limit = 400, Severity = Guardrail.Findings.Severity.Info },
    };
}
