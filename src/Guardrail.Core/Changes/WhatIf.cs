using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Pricing;

namespace Guardrail.Changes;

/// <summary>Works out what changed settings would cost, from a report alone: of a live account, of a recorded one, or read from a file.</summary>
public static class WhatIf
{
    /// <summary>The estate before and after.</summary>
    /// <param name="report">The estate as it is. Tables that it does not list are not changed.</param>
    /// <param name="changes">The changes, made at the report's asOf, each on top of those before it.</param>
    /// <param name="prices">The price book that the report was made with.</param>
    /// <exception cref="ChangeException">A changed rule is one that AWS would not take, or the change fits nothing.</exception>
    public static Comparison Compare(AuditReport report, IReadOnlyList<EstateChange> changes, PriceBook prices)
    {
        var figures = new PlanFigureTable(report, prices);
        var notes = new SortedSet<string>(StringComparer.Ordinal);
        var gaps = new List<Gap>();
        List<TableComparison> tables = [];
        var total = new CostChange(report.Totals);
        var rules = new HashSet<(Scope, string, string)>();
        var unbounded = false;
        foreach (var table in report.Tables)
        {
            var changed = ChangedTable.Of(table, report, changes);
            rules.UnionWith(changed.ChangedRules);
            var own = new CostChange(table);
            changed.Apply(own, figures, notes, gaps);
            var after = own.Cost(changed.IsUnbounded(figures), changed.FullOn(figures, report.AsOf));
            unbounded |= after.SteadyStateUsd is null;
            if (!changed.IsChanged)
                continue;
            total.Add(own);
            tables.Add(new TableComparison
            {
                AccountId = table.AccountId,
                Region = table.Region,
                TableName = table.TableName,
                TableArn = table.TableArn,
                Before = CostChange.Copy(table),
                After = after,
                InEffectOn = changed.InEffectOn(figures, report.AsOf),
            });
        }
        if (tables.Count == 0)
            throw new ChangeException(Unfit(report, changes));
        var full = unbounded ? null : FullOn(report, tables);
        IReadOnlyList<Gap> all = [.. report.Gaps, .. gaps.Distinct()];
        return new Comparison
        {
            AsOf = report.AsOf,
            Complete = report.Complete && gaps.Count == 0,
            Before = CostChange.Copy(report.Totals),
            After = total.Cost(unbounded, full),
            InEffectOn = tables.Max(table => table.InEffectOn),
            RulesChanged = rules.Count,
            Tables =
            [
                .. tables
                    .OrderByDescending(table => Math.Abs((table.After.SteadyStateBoundedUsd - table.Before.SteadyStateBoundedUsd).Amount) + Math.Abs((table.After.MonthlyGrowthUsd - table.Before.MonthlyGrowthUsd).Amount))
                    .ThenBy(table => table.TableArn, StringComparer.Ordinal),
            ],
            Notes = [.. notes],
            PaidElsewhere = PaidElsewhere(report, changes),
            Gaps = all,
        };
    }

    private static List<string> PaidElsewhere(AuditReport report, IReadOnlyList<EstateChange> changes)
    {
        var read = report.Scopes.Select(scope => scope.AccountId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. changes
                .SelectMany(change => (change.Rules?.Copies ?? []).Concat((change.Adds?.Rules ?? []).SelectMany(rule => rule.Copies)))
                .Select(copy => copy.DestinationVaultArn.Split(':'))
                .Where(arn => arn.Length > 4)
                .Select(arn => arn[4])
                .Where(account => account.Length > 0 && !read.Contains(account))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static DateOnly? FullOn(AuditReport report, List<TableComparison> tables)
    {
        var changed = tables.ToDictionary(table => table.TableArn, table => table.After.SteadyStateDate, StringComparer.Ordinal);
        return report.Tables.Max(table => changed.TryGetValue(table.TableArn, out var date) ? date : table.SteadyStateDate);
    }

    private static string Unfit(AuditReport report, IReadOnlyList<EstateChange> changes)
    {
        if (report.Tables.Count == 0)
            return "there is no table with a plan or a recovery point to change anything about.";
        if (!report.Tables.Any(table => changes.Any(change => change.FitsTable(table.TableName))))
            return $"no table fits; there are {Some(report.Tables.Select(table => table.TableName))}.";
        var rules = report.Tables.SelectMany(table => table.Coverage).Select(rule => $"{rule.PlanName} / {rule.RuleName}").Distinct().ToList();
        return rules.Count == 0
            ? "no plan covers these tables, so there is no rule to change; --add-plan adds one."
            : $"no rule fits, or the rules are already so; plan and rule of these tables are {Some(rules)}.";
    }

    private static string Some(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", all.Take(5)) + (all.Count > 5 ? $" and {all.Count - 5} more" : "");
    }
}

/// <summary>A change that cannot be made, in one sentence.</summary>
/// <param name="message">What, where, and what to do.</param>
public sealed class ChangeException(string message) : Exception(message);
