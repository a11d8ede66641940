using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Budgets that are exceeded.</summary>
internal static class BudgetFindings
{
    /// <summary>One row of one table that counts for a budget.</summary>
    private sealed record Part(TableRow Table, RuleRow Rule, string? PlanName);

    /// <summary>What a limit is held against: the sum, or one table, plan or account.</summary>
    private sealed record Subject(string? Key, string? Name, string? Account, string? Region, string? TableArn, string? PlanId);

    /// <summary>What stands before the table that costs most of a budget.</summary>
    private const string MostOfIt = "Most of it: ";

    /// <summary>Whether a budget's message names this table as the one that costs most of it.</summary>
    public static bool NamesMostly(string message, string tableName) =>
        message.IndexOf(MostOfIt, StringComparison.Ordinal) is >= 0 and var at && message.AsSpan(at + MostOfIt.Length).StartsWith($"table {Phrases.Quoted(tableName)}, ");

    /// <summary>All budgets of the policy.</summary>
    public static IEnumerable<Found> Of(AuditReport report, Policy policy) =>
        from budget in Subjects(report, policy)
        from subject in budget.Subjects
        let found = Judge(report, budget.Budget, subject.Key, [.. subject])
        where found is not null
        select found;

    /// <summary>How every budget of the policy stands, in the policy's order.</summary>
    public static IReadOnlyList<BudgetRow> Standing(AuditReport report, Policy policy) => [.. Subjects(report, policy).Select(budget => Row(budget.Budget, [.. budget.Subjects]))];

    private static IEnumerable<(Budget Budget, IEnumerable<IGrouping<Subject, Part>> Subjects)> Subjects(AuditReport report, Policy policy)
    {
        if (policy.Budgets.Count == 0)
            return [];
        var planNames = report.Plans
            .Where(plan => plan.PlanId is not null)
            .GroupBy(plan => (plan.AccountId, plan.Region, plan.PlanId))
            .ToDictionary(plans => plans.Key, plans => plans.First().PlanName);
        var parts =
            from table in report.Tables
            from rule in table.ByRule
            where rule.InTotals
            select new Part(table, rule, planNames.GetValueOrDefault((table.AccountId, table.Region, rule.PlanId)) ?? Phrases.PlanName(table, rule));
        var all = parts.ToList();
        return policy.Budgets.Select(budget => (budget, all
            .Where(part => budget.Scope.FitsTable(part.Table) && budget.Scope.FitsRule(part.Rule, part.PlanName))
            .Where(part => budget.Each != BudgetSubject.Plan || part.Rule.PlanId is not null)
            .GroupBy(part => SubjectOf(budget, part))));
    }

    private static BudgetRow Row(Budget budget, IReadOnlyList<IGrouping<Subject, Part>> subjects)
    {
        var values = subjects.Select(parts => (parts.Key.Name, Value: parts.Sum(part => Measure(budget.Basis, part.Rule)), Unbounded: Unbounded(budget, parts))).ToList();
        var most = values.OrderByDescending(subject => subject.Value).FirstOrDefault();
        return new BudgetRow
        {
            Id = budget.Id,
            Name = budget.Name,
            Basis = Camel(budget.Basis.ToString()),
            Unit = Unit(budget.Basis),
            Each = Camel(budget.Each.ToString()),
            Everything = budget.Each == BudgetSubject.Sum && budget.Scope == PolicyScope.Everything,
            Warning = budget.Warning,
            Critical = budget.Critical,
            Subjects = subjects.Count,
            Largest = budget.Each == BudgetSubject.Sum ? null : most.Name,
            Value = most.Value,
            Unbounded = values.Any(subject => subject.Unbounded),
            Crossed = values.Count(subject => subject.Value > (budget.Warning ?? budget.Critical) || subject.Unbounded),
        };
    }

    private static bool Unbounded(Budget budget, IEnumerable<Part> parts) =>
        budget.Basis == BudgetBasis.SteadyState && parts.Any(part => part.Rule.SteadyStateUsd is null);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static Subject SubjectOf(Budget budget, Part part) => budget.Each switch
    {
        BudgetSubject.Table => new(part.Table.TableArn, part.Table.TableName, part.Table.AccountId, part.Table.Region, part.Table.TableArn, null),
        BudgetSubject.Plan => new(part.Rule.PlanId, part.PlanName ?? part.Rule.PlanId, part.Table.AccountId, part.Table.Region, null, part.Rule.PlanId),
        BudgetSubject.Account => new(part.Rule.BilledTo.AccountId, part.Rule.BilledTo.AccountId, part.Rule.BilledTo.AccountId, null, null, null),
        _ => new(null, null, null, null, null, null),
    };

