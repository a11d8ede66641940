using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Findings;

public class BudgetFindingsTests
{
    private static readonly Policy Quiet = Policy.Default with
    {
        Kinds = KindSetting.Defaults.ToDictionary(pair => pair.Key, pair => pair.Value with { Enabled = pair.Key == FindingKind.OverBudget }),
    };

    private static IReadOnlyList<Finding> Findings(AuditReport report, params Budget[] budgets) => FindingSet.Of(report, Quiet with { Budgets = budgets });

    private static AuditReport Measured(BudgetBasis basis, decimal value) => A.Report(A.Table("orders", basis switch
    {
        BudgetBasis.SteadyState => A.Rule(value),
        BudgetBasis.ProjectedMonth => A.Rule() with { ProjectedMonthUsd = new Usd(value) },
        BudgetBasis.RunRate => A.Rule(runRate: value),
        BudgetBasis.StorageGb => A.Rule() with { StorageBytes = (Int128)(value * (1L << 30)) },
        _ => A.Rule(copies: value),
    }));

    [Theory]
    [InlineData(BudgetBasis.SteadyState, "USD/month")]
    [InlineData(BudgetBasis.ProjectedMonth, "USD/month")]
    [InlineData(BudgetBasis.RunRate, "USD/month")]
    [InlineData(BudgetBasis.StorageGb, "GB")]
    [InlineData(BudgetBasis.Copies, "copies")]
    public void Budget_IsCrossedAboveItsLimit_AndNotAtIt(BudgetBasis basis, string unit)
    {
        var budget = A.Budget(basis, warning: 100, critical: 200);

        Findings(Measured(basis, 100), budget).ShouldBeEmpty();
        var warning = Findings(Measured(basis, 101), budget).ShouldHaveSingleItem();
        (warning.Severity, warning.Value, warning.Limit, warning.Unit).ShouldBe((Severity.Warning, 101, 100, unit));
        Findings(Measured(basis, 200), budget).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
        var critical = Findings(Measured(basis, 201), budget).ShouldHaveSingleItem();
        (critical.Severity, critical.Value, critical.Limit).ShouldBe((Severity.Critical, 201, 200));
        critical.Id.ShouldBe(warning.Id);
    }

    [Fact]
    public void Budget_NamesAmountDateLimitAndCause()
    {
        var report = A.Report(A.Table("small", A.Rule(200)), A.Table("orders", A.Rule(25_000, plan: "plan-2", rule: "hourly")));

        var finding = Findings(report, A.Budget(warning: 5_000)).Single();

        finding.Scope.ShouldBe("Everything");
        finding.Message.ShouldBe("Budget 'Everything': $25,200 a month from 10 Dec 2026, once full; limit $5,000. Most of it: table 'orders', rule 'hourly' of plan 'name-2'.");
        finding.TableArn.ShouldBeNull();
    }

    [Fact]
    public void SteadyStateBudget_IsCrossedAtWarning_WhenItsScopeIsUnboundedBelowEveryLimit()
    {
        var finding = Findings(A.Report(A.Table("orders", A.Rule(8_200), A.Rule(0, growth: 430, rule: "forever"))), A.Budget(critical: 10_000)).Single();

        (finding.Severity, finding.Value, finding.Limit).ShouldBe((Severity.Warning, null, null));
        finding.Message.ShouldBe("Budget 'Everything': $8,200 once full, and $430.00 more every month, for ever; limit $10,000. Most of it: table 'orders', rule 'forever' of plan 'name-1'.");
    }

    [Fact]
    public void SteadyStateBudget_IsCritical_WhenTheBoundedPartAloneIs()
    {
        var finding = Findings(A.Report(A.Table("orders", A.Rule(8_200), A.Rule(0, growth: 430, rule: "forever"))), A.Budget(warning: 10, critical: 8_000)).Single();

        (finding.Severity, finding.Value, finding.Limit).ShouldBe((Severity.Critical, 8_200, 8_000));
    }

    [Theory]
    [InlineData(BudgetBasis.ProjectedMonth)]
    [InlineData(BudgetBasis.RunRate)]
    public void OtherBudgets_DoNotMind_WhenTheScopeIsUnbounded(BudgetBasis basis) =>
        Findings(A.Report(A.Table("orders", A.Rule(8_200, growth: 430))), A.Budget(basis, warning: 1)).ShouldBeEmpty();

