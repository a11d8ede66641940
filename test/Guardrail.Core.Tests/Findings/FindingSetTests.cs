using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Findings;

/// <summary>Each kind below, at and above its limit, and what else decides whether it is raised.</summary>
public class FindingSetTests
{
    private static Usd Usd(decimal amount) => new(amount);

    private static readonly TableRow Twice = A.Table("orders", A.Rule(500), A.Rule(20, plan: "plan-2", rule: "weekly"));

    /// <summary>A kind with a report that has a finding of it at its default limit, and one just below.</summary>
    public static TheoryData<string, AuditReport, AuditReport> Limits => new()
    {
        { FindingKind.NeverExpires, A.Report(A.Table("orders", A.Rule(growth: 1))), A.Report(A.Table("orders", A.Rule(growth: 0.99m))) },
        { FindingKind.Overlap, A.Report(A.Table("orders", A.Rule(500), A.Rule(10, plan: "plan-2"))), A.Report(A.Table("orders", A.Rule(500), A.Rule(9.99m, plan: "plan-2"))) },
        { FindingKind.DearerThanPitr, A.Report(A.Table("orders", A.Rule(20)) with { PitrUsd = Usd(10) }), A.Report(A.Table("orders", A.Rule(19.99m)) with { PitrUsd = Usd(10) }) },
        { FindingKind.DearerThanPitr, A.Report(A.Table("orders", A.Rule(10)) with { PitrUsd = Usd(1) }), A.Report(A.Table("orders", A.Rule(9.99m)) with { PitrUsd = Usd(1) }) },
        { FindingKind.TooManyCopies, A.Report(A.Table("orders", A.Rule(5, copies: 60), A.Rule(5, copies: 40, rule: "weekly"))), A.Report(A.Table("orders", A.Rule(5, copies: 99.9m))) },
        { FindingKind.OrphanTable, A.Report(A.Table("orders", A.Rule(runRate: 1)) with { Exists = false }), A.Report(A.Table("orders", A.Rule(runRate: 0.99m)) with { Exists = false }) },
        { FindingKind.OrphanTable, A.Report(A.Table("orders", A.Rule(runRate: 1)) with { Exists = false }), A.Report(A.Table("orders", A.Rule(runRate: 1)) with { Exists = null }) },
        {
            FindingKind.OrphanPlan,
            A.Report() with { Plans = [A.Plan(deleted: true, rules: A.Rule(runRate: 1))] },
            A.Report() with { Plans = [A.Plan(deleted: true, rules: A.Rule(runRate: 0.99m)), A.Plan("plan-2", rules: A.Rule(runRate: 9))] }
        },
        { FindingKind.ExpiredStored, A.Report(A.Table("orders", A.Rule() with { ExpiredRunRateUsd = Usd(1) })), A.Report(A.Table("orders", A.Rule() with { ExpiredRunRateUsd = Usd(0.99m) })) },
        { FindingKind.Stuck, A.Report(A.Table("orders", A.Rule() with { StuckRunRateUsd = Usd(1) })), A.Report(A.Table("orders", A.Rule() with { StuckRunRateUsd = Usd(0.99m) })) },
        { FindingKind.Stale, A.Report(A.Table("orders", A.Rule() with { MissedRuns = 2 })), A.Report(A.Table("orders", A.Rule() with { MissedRuns = 1 })) },
        { FindingKind.LockRejects, A.Report(A.Table("orders", A.Rule() with { RejectedByLock = true, MissedRuns = 9 })), A.Report(A.Table("orders", A.Rule())) },
        { FindingKind.NativeBackups, A.Report() with { NativeBackups = new(3, 1, Usd(10)) }, A.Report() with { NativeBackups = new(3, 1, Usd(9.99m)) } },
        { FindingKind.Incomplete, A.Report().WithGaps(A.Gap()), A.Report().WithGaps(A.Gap() with { Accepted = true }) },
        {
            FindingKind.StalePrices,
            A.Report() with { Prices = new(DateOnly.FromDateTime(A.AsOf.AddDays(-401).Date), false) },
            A.Report() with { Prices = new(DateOnly.FromDateTime(A.AsOf.AddDays(-400).Date), false) }
        },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Of_FindsIt_FromItsLimitOn(string kind, AuditReport at, AuditReport below)
    {
        FindingSet.Of(at, Policy.Default).ShouldHaveSingleItem().Kind.ShouldBe(kind);
        FindingSet.Of(below, Policy.Default).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Of_FindsNothing_WhenThePolicySwitchesTheKindOff(string kind, AuditReport at, AuditReport below)
    {
        var off = Policy.Default.With(kind, KindSetting.Defaults[kind] with { Enabled = false });

        FindingSet.Of(at, off).ShouldBeEmpty();
        FindingSet.Of(below, off).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Of_TakesLimitAndSeverity_FromThePolicy(string kind, AuditReport at, AuditReport below)
    {
        var setting = KindSetting.Defaults[kind] with { Severity = Severity.Critical };

        FindingSet.Of(at, Policy.Default.With(kind, setting)).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Critical);
        FindingSet.Of(below, Policy.Default.With(kind, setting)).ShouldBeEmpty();
        if (setting.Limit is not null)
            FindingSet.Of(at, Policy.Default.With(kind, setting with { Limit = 1_000_000 })).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Of_GivesNothingCritical_WithoutAPolicy(string kind, AuditReport at, AuditReport below)
    {
        var expected = kind is FindingKind.NativeBackups or FindingKind.StalePrices ? Severity.Info : Severity.Warning;

        FindingSet.Of(at, Policy.Default).Concat(FindingSet.Of(below, Policy.Default)).ShouldAllBe(finding => finding.Severity == expected);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Of_MutesAll_ButWhatWasNotRead(string kind, AuditReport at, AuditReport below)
    {
        var muted = Policy.Default with { Mutes = [new Mute(new NamePattern("*"), null, "quiet", null)] };

        FindingSet.Of(at, muted).Count.ShouldBe(kind == FindingKind.Incomplete ? 1 : 0);
        FindingSet.Of(below, muted).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("orders", null, null, true)]
    [InlineData("arn:aws:dynamodb:*:table/orders", null, null, true)]
    [InlineData("plan-*", FindingKind.NeverExpires, null, true)]
    [InlineData("name-1", null, null, true)]
    [InlineData("order", null, null, false)]
    [InlineData("orders", FindingKind.Overlap, null, false)]
    [InlineData("orders", null, "2026-11-22", true)]
    [InlineData("orders", null, "2026-11-21", false)]
    public void Of_Mutes_WhatPatternKindAndDaySay(string pattern, string? kind, string? until, bool muted)
    {
        var day = until is null ? (DateOnly?)null : DateOnly.ParseExact(until, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var policy = Policy.Default with { Mutes = [new Mute(new NamePattern(pattern), kind, "reason", day)] };

        FindingSet.Of(A.Report(A.Table("orders", A.Rule(growth: 5))), policy).Count.ShouldBe(muted ? 0 : 1);
    }

    [Fact]
    public void Of_KeepsIds_WhenAmountsPlansAndRulesChange()
    {
        var before = FindingSet.Of(A.Report(A.Table("orders", A.Rule(growth: 5, rule: "old"))), Policy.Default).Single();
        var after = FindingSet.Of(A.Report(A.Table("orders", A.Rule(growth: 9_000, plan: "plan-9", rule: "new"))), Policy.Default).Single();

        after.Id.ShouldBe(before.Id);
        after.Value.ShouldNotBe(before.Value);
    }

    [Fact]
    public void Of_GivesEachSubjectItsOwnId()
    {
        var elsewhere = A.Table("orders", A.Rule(growth: 5)) with { Region = "eu-west-1", TableArn = A.TableArn("orders", region: "eu-west-1") };
        var report = A.Report(A.Table("orders", A.Rule(growth: 5)), A.Table("order", A.Rule(growth: 5)), elsewhere, Twice)
            .WithGaps(A.Gap(), A.Gap("region", account: A.OtherAccount), A.Gap("x", region: "eu-west-1"));

        var findings = FindingSet.Of(report, Policy.Default);

        findings.Count.ShouldBe(7);
        findings.Select(finding => finding.Id).ShouldBeUnique();
        findings.ShouldAllBe(finding => finding.Id.Length == 20);
    }

    [Fact]
    public void Of_PutsTheGravestFirst_ThenTheDearest()
    {
        var report = A.Report(A.Table("cheap", A.Rule(growth: 2)), A.Table("dear", A.Rule(growth: 50)), A.Table("gone", A.Rule(runRate: 4)) with { Exists = false })
            with
        { NativeBackups = new(1, 1, Usd(9_999)) };
        var policy = Policy.Default.With(FindingKind.OrphanTable, new KindSetting { Limit = 1, Severity = Severity.Critical });

        FindingSet.Of(report, policy).Select(finding => finding.Scope).ShouldBe(["gone", "dear", "cheap", "DynamoDB on-demand backups"]);
    }

    [Fact]
    public void Of_NamesMoneyPlanAndRule_WhenBackupsNeverExpire()
    {
        var finding = FindingSet.Of(A.Report(A.Table("orders", A.Rule(100, growth: 430.4m))), Policy.Default).Single();

        finding.Message.ShouldBe("Backups of table 'orders' never expire (rule 'daily' of plan 'name-1'): $430.40 more every month, for ever; $5,165 a month more a year from now.");
        finding.Value.ShouldBe(430.4m);
        finding.Limit.ShouldBe(1);
        finding.Unit.ShouldBe("USD/month");
        finding.TableArn.ShouldBe(A.TableArn("orders"));
        finding.PlanId.ShouldBe("plan-1");
    }

    [Fact]
    public void Of_PricesAnOverlap_ByAllButTheDearestPlan()
    {
        var report = A.Report(A.Table("orders", A.Rule(500), A.Rule(40, plan: "plan-2"), A.Rule(20, plan: "plan-3"), A.Rule(300, plan: "plan-3", rule: "out") with { InTotals = false }));

        var finding = FindingSet.Of(report, Policy.Default).Single();

        finding.Value.ShouldBe(60);
        finding.Message.ShouldBe("Table 'orders' is backed up by 3 plans ('name-1', 'name-2' and 'name-3'); all but the dearest cost $60.00 a month once full.");
    }

    [Fact]
    public void Of_TakesAPlanWithoutEndForTheDearest_WhenPlansOverlap()
    {
        var report = A.Report(A.Table("orders", A.Rule(500), A.Rule(0, growth: 0.5m, plan: "plan-2")));

        FindingSet.Of(report, Policy.Default).Single().Value.ShouldBe(500);
    }

    [Fact]
    public void Of_ComparesWhatIsBounded_WithPitr_WhenTheSteadyStateIsNull()
    {
        var table = A.Table("orders", A.Rule(40, growth: 0.5m)) with { PitrUsd = Usd(10) };

        var finding = FindingSet.Of(A.Report(table), Policy.Default).Single();

        finding.Kind.ShouldBe(FindingKind.DearerThanPitr);
        finding.Message.ShouldContain("$40.00 once full, and $0.50 more every month, for ever; point-in-time recovery would cost $10.00 a month, 4 times as much.");
    }

    [Fact]
    public void Of_SaysNothingOfPitr_WhenItsPriceIsNotKnown() =>
        FindingSet.Of(A.Report(A.Table("orders", A.Rule(5_000))), Policy.Default).ShouldBeEmpty();

    [Fact]
    public void Of_CountsPresentPoints_WhenARuleNeverFills()
    {
        var table = A.Table("orders", A.Rule(growth: 0.5m, points: 100));

        FindingSet.Of(A.Report(table), Policy.Default).Single().Kind.ShouldBe(FindingKind.TooManyCopies);
    }

    [Fact]
    public void Of_KeepsHostileNamesPlain()
    {
        var table = A.Table("a\u001b[31m\n\u202eb", A.Rule(growth: 5));

        FindingSet.Of(A.Report(table), Policy.Default).Single().Message.ShouldStartWith("Backups of table 'a[31m b' never expire");
    }
}
