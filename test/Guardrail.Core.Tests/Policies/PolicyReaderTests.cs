using Guardrail.Findings;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Policies;

public class PolicyReaderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("// a comment\n{ /* another */ }")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{ "budgets": [], "mutes": [], "acceptedGaps": [], "constraints": [], "findings": {}, "prices": {}, }""")]
    public void Read_GivesTheDefaults_WhenNothingIsSaid(string json)
    {
        var policy = PolicyReader.Read(json).Policy.ShouldNotBeNull();

        policy.Budgets.ShouldBeEmpty();
        policy.Mutes.ShouldBeEmpty();
        policy.AcceptedGaps.ShouldBeEmpty();
        policy.Constraints.ShouldBeEmpty();
        policy.ReminderDays.ShouldBe(7);
        policy.OwnerTag.ShouldBeNull();
        policy.Prices.DiscountPercent.ShouldBe(0);
        policy.Kinds.ShouldBe(KindSetting.Defaults);
    }

    [Fact]
    public void Read_TakesInEverything()
    {
        var result = PolicyReader.Read("""
            {
              "$schema": "./policy.schema.json", "schemaVersion": 1,
              "budgets": [
                { "id": "shop", "name": "The shop", "scope": { "table": "orders-*", "tag": { "key": "team", "value": "shop*" }, "plan": "nightly", "account": "111122223333", "region": "eu-west-1" },
                  "each": "table", "basis": "projectedMonth", "warning": 100.5, "critical": 200 },
                { "id": "copies", "basis": "copies", "critical": 0 },
              ],
              "findings": { "stale": { "enabled": false }, "dearerThanPitr": { "times": 3, "limit": 50, "severity": "info" }, "overBudget": { "enabled": true } },
              "mutes": [ { "pattern": "test-*", "kind": "overlap", "reason": "tests", "until": "2026-12-31" }, { "pattern": "*", "reason": "quiet" } ],
              "acceptedGaps": [ { "account": "111122223333", "region": "eu-west-1", "what": "vault/*", "code": "AccessDenied*", "reason": "not ours", "until": "2027-01-31" } ],
              "prices": { "discountPercent": 12.5, "regions": { "us-east-1": { "warm": 0.09, "pitr": 0.18 }, "us-gov-west-1": {} } },
              "reminderDays": 14,
              "constraints": [ { "scope": { "table": "ledger" }, "minRetentionDays": 365, "maxRpoHours": 24.5, "reason": "audit" } ],
              "ownerTag": "owner",
            }
            """);

        result.Errors.ShouldBeEmpty();
        var policy = result.Policy.ShouldNotBeNull();
        policy.Budgets[0].ShouldBe(new Budget
        {
            Id = "shop",
            Name = "The shop",
            Basis = BudgetBasis.ProjectedMonth,
            Each = BudgetSubject.Table,
            Warning = 100.5m,
            Critical = 200,
            Scope = new PolicyScope
            {
                Table = new NamePattern("orders-*"),
                Tag = new TagMatch("team", new NamePattern("shop*")),
                Plan = new NamePattern("nightly"),
                Account = "111122223333",
                Region = "eu-west-1",
            },
        });
        policy.Budgets[1].ShouldBe(new Budget { Id = "copies", Name = "copies", Basis = BudgetBasis.Copies, Critical = 0 });
        policy.Kinds[FindingKind.Stale].ShouldBe(new KindSetting { Enabled = false, Limit = 2 });
        policy.Kinds[FindingKind.DearerThanPitr].ShouldBe(new KindSetting { Times = 3, Limit = 50, Severity = Severity.Info });
        policy.Kinds[FindingKind.Overlap].ShouldBe(new KindSetting { Limit = 10 });
        policy.Mutes.ShouldBe([
            new Mute(new NamePattern("test-*"), FindingKind.Overlap, "tests", new DateOnly(2026, 12, 31)),
            new Mute(new NamePattern("*"), null, "quiet", null),
        ]);
        policy.AcceptedGaps.ShouldBe([
            new AcceptedGap("111122223333", "eu-west-1", new NamePattern("vault/*"), new NamePattern("AccessDenied*"), "not ours", new DateOnly(2027, 1, 31)),
        ]);
        policy.Prices.DiscountPercent.ShouldBe(12.5m);
        policy.Prices.ByRegion["us-east-1"].ShouldBe(new Pricing.RateOverrides { Warm = 0.09m, Pitr = 0.18m });
        policy.Prices.ByRegion["us-gov-west-1"].ShouldBe(new Pricing.RateOverrides());
        policy.ReminderDays.ShouldBe(14);
        policy.Constraints.ShouldBe([new BackupConstraint(new PolicyScope { Table = new NamePattern("ledger") }, 365, 24.5m, "audit")]);
        policy.OwnerTag.ShouldBe("owner");
    }

    [Theory]
    // what is no policy at all
    [InlineData("", "$", "is not JSON")]
    [InlineData("{", "$", "line 1")]
    [InlineData("{\n\"budgets\": [\n  nonsense\n]}", "$", "line 3")]
    [InlineData("[]", "$", "must be an object")]
    [InlineData("null", "$", "is null")]
    [InlineData("""{ "ownerTag": "\ud800" }""", "$", "not valid Unicode")]
    // names
    [InlineData("""{ "budget": [] }""", "$.budget", "did you mean 'budgets'?")]
    [InlineData("""{ "Budgets": [] }""", "$.Budgets", "did you mean 'budgets'?")]
    [InlineData("""{ "wholly different": 1 }""", "$['wholly different']", "allowed: $schema, schemaVersion, budgets")]
    [InlineData("""{ "mutes": [], "mutes": [] }""", "$.mutes", "stands twice")]
    [InlineData("""{ "findings": { "overlaps": {} } }""", "$.findings.overlaps", "did you mean 'overlap'?")]
    [InlineData("""{ "findings": { "overBudget": { "limit": 3 } } }""", "$.findings.overBudget.limit", "allowed: enabled")]
    [InlineData("""{ "findings": { "lockRejects": { "limit": 3 } } }""", "$.findings.lockRejects.limit", "allowed: enabled, severity")]
    [InlineData("""{ "findings": { "stale": { "times": 3 } } }""", "$.findings.stale.times", "is not known here")]
    [InlineData("""{ "findings": { "stale": { "severity": "fatal" } } }""", "$.findings.stale.severity", "allowed: info, warning, critical")]
    // types
    [InlineData("""{ "budgets": {} }""", "$.budgets", "must be a list, and is an object")]
    [InlineData("""{ "budgets": [ 3 ] }""", "$.budgets[0]", "must be an object with id, name")]
    [InlineData("""{ "findings": { "stale": false } }""", "$.findings.stale", "must be an object with enabled, severity, limit, and is false")]
    [InlineData("""{ "findings": { "stale": { "enabled": "no" } } }""", "$.findings.stale.enabled", "must be true or false, and is a text")]
    [InlineData("""{ "ownerTag": "" }""", "$.ownerTag", "is empty")]
    [InlineData("""{ "ownerTag": null }""", "$.ownerTag", "must be a text, and is null")]
    [InlineData("""{ "schemaVersion": 2 }""", "$.schemaVersion", "from 1 to 1")]
    [InlineData("""{ "reminderDays": 0 }""", "$.reminderDays", "from 1 to 365, and is 0")]
    [InlineData("""{ "reminderDays": 366 }""", "$.reminderDays", "and is 366")]
    [InlineData("""{ "reminderDays": 1.5 }""", "$.reminderDays", "must be a whole number")]
    // budgets
    [InlineData("""{ "budgets": [ { "basis": "copies", "warning": 1 } ] }""", "$.budgets[0]", "needs 'id'")]
    [InlineData("""{ "budgets": [ { "id": "a", "warning": 1 } ] }""", "$.budgets[0]", "needs 'basis'")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies" } ] }""", "$.budgets[0]", "needs 'warning', 'critical' or both")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "steadystate", "warning": 1 } ] }""", "$.budgets[0].basis", "did you mean 'steadyState'?")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": -0.01 } ] }""", "$.budgets[0].warning", "a number from 0 to")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 1e40 } ] }""", "$.budgets[0].warning", "and is 1e40")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": "5" } ] }""", "$.budgets[0].warning", "and is a text")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5.01, "critical": 5 } ] }""", "$.budgets[0]", "warning amount (5.01) above its critical amount (5)")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5 }, { "id": "a", "basis": "copies", "warning": 6 } ] }""", "$.budgets[1]", "ids must differ")]
    [InlineData("""{ "budgets": [ { "id": "a b", "basis": "copies", "warning": 5 } ] }""", "$.budgets[0].id", "letters, digits")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5, "each": "sum" } ] }""", "$.budgets[0].each", "allowed: table, plan, account")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5, "scope": { "account": "1111" } } ] }""", "$.budgets[0].scope.account", "12 digits")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5, "scope": { "region": "Ireland" } } ] }""", "$.budgets[0].scope.region", "us-east-1")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5, "scope": { "tag": "team" } } ] }""", "$.budgets[0].scope.tag", "must be an object with key, value")]
    [InlineData("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5, "scope": { "tag": { "value": "x" } } } ] }""", "$.budgets[0].scope.tag", "needs 'key'")]
    // exceptions
    [InlineData("""{ "mutes": [ { "pattern": "x" } ] }""", "$.mutes[0]", "needs 'reason'")]
    [InlineData("""{ "mutes": [ { "pattern": "x", "reason": "r", "kind": "incomplete" } ] }""", "$.mutes[0].kind", "is 'incomplete'")]
    [InlineData("""{ "mutes": [ { "pattern": "x", "reason": "r", "kind": "unknown" } ] }""", "$.mutes[0].kind", "allowed: overBudget")]
    [InlineData("""{ "mutes": [ { "pattern": "x", "reason": "r", "until": "31.12.2026" } ] }""", "$.mutes[0].until", "a day such as")]
    [InlineData("""{ "mutes": [ { "pattern": "x", "reason": "r", "until": "2026-02-29" } ] }""", "$.mutes[0].until", "no day of the calendar")]
    [InlineData("""{ "acceptedGaps": [ { "reason": "r" } ] }""", "$.acceptedGaps[0]", "needs 'what'")]
    // prices and constraints
    [InlineData("""{ "prices": { "discountPercent": 100.1 } }""", "$.prices.discountPercent", "from 0 to 100")]
    [InlineData("""{ "prices": { "regions": { "virginia": {} } } }""", "$.prices.regions.virginia", "a Region code")]
    [InlineData("""{ "prices": { "regions": { "us-east-1": { "warn": 0.1 } } } }""", "$.prices.regions['us-east-1'].warn", "did you mean 'warm'?")]
    [InlineData("""{ "constraints": [ {} ] }""", "$.constraints[0]", "needs 'minRetentionDays', 'maxRpoHours' or both")]
    [InlineData("""{ "constraints": [ { "minRetentionDays": 0 } ] }""", "$.constraints[0].minRetentionDays", "from 1 to 36500")]
    [InlineData("""{ "constraints": [ { "minRetentionDays": 1, "scope": { "plan": "x" } } ] }""", "$.constraints[0].scope.plan", "allowed: table, tag")]
    public void Read_SaysWhatIsWrongAndWhere(string json, string path, string words)
    {
        var result = PolicyReader.Read(json);

        result.Policy.ShouldBeNull();
        var error = result.Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe(path);
        error.Message.ShouldContain(words);
    }

    [Fact]
    public void Read_SaysEverythingAtOnce()
    {
        var result = PolicyReader.Read("""
            { "budgets": [ { "id": "a", "basis": "storage", "warning": -1 }, 7 ],
              "mutes": [ { "pattern": 1 } ],
              "reminderDays": "weekly",
              "x": 1 }
            """);

        result.Errors.Select(error => error.Path).ShouldBe(
            ["$.x", "$.budgets[0].basis", "$.budgets[0].warning", "$.budgets[1]", "$.mutes[0]", "$.mutes[0].pattern", "$.reminderDays"], ignoreOrder: true);
        result.IsValid.ShouldBeFalse();
        result.Errors[0].ToString().ShouldStartWith(result.Errors[0].Path + ": ");
    }

    [Fact]
    public void Read_TakesEqualAmounts_WhenWarningIsCritical() =>
        PolicyReader.Read("""{ "budgets": [ { "id": "a", "basis": "copies", "warning": 5, "critical": 5.0 } ] }""").IsValid.ShouldBeTrue();
}