    [Fact]
    public void CopiesBudget_CountsTodaysPoints_WhereThereAreMoreThanOnceFull() =>
        Findings(A.Report(A.Table("orders", A.Rule(copies: 7, points: 50), A.Rule(growth: 3, points: 5, rule: "forever"))), A.Budget(BudgetBasis.Copies, warning: 54)).Single().Value.ShouldBe(55);

    public static TheoryData<PolicyScope, decimal> Scopes => new()
    {
        { PolicyScope.Everything, 1_111 },
        { new PolicyScope { Table = new NamePattern("orders*") }, 1_011 },
        { new PolicyScope { Table = new NamePattern("arn:aws:dynamodb:*:table/carts") }, 100 },
        { new PolicyScope { Tag = new TagMatch("team", null) }, 100 },
        { new PolicyScope { Tag = new TagMatch("team", new NamePattern("sh*")) }, 100 },
        { new PolicyScope { Plan = new NamePattern("name-2") }, 110 },
        { new PolicyScope { Plan = new NamePattern("plan-2") }, 110 },
        { new PolicyScope { Account = A.OtherAccount }, 1_000 },
        { new PolicyScope { Region = "eu-west-1" }, 1_000 },
        { new PolicyScope { Table = new NamePattern("orders"), Plan = new NamePattern("name-2") }, 10 },
    };

    private static readonly AuditReport Estate = A.Report(
        A.Table(
            "orders",
            A.Rule(1),
            A.Rule(10, plan: "plan-2"),
            A.Rule(1_000, plan: null, rule: null) with { BilledTo = new BilledTo(A.OtherAccount, "eu-west-1") },
            A.Rule(50_000, rule: "outside") with { InTotals = false }),
        A.Table("carts", A.Rule(100, plan: "plan-2")) with { Tags = new Dictionary<string, string> { ["team"] = "shop" } });

    [Theory]
    [MemberData(nameof(Scopes))]
    public void Budget_AddsUpWhatFitsItsScope(PolicyScope scope, decimal sum) =>
        Findings(Estate, A.Budget(warning: 0, scope: scope)).Single().Value.ShouldBe(sum);

    [Theory]
    [InlineData("nothing-*", null)]
    [InlineData("*", "plan-7")]
    public void Budget_SaysNothing_WhenNothingFits(string table, string? plan) =>
        Findings(Estate, A.Budget(warning: 0, scope: new PolicyScope { Table = new NamePattern(table), Plan = plan is null ? null : new NamePattern(plan) })).ShouldBeEmpty();

    [Fact]
    public void Budget_IsSplit_WhenEachSubjectHasTheLimit()
    {
        Findings(Estate, A.Budget(warning: 50, each: BudgetSubject.Table)).Select(finding => (finding.Scope, finding.Value, finding.TableArn)).ShouldBe([
            ("Everything: orders", 1_011m, A.TableArn("orders")),
            ("Everything: carts", 100m, A.TableArn("carts")),
        ]);
        Findings(Estate, A.Budget(warning: 0, each: BudgetSubject.Plan)).Select(finding => (finding.Scope, finding.Value, finding.PlanId)).ShouldBe([
            ("Everything: name-2", 110m, "plan-2"),
            ("Everything: name-1", 1m, "plan-1"),
        ]);
        Findings(Estate, A.Budget(warning: 0, each: BudgetSubject.Account)).Select(finding => (finding.AccountId, finding.Value)).ShouldBe([
            (A.OtherAccount, 1_000m),
            (A.Account, 111m),
        ]);
    }

    [Fact]
    public void Budget_HasAnIdPerBudgetAndSubject()
    {
        var ids = Findings(Estate, A.Budget(warning: 0, each: BudgetSubject.Table), A.Budget(warning: 0) with { Id = "b2" }, A.Budget(warning: 0)).Select(finding => finding.Id);

        ids.ShouldBeUnique();
    }

    [Theory]
    [InlineData("b1")]
    [InlineData("orders")]
    public void Budget_CanBeMuted_ByIdAndSubject(string pattern)
    {
        var policy = Quiet with
        {
            Budgets = [A.Budget(warning: 200, each: BudgetSubject.Table)],
            Mutes = [new Mute(new NamePattern(pattern), FindingKind.OverBudget, "known", null)],
        };

        FindingSet.Of(Estate, policy).ShouldBeEmpty();
    }
}
