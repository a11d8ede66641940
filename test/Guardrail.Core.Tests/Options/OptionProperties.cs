using System.Globalization;
using CsCheck;
using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Core.Tests.Changes;
using Guardrail.Inventory;
using Guardrail.Options;
using Guardrail.Policies;
using Guardrail.Pricing;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Options;

/// <summary>Every option against the whole projection of the estate with the option taken. More estates: set <c>OPTION_ESTATES</c>. CsCheck prints the seed of a failure.</summary>
public sealed class OptionProperties
{
    private static readonly long Estates =
        long.TryParse(Environment.GetEnvironmentVariable("OPTION_ESTATES"), CultureInfo.InvariantCulture, out var count) ? count : 6;

    [Fact]
    public void RuleOption_SavesWhatTheProjectionOfTheChangedEstateSaysItSaves() =>
        RandomEstate.Gen.Sample(
            estate =>
            {
                var report = estate.Inventory.Report(estate.AsOf, estate.Policy);
                foreach (var (reach, option, figures) in RuleOptionsOf(report, estate.Policy))
                {
                    var changed = Changed(estate, option.Before, option.After.Rules).Figures(estate.AsOf);
                    foreach (var table in reach.Tables)
                    {
                        var (before, after) = (table.Row, changed.Tables.Single(row => row.TableArn == table.Row.TableArn));
                        var growth = (before.MonthlyGrowthUsd - after.MonthlyGrowthUsd).Amount;
                        var expected = option.EndsGrowth ? growth : growth + (before.SteadyStateBoundedUsd - after.SteadyStateBoundedUsd).Amount;
                        Math.Abs(option.Saving(figures, table.Gigabytes).Amount - expected).ShouldBeLessThan(1e-9m, $"{option.Kind} {option.Title(1)} {table.Row.TableName}");
                        (after.SteadyStateUsd is null && !(before.SteadyStateUsd is null)).ShouldBeFalse();
                    }
                }
            },
            iter: Estates, print: estate => estate.Print);

    [Fact]
    public void TableOption_SavesWhatTheProjectionWithoutThePlanSays() =>
        RandomEstate.Gen.Sample(
            estate =>
            {
                var report = estate.Inventory.Report(estate.AsOf, estate.Policy);
                foreach (var table in report.Tables)
                {
                    foreach (var option in table.Options.Where(option => option.Kind is "endOverlap" or "pitrInstead"))
                    {
                        var without = table.Coverage.Select(row => (row.PlanId, row.PlanName)).Distinct()
                            .Where(plan => option.Kind == "pitrInstead" || option.Title.StartsWith($"Take the table out of plan '{plan.PlanName}'", StringComparison.Ordinal))
                            .Select(plan => plan.PlanId).ToHashSet();
                        var added = option.Kind == "pitrInstead" && table.Pitr != true ? table.PitrUsd!.Value : Usd.Zero;
                        var after = Without(estate, table.TableName, without).Figures(estate.AsOf).Tables.FirstOrDefault(row => row.TableArn == table.TableArn);
                        var expected = table.SteadyStateBoundedUsd + table.MonthlyGrowthUsd - added - (after is null ? Usd.Zero : after.SteadyStateBoundedUsd + after.MonthlyGrowthUsd);
                        Math.Abs((option.MonthlySavingUsd - expected).Amount).ShouldBeLessThan(1e-9m, option.Title);
                    }
                }
            },
            iter: Estates, print: estate => estate.Print);

    [Fact]
    public void Options_NeverBreakAConstraintOnAnyTableTheyReach_NorPutAJobBehindALock() =>
        RandomEstate.Gen.Sample(
            estate =>
            {
                var report = estate.Inventory.Report(estate.AsOf, estate.Policy);
                foreach (var (reach, option, _) in RuleOptionsOf(report, estate.Policy))
                {
                    var changed = Changed(estate, option.Before, option.After.Rules).Figures(estate.AsOf);
                    foreach (var table in changed.Tables)
                    {
                        var before = report.Tables.Single(row => row.TableArn == table.TableArn);
                        table.ByRule.Count(row => row.RejectedByLock).ShouldBeLessThanOrEqualTo(before.ByRule.Count(row => row.RejectedByLock));
                        foreach (var demand in estate.Policy.Constraints.Where(demand => table.Coverage.Any(row => row.PlanId == option.Before.PlanId) && demand.Scope.FitsTable(table)))
                        {
                            var kept = table.ByRule.Where(row => row.InTotals && row.RunsPerDay > 0).ToList();
                            if (demand.MinRetentionDays is { } least)
                                kept.Any(row => row.CopiesOnceFull is not { } copies || copies / row.RunsPerDay >= least - 0.001m).ShouldBeTrue($"{option.Kind} {table.TableName}");
                            if (demand.MaxRpoHours is { } most)
                                kept.GroupBy(row => (row.PlanId, row.RuleId)).Sum(rule => rule.Max(row => row.RunsPerDay)).ShouldBeGreaterThanOrEqualTo(24 / most - 0.01m, $"{option.Kind} {table.TableName}");
                        }
                    }
                }
            },
            iter: Estates, print: estate => estate.Print);

    private static IEnumerable<(PlanReach Reach, RuleOption Option, PlanFigureTable Figures)> RuleOptionsOf(AuditReport report, Policy policy)
    {
        var figures = new PlanFigureTable(report, PriceBook.Embedded);
        var recovery = new RecoveryTable(figures, report.AsOf);
        foreach (var reach in SavingOptions.Reaches(report, policy))
        {
            foreach (var option in new RuleOptions(reach, figures, recovery, report.AsOf).All())
                yield return (reach, option, figures);
        }
    }

    private static MemoryInventory Changed(RandomEstate estate, CoveredPlan plan, IReadOnlyList<BackupRule> rules) =>
        WithPlans(estate, each => each.Id != plan.PlanId ? each : each with
        {
            // As a rule of the plan, with what a report does not tell kept as it was.
            Rules = [.. each.Rules.Zip(rules, (old, next) => old with { ScheduleExpression = next.ScheduleExpression, Lifecycle = next.Lifecycle, Copies = next.Copies })],
        });

    private static MemoryInventory Without(RandomEstate estate, string table, HashSet<string> plans) =>
        WithPlans(estate, plan => !plans.Contains(plan.Id) ? plan : plan with
        {
            Selections = [.. plan.Selections.Select(selection => selection with { NotResources = [$"arn:aws:dynamodb:us-east-1:111122223333:table/{table}"] })],
        });

    private static MemoryInventory WithPlans(RandomEstate estate, Func<BackupPlan, BackupPlan> change) => estate.Inventory with
    {
        Scopes = [.. estate.Inventory.Scopes.Select(scope => scope with { Plans = [.. scope.Plans.Select(change)] })],
    };
}
