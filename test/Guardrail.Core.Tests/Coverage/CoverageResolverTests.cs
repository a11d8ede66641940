using Guardrail.Coverage;
using Guardrail.Inventory;
using static Guardrail.Tests.Coverage.Selections;

namespace Guardrail.Tests.Coverage;

public sealed class CoverageResolverTests
{
    private static readonly RegionSettings OptedIn = new(true, true);
    private static readonly RegionSettings OptedOut = new(false, true);
    private static readonly BackupSelection Everything = Of(["*"], name: "everything");

    [Fact]
    public void Resolve_IsOneCoverage_WhenSeveralSelectionsOfAPlanTakeTheTableIn()
    {
        // §1.8: whether AWS would run several jobs is UNCONFIRMED; a plan covers a set of tables.
        var coverage = Resolve([Plan("p", Of(["*"], name: "one"), Of([Orders], name: "two"))], OptedIn);

        coverage.Plans.Count.ShouldBe(1);
        coverage.Plans[0].Because.ShouldStartWith("selection 'one'");
    }

    [Fact]
    public void Resolve_GivesEachPlan_WhenSeveralTakeTheTableIn() =>
        // §1.8: no plan takes notice of another.
        Resolve([Plan("a", Everything), Plan("b", Everything)], OptedIn).Plans.Select(plan => plan.Plan.Id).ShouldBe(["a", "b"]);

    [Fact]
    public void Resolve_TakesInANewTable_WithoutAnyChangeToThePlan()
    {
        // §1.8: each run looks for matching resources anew.
        var tables = new[] { Table(), Table(Orders + "New") };

        CoverageResolver.Resolve([Plan("p", Everything)], tables, OptedIn).ShouldAllBe(table => table.IsCovered);
    }

    [Fact]
    public void Resolve_LeavesOut_WhatNoSelectionTakesIn()
    {
        Resolve([Plan("p", Of(["arn:aws:s3:::*"]))], OptedIn).IsCovered.ShouldBeFalse();
        Resolve([Plan("p")], OptedIn).IsCovered.ShouldBeFalse();
        Resolve([], OptedIn).IsCovered.ShouldBeFalse();
        Resolve([Plan("p", Everything) with { DeletedAt = DateTimeOffset.UnixEpoch }], OptedIn).IsCovered.ShouldBeFalse();
    }

    [Fact]
    public void Resolve_KeepsToTheScope()
    {
        // §0: plans and selections are per account and Region.
        var elsewhere = Plan("p", Everything) with { Scope = new("111122223333", "eu-west-1") };
        var otherAccount = Plan("q", Everything) with { Scope = new("444455556666", "us-east-1") };

        Resolve([elsewhere, otherAccount], OptedIn).IsCovered.ShouldBeFalse();
        CoverageResolver.Explain([elsewhere, otherAccount], Table(), OptedIn).ShouldBeEmpty();
    }

    [Fact]
    public void Resolve_FollowsTheOptIn()
    {
        // §1.6: a local plan follows its own account; an organization's follows the management account, which cannot be seen.
        Resolve([Plan("p", Everything)], OptedOut).IsCovered.ShouldBeFalse();
        Resolve([Plan("p", Everything)], null).IsCovered.ShouldBeTrue();

        var fromOrganization = Resolve([Plan("orgs/o-1/p", Everything)], OptedOut);
        fromOrganization.Plans[0].Because.ShouldContain("management account");
        fromOrganization.Plans[0].IsCertain.ShouldBeTrue();
        fromOrganization.Plans[0].Match.OptInTakenAsGiven.ShouldBeTrue();
    }

    [Fact]
    public void Resolve_CountsAsCovered_WhenTagsCouldNotBeRead()
    {
        var coverage = Resolve([Plan("p", Of(tags: ["backup=daily"]))], OptedIn, tags: null);

        coverage.IsCovered.ShouldBeTrue();
        coverage.Plans[0].IsCertain.ShouldBeFalse();
        coverage.Plans[0].Because.ShouldContain("tags could not be read");
    }

    [Fact]
    public void Resolve_RestsOnTheSurestSelection()
    {
        var unsure = Of(tags: ["a=b"], name: "unsure");
        var doubtful = Of(["arn:aws:dynamodb:*:*:table/*ders"], name: "doubtful");
        var given = Of(["*"], name: "given");
        var sure = Of([Orders], name: "sure");

        Chosen(null, unsure, doubtful, given, sure).ShouldBe("sure");
        Chosen(null, unsure, doubtful, given).ShouldBe("given");
        Chosen(null, unsure, doubtful).ShouldBe("doubtful");
        Chosen(null, unsure).ShouldBe("unsure");

        static string Chosen(RegionSettings? settings, params BackupSelection[] selections) =>
            Resolve([Plan("p", selections)], settings, tags: null).Plans[0].Match.Selection.Name;
    }

    [Fact]
    public void Explain_JudgesEverySelection_AlsoThoseThatLeaveTheTableOut()
    {
        var plans = new[] { Plan("p", Everything, Of([Orders + "2"], name: "other")), Plan("gone", Everything) with { DeletedAt = DateTimeOffset.UnixEpoch } };

        CoverageResolver.Explain(plans, Table(), OptedIn).Select(judged => (judged.Plan.Id, judged.Match.Outcome, judged.Match.Because)).ShouldBe(
        [
            ("p", MatchOutcome.Match, "selection 'everything' takes it in by *"),
            ("p", MatchOutcome.NoMatch, "selection 'other' names neither it nor a tag of it"),
        ]);
    }

    [Fact]
    public void Resolve_OfAnInventory_UsesItsPlansTablesAndSettings()
    {
        var inventory = new ScopeInventory { Scope = Here, Settings = OptedOut, Plans = [Plan("p", Everything)], Tables = [Table()] };

        CoverageResolver.Resolve(inventory).Single().IsCovered.ShouldBeFalse();
        CoverageResolver.Resolve(inventory with { Settings = OptedIn }).Single().IsCovered.ShouldBeTrue();
    }

    private static TableCoverage Resolve(BackupPlan[] plans, RegionSettings? settings, string? tags = "") =>
        CoverageResolver.Resolve(plans, [Table(tags: tags)], settings).Single();
}
