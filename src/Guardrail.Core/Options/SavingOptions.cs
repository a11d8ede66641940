using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Inventory;
using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Options;

/// <summary>
/// Cheaper settings for each table, priced by projecting the changed estate. They recommend: nothing here changes anything, and commands begin with a line that only lists.
/// </summary>
public static class SavingOptions
{
    /// <summary>The smallest saving worth a person's time, in USD a month.</summary>
    public const decimal LeastSaving = 1;

    /// <summary>Settings of so many plans are looked at, those with the dearest tables; options about single tables have no such limit.</summary>
    public const int MostPlans = 20;

    /// <summary>By table ARN, options that save at least <see cref="LeastSaving"/> and break no constraint of the policy, the largest saving first. They exclude each other: their savings do not add up.</summary>
    /// <param name="report">The report; options in it are not looked at.</param>
    /// <param name="policy">The policy with the constraints.</param>
    /// <param name="prices">The prices the report was made with.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<SavingOption>> Of(AuditReport report, Policy policy, PriceBook prices)
    {
        var figures = new PlanFigureTable(report, prices);
        var recovery = new RecoveryTable(figures, report.AsOf);
        var tables = Tables(report, policy);
        var severalAccounts = report.Scopes.Select(scope => scope.AccountId).Distinct().Count() > 1;
        var options = tables.ToDictionary(table => table.Row.TableArn, _ => new List<SavingOption>(), StringComparer.Ordinal);
        foreach (var reach in Reaches(tables, report))
        {
            // No change saves more than the whole plan costs.
            var whole = figures.Of(reach.Plan);
            if ((whole.Bounded + whole.Growth).Amount * reach.Tables.Max(table => table.Gigabytes) < LeastSaving)
                continue;
            foreach (var option in new RuleOptions(reach, figures, recovery, report.AsOf).All())
            {
                foreach (var table in reach.Tables.Where(table => table.Row.Exists != false && option.Saving(figures, table.Gigabytes).Amount >= LeastSaving))
                    options[table.Row.TableArn].Add(option.For(table, reach, figures, recovery));
            }
        }
        foreach (var table in tables.Where(table => table.Row.SteadyStateBoundedUsd.Amount >= LeastSaving || table.Row.MonthlyGrowthUsd.Amount >= LeastSaving || table.Row.RunRateUsd.Amount >= LeastSaving))
        {
            options[table.Row.TableArn].AddRange(new TableOptions(table, figures, recovery, report.AsOf).All());
            options[table.Row.TableArn].AddRange(new PointOptions(table, report, figures, recovery).Of());
        }
        return tables.ToDictionary(
            table => table.Row.TableArn,
            table => (IReadOnlyList<SavingOption>)
            [
                .. options[table.Row.TableArn]
                    .Where(option => option.MonthlySavingUsd.Amount >= LeastSaving)
                    .Select(option => severalAccounts && option.Command is { } command ? option with { Command = $"{command}\n# With credentials of account {table.Row.AccountId}." } : option)
                    .OrderByDescending(option => option.MonthlySavingUsd)
                    .ThenBy(option => option.Kind, StringComparer.Ordinal)
                    .ThenBy(option => option.Title, StringComparer.Ordinal),
            ],
            StringComparer.Ordinal);
    }

    /// <summary>The plans whose settings are looked at.</summary>
    internal static IEnumerable<PlanReach> Reaches(AuditReport report, Policy policy) => Reaches(Tables(report, policy), report);

    private static List<OptionTable> Tables(AuditReport report, Policy policy)
    {
        // All tables of a plan share it, so that it is worked out once.
        var shared = new Dictionary<(Scope, string), CoveredPlan>();
        return [.. report.Tables.Select(row => new OptionTable(row, [.. CoveredPlan.Of(row, report).Select(Shared)], Demands.On(row, policy)))];

        CoveredPlan Shared(CoveredPlan plan) => shared.TryAdd((plan.Scope, plan.PlanId), plan) ? plan : shared[(plan.Scope, plan.PlanId)];
    }

    private static IEnumerable<PlanReach> Reaches(List<OptionTable> tables, AuditReport report)
    {
        var rows = report.Plans.Where(plan => plan.PlanId is not null).ToLookup(plan => (new Scope(plan.AccountId, plan.Region), plan.PlanId!));
        return tables
            .SelectMany(table => table.Plans.Select(plan => (Plan: plan, Table: table)))
            .GroupBy(each => (each.Plan.Scope, each.Plan.PlanId))
            // Another account's plan is nobody's to change from here.
            .Where(plan => report.ScopeOf(plan.Key.Scope.AccountId, plan.Key.Scope.Region) is not null)
            .Select(plan => new PlanReach(
                plan.First().Plan,
                [.. plan.Select(each => each.Table)],
                rows[plan.Key].Aggregate(Demands.None, (demands, row) => demands.With(new Demands(row.MinRetentionDays ?? 0, row.MaxRpoHours)))))
            .OrderByDescending(reach => reach.Tables.Sum(table => table.Row.SteadyStateBoundedUsd.Amount + table.Row.MonthlyGrowthUsd.Amount))
            .ThenBy(reach => reach.Plan.PlanId, StringComparer.Ordinal)
            .Take(MostPlans);
    }
}
