using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Units;

namespace Guardrail.Memory;

/// <summary>What plans cost in an account and Region, and what has changed about it.</summary>
public static class ScopeCosts
{
    /// <summary>The smallest change worth a word, in USD a month.</summary>
    public const decimal LeastChange = 1;

    /// <summary>The present state of an account and Region, from a report that holds all of it.</summary>
    public static RememberedScope Of(AuditReport report, ScopeRow row)
    {
        var names = report.Plans.Where(plan => plan.PlanId is not null)
            .GroupBy(plan => (plan.AccountId, plan.Region, plan.PlanId))
            .ToDictionary(plans => plans.Key, plans => plans.First().PlanName);
        var costs =
            from table in report.Tables
            where table.AccountId == row.AccountId && table.Region == row.Region
            from plan in table.Coverage.GroupBy(rule => rule.PlanId, StringComparer.Ordinal)
            let rows = table.ByRule.Where(rule => rule.InTotals && rule.PlanId == plan.Key && rule.RuleId is not null).ToList()
            select new RememberedCost(
                plan.Key, names.GetValueOrDefault((table.AccountId, table.Region, plan.Key)) ?? plan.First().PlanName, table.TableArn, table.TableName,
                new Usd(rows.Sum(rule => rule.SteadyStateBoundedUsd.Amount)), new Usd(rows.Sum(rule => rule.MonthlyGrowthUsd.Amount)), Rules(plan, rows));
        return new RememberedScope
        {
            Scope = new Scope(row.AccountId, row.Region),
            AsOf = report.AsOf,
            OptedIn = row.OptedIn,
            AdvancedFeatures = row.AdvancedFeatures,
            Costs = [.. costs],
        };
    }

    /// <summary>What has changed since: one entry a plan, or one for the Region's settings where those changed; the dearest first. Changes of less than a dollar a month are none.</summary>
    /// <param name="before">The last remembered state.</param>
    /// <param name="now">The present state.</param>
    /// <param name="announced">Whether an event said that something changed.</param>
    public static IReadOnlyList<CostChange> Changes(RememberedScope before, RememberedScope now, bool announced)
    {
        var settings = before.OptedIn is { } was && now.OptedIn is { } isNow && was != isNow
            || before.AdvancedFeatures is { } had && now.AdvancedFeatures is { } has && had != has;
        var old = before.Costs.ToDictionary(cost => (cost.PlanId, cost.TableArn));
        var present = now.Costs.ToDictionary(cost => (cost.PlanId, cost.TableArn));
        var changed =
            from key in old.Keys.Union(present.Keys)
            let then = old.GetValueOrDefault(key)
            let today = present.GetValueOrDefault(key)
            where settings || then?.Rules != today?.Rules
            let any = today ?? then!
            select (any.PlanId, any.PlanName, Table: new TableChange(
                any.TableArn, any.TableName, then?.Usd ?? Usd.Zero, today?.Usd ?? Usd.Zero, then?.GrowthUsd ?? Usd.Zero, today?.GrowthUsd ?? Usd.Zero));
        return
        [
            .. changed
                .GroupBy(change => settings ? null : change.PlanId)
                .Select(group => new CostChange
                {
                    Id = Hash($"{now.Scope.AccountId}|{now.Scope.Region}|{group.Key}|{before.AsOf.ToUnixTimeMilliseconds()}"),
                    Subject = settings ? $"AWS Backup settings of {now.Scope.Region}" : $"plan '{group.First().PlanName}'",
                    AccountId = now.Scope.AccountId,
                    Region = now.Scope.Region,
                    PlanId = group.Key,
                    Announced = announced,
                    ComparedWith = before.AsOf,
                    Tables = Tables(group.Select(change => change.Table)),
                })
                .Where(change => Math.Abs(change.AddsUsd.Amount) >= LeastChange || Math.Abs(change.AddsGrowthUsd.Amount) >= LeastChange
                    || change.Tables.Any(table => Math.Abs(table.AddsUsd.Amount) >= LeastChange))
                .OrderByDescending(change => change.AddsGrowthUsd.Amount)
                .ThenByDescending(change => change.AddsUsd.Amount)
                .ThenBy(change => change.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a change is worth a message by itself: it was announced, so that somebody waits for an answer, or it makes something dearer.</summary>
    public static bool IsWorthTelling(CostChange change) => change.Announced || change.AddsUsd.Amount >= LeastChange || change.AddsGrowthUsd.Amount >= LeastChange;

    private static IReadOnlyList<TableChange> Tables(IEnumerable<TableChange> changes) =>
    [
        .. changes
            .GroupBy(change => change.TableArn, StringComparer.Ordinal)
            .Select(table => new TableChange(
                table.Key, table.First().TableName,
                new Usd(table.Sum(change => change.BeforeUsd.Amount)), new Usd(table.Sum(change => change.AfterUsd.Amount)),
                new Usd(table.Sum(change => change.GrowthBeforeUsd.Amount)), new Usd(table.Sum(change => change.GrowthAfterUsd.Amount))))
            .OrderByDescending(table => Math.Abs(table.AddsUsd.Amount) + 12 * Math.Abs(table.AddsGrowthUsd.Amount))
            .ThenBy(table => table.TableArn, StringComparer.Ordinal),
    ];

    /// <summary>What the plan does with the table. Ids of rules are left out (it is not documented that they survive an edit), and so is every amount.</summary>
    private static string Rules(IEnumerable<CoverageRow> plan, IEnumerable<RuleRow> rows)
    {
        var rules = plan.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Schedule}|{rule.Timezone}|{rule.DeleteAfterDays}|{rule.ColdAfterDays}"));
        // The ratio is the retention in days, and stays the same while the mean number of runs moves a little from day to day.
        var vaults = rows.Where(row => row.RunsPerDay > 0)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.VaultArn}|{row.CopiesOnceFull / row.RunsPerDay:0}|{row.RejectedByLock}"));
        return Hash(string.Join('\n', rules.Order(StringComparer.Ordinal).Concat(vaults.Order(StringComparer.Ordinal))));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..20];
}
