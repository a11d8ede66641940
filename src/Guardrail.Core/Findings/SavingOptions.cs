using Guardrail.Auditing;
using Guardrail.Policies;

namespace Guardrail.Findings;

/// <summary>Cheaper settings for a table. They recommend: nothing here changes anything, and commands begin with a line that only lists.</summary>
public static class SavingOptions
{
    /// <summary>The smallest saving worth a person's time, in USD a month.</summary>
    public const decimal LeastSaving = 1;

    /// <summary>Options that save at least <see cref="LeastSaving"/> and break no constraint of the policy, the largest saving first. They exclude each other: their savings do not add up.</summary>
    /// <param name="table">The table.</param>
    /// <param name="report">The report it stands in.</param>
    /// <param name="policy">The policy with the constraints.</param>
    public static IReadOnlyList<SavingOption> Of(TableRow table, AuditReport report, Policy policy)
    {
        var demands = Constraints.On(table, policy);
        var options = table.Exists == false
            ? DeleteOptions.Of(table, report, demands)
            : RetentionOptions.Of(table, demands)
                .Concat(OverlapOptions.Of(table, report, demands))
                .Concat(FrequencyOptions.Of(table, demands))
                .Concat(PitrOptions.Of(table, demands));
        return
        [
            .. options
                .Where(option => option.MonthlySavingUsd.Amount >= LeastSaving)
                .OrderByDescending(option => option.MonthlySavingUsd)
                .ThenBy(option => option.Kind, StringComparer.Ordinal)
                .ThenBy(option => option.Title, StringComparer.Ordinal),
        ];
    }
}
