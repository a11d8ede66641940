using Guardrail.Findings;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Findings;

public class BudgetStandingTests
{
    private static readonly global::Guardrail.Auditing.AuditReport Report = A.Report(A.Table("orders", A.Rule(100)), A.Table("sessions", A.Rule(40, growth: 3)));

    [Theory]
    //                              each                 warning critical  value unbounded crossed subjects
    [InlineData(BudgetSubject.Sum, null, 140, 140, true, 1, 1)]
    [InlineData(BudgetSubject.Sum, null, 139, 140, true, 1, 1)]
    [InlineData(BudgetSubject.Table, 50, 100, 100, true, 2, 2)]
    [InlineData(BudgetSubject.Table, null, 99, 100, true, 2, 2)]
    public void Standing_IsTold_CrossedOrNot(BudgetSubject each, int? warning, int? critical, int value, bool unbounded, int crossed, int subjects)
    {
        var row = Judgement.Of(Report, Policy.Default with { Budgets = [A.Budget(BudgetBasis.SteadyState, warning, critical, each: each)] }).Budgets!.ShouldHaveSingleItem();

        (row.Value, row.Unbounded, row.Crossed, row.Subjects).ShouldBe((value, unbounded, crossed, subjects));
        row.Largest.ShouldBe(each == BudgetSubject.Table ? "orders" : null);
        row.Everything.ShouldBe(each == BudgetSubject.Sum);
    }

    [Theory]
    [InlineData(140, 0)]
    [InlineData(139, 1)]
    public void Standing_IsCrossed_AboveTheLimitAlone(int warning, int crossed) =>
        Judgement.Of(A.Report(A.Table("orders", A.Rule(140))), Policy.Default with { Budgets = [A.Budget(BudgetBasis.SteadyState, warning)] }).Budgets![0].Crossed.ShouldBe(crossed);

    [Fact]
    public void Standing_OfABudgetThatNothingFits_IsZero()
    {
        var row = Judgement.Of(Report, Policy.Default with { Budgets = [A.Budget(BudgetBasis.Copies, critical: 1, scope: new PolicyScope { Table = new NamePattern("none") })] }).Budgets![0];

        (row.Value, row.Crossed, row.Subjects, row.Largest, row.Everything).ShouldBe((0m, 0, 0, null, false));
    }
}
