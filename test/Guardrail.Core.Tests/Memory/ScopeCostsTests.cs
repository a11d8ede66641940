using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Memory;

namespace Guardrail.Core.Tests.Memory;

public class ScopeCostsTests
{
    private static readonly AuditReport Before = Report([A.Coverage()], A.Rule(100, copies: 35));

    [Fact]
    public void Changes_AreNone_WhereOnlyTheTableGrew() =>
        Between(Before, Report([A.Coverage()], A.Rule(140, copies: 35))).ShouldBeEmpty();

    [Fact]
    public void Changes_SayWhatAPlanAdds_ByTable()
    {
        var change = Between(Before, Report([A.Coverage(deleteAfter: 350)], A.Rule(1000, copies: 350))).ShouldHaveSingleItem();

        (change.Subject, change.PlanId, change.AddsUsd.Amount, change.ComparedWith, change.Announced).ShouldBe(("plan 'name-1'", "plan-1", 900, A.AsOf, false));
        var table = change.Tables.ShouldHaveSingleItem();
        (table.TableName, table.BeforeUsd.Amount, table.AfterUsd.Amount).ShouldBe(("orders", 100, 1000));
    }

    [Fact]
    public void Changes_SayWhatGrowsForEver() =>
        Between(Before, Report([A.Coverage(deleteAfter: null)], A.Rule(0, growth: 30))).ShouldHaveSingleItem().AddsGrowthUsd.Amount.ShouldBe(30);

    [Fact]
    public void Changes_AreOneAPlan()
    {
        var after = Report([A.Coverage(deleteAfter: 70), A.Coverage("plan-2", "weekly")], A.Rule(200, copies: 70), A.Rule(50, plan: "plan-2", rule: "weekly"));

        Between(Before, after).Select(change => (change.PlanId, change.AddsUsd.Amount)).ShouldBe([("plan-1", 100), ("plan-2", 50)]);
    }

    [Fact]
    public void Changes_HoldWhatATableCostsThatIsNoLongerBackedUp() =>
        Between(Before, A.Report()).ShouldHaveSingleItem().AddsUsd.Amount.ShouldBe(-100);

    [Theory]
    [InlineData(100.99, 0)]
    [InlineData(101, 1)]
    public void Changes_OfLessThanADollar_AreNone(double after, int changes) =>
        Between(Before, Report([A.Coverage(deleteAfter: 36)], A.Rule((decimal)after, copies: 36))).Count.ShouldBe(changes);

    [Fact]
    public void Settings_AreOneChange_OverAllPlans()
    {
        var after = Report([A.Coverage()], A.Rule(50, copies: 35)) with { Scopes = [A.Scope() with { AdvancedFeatures = false }] };

        var change = Between(Before, after).ShouldHaveSingleItem();

        (change.Subject, change.PlanId, change.AddsUsd.Amount).ShouldBe(("AWS Backup settings of us-east-1", null, -50));
    }

    [Fact]
    public void Settings_ThatWereNotRead_AreNoChange() =>
        Between(Before, Before with { Scopes = [A.Scope() with { AdvancedFeatures = null, OptedIn = null }] }).ShouldBeEmpty();

    [Fact]
    public void Unannounced_IsWorthAMessageOnlyIfItAdds()
    {
        var dearer = Report([A.Coverage(deleteAfter: 70)], A.Rule(200, copies: 70));

        ScopeCosts.IsWorthTelling(Between(Before, dearer)[0]).ShouldBeTrue();
        ScopeCosts.IsWorthTelling(Between(dearer, Before)[0]).ShouldBeFalse();
        ScopeCosts.IsWorthTelling(Between(dearer, Before, announced: true)[0]).ShouldBeTrue();
    }

    private static AuditReport Report(IReadOnlyList<CoverageRow> coverage, params RuleRow[] rules) =>
        A.Report(A.Table("orders", rules) with { Coverage = coverage }) with { Plans = [A.Plan(rules: rules)] };

    private static IReadOnlyList<CostChange> Between(AuditReport before, AuditReport after, bool announced = false) => ScopeCosts.Changes(
        ScopeCosts.Of(before, before.Scopes[0]), ScopeCosts.Of(after with { AsOf = A.AsOf.AddDays(1) }, after.Scopes[0]), announced);
}
