using CsCheck;
using Guardrail.Auditing;
using Guardrail.Changes;
using Guardrail.Inventory;
using Guardrail.Policies;
using Guardrail.Pricing;

namespace Guardrail.Core.Tests.Changes;

/// <summary>What changed settings cost, against the projection of an estate that has them.</summary>
public sealed class WhatIfTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private static MemoryInventory Estate(params BackupRule[] rules)
    {
        var vault = RandomEstate.Vault(RandomEstate.Home, "Default");
        return new MemoryInventory
        {
            Scopes =
            [
                new ScopeInventory
                {
                    Scope = RandomEstate.Home,
                    Settings = new RegionSettings(true, true),
                    Vaults = [vault, RandomEstate.Vault(RandomEstate.Home, "locked", least: 30)],
                    Tables = [Table("orders"), Table("users"), Table("idle")],
                    Plans = [new BackupPlan { Scope = RandomEstate.Home, Id = "p1", Name = "plan", CreatedAt = AsOf.AddYears(-1), Rules = rules, Selections = [new BackupSelection { Id = "s", Name = "s", CreatedAt = AsOf.AddYears(-1), Resources = [Arn("orders"), Arn("users")] }] }],
                },
            ],
            Descriptions = new[] { "orders", "users", "idle" }.ToDictionary(name => name, _ => new TableDescription(100L << 30, 5, AsOf.AddYears(-2))),
        };
    }

    private static BackupRule Rule(long? keep = 35, string vault = "Default", string schedule = "cron(0 5 * * ? *)") =>
        new() { Id = "r1", Name = "daily", TargetVaultName = vault, ScheduleExpression = schedule, StartWindowMinutes = 60, Lifecycle = new Lifecycle(null, keep) };

    private static string Arn(string name) => $"arn:aws:dynamodb:us-east-1:111122223333:table/{name}";

    private static DynamoTable Table(string name) => new() { Scope = RandomEstate.Home, Name = name, Arn = Arn(name), Tags = new Dictionary<string, string>() };

    private static Comparison Compare(AuditReport report, EstateChange change) => WhatIf.Compare(report, [change], PriceBook.Embedded);

    [Fact]
    public void Compare_ShortensTheSteadyState_AndSaysWhenTheLastOldPointIsGone()
    {
        var comparison = Compare(Estate(Rule()).Report(AsOf), new EstateChange { Rules = new RuleChange { DeleteAfterDays = 7 } });

        // Two tables of 100 GB, 35 copies and then 7, at $0.10.
        comparison.Before.SteadyStateUsd!.Value.Amount.ShouldBe(700);
        Math.Round(comparison.After.SteadyStateUsd!.Value.Amount, 9).ShouldBe(140);
        comparison.InEffectOn.ShouldBe(new DateOnly(2026, 12, 27));
        comparison.After.MonthToDateUsd.ShouldBe(comparison.Before.MonthToDateUsd);
        comparison.Tables.Count.ShouldBe(2);
        comparison.RulesChanged.ShouldBe(1);
    }

    [Fact]
    public void Compare_ChangesTheNamedTableAlone()
    {
        var comparison = Compare(Estate(Rule()).Report(AsOf), new EstateChange { Tables = [new NamePattern("ord*")], Rules = new RuleChange { DeleteAfterDays = RuleChange.Never } });

        comparison.Tables.ShouldHaveSingleItem().TableName.ShouldBe("orders");
        comparison.After.SteadyStateUsd.ShouldBeNull();
        comparison.After.SteadyStateDate.ShouldBeNull();
        Math.Round(comparison.After.MonthlyGrowthUsd.Amount, 6).ShouldBe(304.36875m);
    }

    [Theory]
    [InlineData("444455556666", "444455556666")]
    [InlineData("111122223333", null)]
    public void Compare_SaysWhoPaysForCopies_WhereNoFigureHoldsThem(string account, string? elsewhere)
    {
        var copies = new CopyAction($"arn:aws:backup:us-east-1:{account}:backup-vault:Default", new Lifecycle(null, 35));

        var comparison = Compare(Estate(Rule()).Report(AsOf), new EstateChange { Rules = new RuleChange { Copies = [copies] } });

        comparison.PaidElsewhere.ShouldBe(elsewhere is null ? [] : [elsewhere]);
        ComparisonText.Write(comparison).ReplaceLineEndings(" ").Contains("in no figure here", StringComparison.Ordinal).ShouldBe(elsewhere is not null);
        ComparisonMarkdown.Write(comparison).Contains("in no figure here", StringComparison.Ordinal).ShouldBe(elsewhere is not null);
    }

    [Fact]
    public void Compare_SaysThatALockRejects_InPlaceOfASaving()
    {
        var comparison = Compare(Estate(Rule(vault: "locked")).Report(AsOf), new EstateChange { Rules = new RuleChange { DeleteAfterDays = 29 } });

        comparison.Notes.ShouldHaveSingleItem().ShouldContain("'locked' rejects rule 'daily'");
    }

    [Fact]
    public void Compare_AddsAPlan_AlsoToTablesThatNoneCovers()
    {
        var adds = PlanFile.Read("""{ "BackupPlanName": "new", "Rules": [{ "RuleName": "weekly", "TargetBackupVaultName": "Default", "ScheduleExpression": "cron(0 5 ? * SUN *)", "Lifecycle": { "DeleteAfterDays": 70 } }] }""");
        var estate = Estate(Rule());
        var report = MemoryInventory.Report(new ConsideredTables(estate, []), [RandomEstate.Home], AsOf);

        var comparison = Compare(report, new EstateChange { Tables = [new NamePattern("idle")], Adds = adds });

        comparison.Before.SteadyStateUsd.ShouldBe(estate.Report(AsOf).Totals.SteadyStateUsd);
        Math.Round((comparison.After.SteadyStateUsd!.Value - comparison.Before.SteadyStateUsd!.Value).Amount, 9).ShouldBe(100);
        comparison.Tables.ShouldHaveSingleItem().TableName.ShouldBe("idle");
    }

    [Theory]
    [InlineData("nothing", null, 7L, "no table fits")]
    [InlineData("orders", "other", 7L, "no rule fits")]
    [InlineData("orders", "plan", 35L, "already so")]
    public void Compare_RefusesWhatChangesNothing(string table, string? plan, long days, string words) =>
        Should.Throw<ChangeException>(() => Compare(Estate(Rule()).Report(AsOf), new EstateChange
        {
            Tables = [new NamePattern(table)],
            Plan = plan is null ? null : new NamePattern(plan),
            Rules = new RuleChange { DeleteAfterDays = days },
        })).Message.ShouldContain(words);

    [Fact]
    public void Compare_RefusesWhatAwsRefuses() =>
        Should.Throw<ChangeException>(() => Compare(Estate(Rule()).Report(AsOf), new EstateChange { Rules = new RuleChange { ColdAfterDays = 30 } }))
            .Message.ShouldContain("AWS takes 120 days at least");

    [Fact]
    public void Compare_RefusesAScheduleThatNeverRuns() =>
        Should.Throw<ChangeException>(() => Compare(Estate(Rule()).Report(AsOf), new EstateChange { Rules = new RuleChange { Schedule = "cron(0 0 31 2 ? *)" } }))
            .Message.ShouldContain("would never run");

    [Fact]
    public void Write_SumsTheMonthsItShows_AndSaysSo_WhenTablesGrow()
    {
        var comparison = Compare(Estate(Rule()).Report(AsOf), new EstateChange { GrowthPerMonth = 9 });
        var sum = comparison.After.NextMonths.Sum(month => month.UsdWithGrowth.Amount);

        var text = ComparisonText.Write(comparison);

        sum.ShouldBeGreaterThan(comparison.Before.NextMonths.Sum(month => month.UsdWithGrowth.Amount));
        text.Split('\n').Single(line => line.StartsWith("These 13 months", StringComparison.Ordinal)).ShouldContain(Guardrail.Rendering.HumanMoney.Of(new Guardrail.Units.Usd(sum)));
        text.ShouldContain("growth");
        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public void Compare_DoublesWhatComes_WhenTablesAreTwiceTheSize()
    {
        var comparison = Compare(Estate(Rule()).Report(AsOf), new EstateChange { SizeFactor = 2 });

        Math.Round(comparison.After.SteadyStateUsd!.Value.Amount, 9).ShouldBe(1_400);
    }

    [Fact]
    public void Compare_EqualsTheProjectionOfTheChangedEstate_FromTheNextMonthOn_AndHasTheSameFromAFile() =>
        RandomEstate.Gen.Sample(
            estate =>
            {
                // Without points nothing is inferred about the past, so that the changed estate's own projection can be compared with to the last digit.
                var inventory = estate.Inventory with { Points = [] };
                var change = new RuleChange { DeleteAfterDays = 400, Schedule = "cron(0 7 * * ? *)", ColdAfterDays = RuleChange.Never };
                var fresh = Since(inventory, estate.AsOf, rule => rule);
                var report = fresh.Report(estate.AsOf);
                if (report.Tables.All(table => table.Coverage.Count == 0))
                    return;
                var comparison = WhatIf.Compare(ReportJson.Read(ReportJson.Write(report)), [new EstateChange { Rules = change }], PriceBook.Embedded);
                var changed = Since(inventory, estate.AsOf, change.On).Figures(estate.AsOf);

                Math.Abs((comparison.After.SteadyStateBoundedUsd - changed.Totals.SteadyStateBoundedUsd).Amount).ShouldBeLessThan(1e-9m);
                Math.Abs((comparison.After.MonthlyGrowthUsd - changed.Totals.MonthlyGrowthUsd).Amount).ShouldBeLessThan(1e-9m);
                (comparison.After.SteadyStateUsd is null).ShouldBe(changed.Totals.SteadyStateUsd is null);
                foreach (var (mine, theirs) in comparison.After.NextMonths.Zip(changed.Totals.NextMonths))
                    Math.Abs((mine.Usd - theirs.Usd).Amount).ShouldBeLessThan(1e-9m, mine.Month);
            },
            iter: 6, print: estate => estate.Print);

    private static MemoryInventory Since(MemoryInventory inventory, DateTimeOffset asOf, Func<BackupRule, BackupRule> change) => inventory with
    {
        Scopes = [.. inventory.Scopes.Select(scope => scope with
        {
            Plans = [.. scope.Plans.Select(plan => plan with
            {
                CreatedAt = asOf,
                Rules = [.. plan.Rules.Select(change)],
                Selections = [.. plan.Selections.Select(selection => selection with { CreatedAt = asOf })],
            })],
        })],
    };
}
