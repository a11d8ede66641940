using Guardrail.Inventory;
using Guardrail.Policies;

namespace Guardrail.Changes;

/// <summary>One change to settings or tables, and where it applies. Patterns that are null fit everything.</summary>
public sealed record EstateChange
{
    /// <summary>Which tables, by name; empty for all.</summary>
    public IReadOnlyList<NamePattern> Tables { get; init; } = [];

    /// <summary>Which plans, by name or id.</summary>
    public NamePattern? Plan { get; init; }

    /// <summary>Which rules, by name or id.</summary>
    public NamePattern? Rule { get; init; }

    /// <summary>What is to be different about those rules; null for nothing.</summary>
    public RuleChange? Rules { get; init; }

    /// <summary>Another size of the tables in bytes, from asOf on; null for the present one.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The tables' size times this, from asOf on; null for the present one.</summary>
    public decimal? SizeFactor { get; init; }

    /// <summary>Another growth a month, as a fraction of the size; null for the present one.</summary>
    public decimal? GrowthPerMonth { get; init; }

    /// <summary>Rules of a plan that is to back the tables up besides; null for none.</summary>
    public NewPlan? Adds { get; init; }

    internal bool FitsTable(string name) => Tables.Count == 0 || Tables.Any(pattern => pattern.Fits(name));

    internal bool FitsRule(CoveredPlan plan, BackupRule rule) =>
        Rules is not null
        && (Plan is null || Plan.Fits(plan.PlanName) || Plan.Fits(plan.PlanId))
        && (Rule is null || Rule.Fits(rule.Name) || Rule.Fits(rule.Id));
}

/// <summary>A plan that does not exist yet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rules">Its rules; those of one plan merge.</param>
public sealed record NewPlan(string Name, IReadOnlyList<BackupRule> Rules);