    private static Found? Judge(AuditReport report, Budget budget, Subject subject, IReadOnlyList<Part> parts)
    {
        var value = parts.Sum(part => Measure(budget.Basis, part.Rule));
        var unbounded = Unbounded(budget, parts);
        var crossed = value > budget.Critical ? (Severity.Critical, budget.Critical)
            : value > budget.Warning ? (Severity.Warning, budget.Warning)
            : unbounded ? (Severity.Warning, null)
            : ((string, decimal?)?)null;
        if (crossed is not var (severity, limit))
            return null;
        var culprit = parts.OrderByDescending(part => limit is null ? part.Rule.MonthlyGrowthUsd.Amount : 0).ThenByDescending(part => Measure(budget.Basis, part.Rule)).First();
        var scope = subject.Name is null || budget.Each == BudgetSubject.Sum ? budget.Name : $"{budget.Name}: {subject.Name}";
        return new Found(
            new Finding
            {
                Id = FindingId.Of(subject.Account, subject.Region, FindingKind.OverBudget, subject.Key, budget.Id),
                Kind = FindingKind.OverBudget,
                Severity = severity,
                Scope = scope,
                AccountId = subject.Account,
                Region = subject.Region,
                TableArn = subject.TableArn,
                PlanId = subject.PlanId,
                Value = limit is null ? null : value,
                Limit = limit,
                Unit = Unit(budget.Basis),
                Message = $"Budget {Phrases.Quoted(scope)}: {Amount(report, budget, parts, value, unbounded)}; limit {Shown(budget.Basis, limit ?? budget.Warning ?? budget.Critical ?? 0)}. " +
                    $"{MostOfIt}{Cause(culprit)}.",
                Advice = limit is null
                    ? "Give the rules that never delete a retention (DeleteAfterDays); no limit holds before that."
                    : "Back up less often or keep it shorter; the dearest table's options say what that saves.",
            },
            budget.Basis is BudgetBasis.StorageGb or BudgetBasis.Copies ? parts.Total(part => part.Rule.SteadyStateBoundedUsd) : new Usd(value),
            [budget.Id, .. new[] { subject.Name, subject.Key }.OfType<string>()])
        {
            BudgetId = budget.Id,
        };
    }

    private static decimal Measure(BudgetBasis basis, RuleRow row) => basis switch
    {
        BudgetBasis.SteadyState => row.SteadyStateBoundedUsd.Amount,
        BudgetBasis.ProjectedMonth => row.ProjectedMonthUsd.Amount,
        BudgetBasis.RunRate => row.RunRateUsd.Amount,
        BudgetBasis.StorageGb => HumanSize.InGb(row.StorageBytes),
        _ => Math.Max(row.RecoveryPoints, row.CopiesOnceFull ?? 0),
    };

    private static string Unit(BudgetBasis basis) => basis switch
    {
        BudgetBasis.StorageGb => FindingUnit.Gb,
        BudgetBasis.Copies => FindingUnit.Copies,
        _ => FindingUnit.UsdPerMonth,
    };

    private static string Amount(AuditReport report, Budget budget, IReadOnlyList<Part> parts, decimal value, bool unbounded) => budget.Basis switch
    {
        BudgetBasis.SteadyState when unbounded => Phrases.OnceFull(new Usd(value), parts.Total(part => part.Rule.MonthlyGrowthUsd), unbounded: true),
        BudgetBasis.SteadyState => parts.Max(part => part.Rule.SteadyStateDate) is { } full && full > HumanDate.Day(report.AsOf)
            ? $"{Shown(budget.Basis, value)} a month from {HumanDate.Of(full)}, once full"
            : $"{Shown(budget.Basis, value)} a month once full",
        BudgetBasis.ProjectedMonth => $"{Shown(budget.Basis, value)} by the end of this month",
        BudgetBasis.RunRate => $"{Shown(budget.Basis, value)} a month at today's storage",
        BudgetBasis.StorageGb => $"{Shown(budget.Basis, value)} stored",
        _ => Shown(budget.Basis, value),
    };

    private static string Shown(BudgetBasis basis, decimal value) => basis switch
    {
        BudgetBasis.StorageGb => HumanSize.Gb(value),
        BudgetBasis.Copies => Phrases.Count((long)Math.Round(value), "copy", "copies"),
        _ => HumanMoney.Of(new Usd(value)),
    };

    private static string Cause(Part part) => $"table {Phrases.Quoted(part.Table.TableName)}, {Phrases.Rule(part.Table, part.Rule)}";
}
