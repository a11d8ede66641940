using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Rendering;

namespace Guardrail.Options;

/// <summary>A table with what options need of it.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Plans">The plans that cover it.</param>
/// <param name="Demands">What the policy demands of it.</param>
internal sealed record OptionTable(TableRow Row, IReadOnlyList<CoveredPlan> Plans, Demands Demands)
{
    /// <summary>Names the plans: tables of one account and Region with the same key are backed up alike.</summary>
    public string PlanKey { get; } = string.Join('\n', Plans.Select(plan => plan.PlanId));

    /// <summary>The size of coming backups in GB; 0 where it is not known, so that nothing is saved.</summary>
    public decimal Gigabytes { get; } = HumanSize.InGb(Row.FutureSizeBytes ?? Row.TableSizeBytes ?? 0);
}
