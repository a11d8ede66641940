using System.Globalization;
using CsCheck;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;

namespace Guardrail.LocalAws.Tests.Generation;

public sealed class MergedRunsTests
{
    private static readonly int Iterations = int.TryParse(Environment.GetEnvironmentVariable("CsCheck_Iter"), CultureInfo.InvariantCulture, out var n) ? n : 60;

    [Fact]
    public void Of_MakesEightAndTwoADay_WhenHourlyMeetsTwelveHourly()
    {
        var plan = PlanOf("""
            { "name": "hourly", "schedule": "cron(0 * * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 1 },
            { "name": "12-hourly", "schedule": "cron(0 0/12 * * ? *)", "startWindowMinutes": 480, "deleteAfterDays": 7 }
            """);
        var day = MergedRuns.Of(plan, plan.Since, A.Day(9, 20)).Where(r => r.At >= A.Day(9, 19)).ToList();
        day.Where(r => r.Rule.Name == "hourly").Select(r => r.At.Hour).ShouldBe([8, 9, 10, 11, 20, 21, 22, 23]);
        day.Where(r => r.Rule.Name == "12-hourly").Select(r => r.At.Hour).ShouldBe([0, 12]);
    }

    [Theory]
    // minute and window of the run that is kept longer, beside one at minute 30 with 60 minutes: do they meet?
    [InlineData("0 12", 60, false)]     // [12:00, 13:00) and [12:30, 13:30)
    [InlineData("31 11", 60, false)]    // [11:31, 12:31)
    [InlineData("30 11", 60, true)]     // [11:30, 12:30) ends where the other begins
    [InlineData("29 13", 60, false)]    // [13:29, 14:29)
    [InlineData("30 13", 60, true)]     // begins where the other ends
    public void Of_DropsTheShorterKept_OnlyWhereWindowsMeet(string at, int window, bool kept)
    {
        var plan = PlanOf($$"""
            { "name": "short", "schedule": "cron(30 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 2 },
            { "name": "long", "schedule": "cron({{at}} * * ? *)", "startWindowMinutes": {{window}}, "deleteAfterDays": 3 }
            """);
        MergedRuns.Of(plan, plan.Since, A.Day(9, 10)).Any(r => r.Rule.Name == "short").ShouldBe(kept);
    }

    [Fact]
    public void Of_KeepsTheEarlier_WhenBothAreKeptEquallyLong()
    {
        var plan = PlanOf("""
            { "name": "later", "schedule": "cron(30 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 2 },
            { "name": "earlier", "schedule": "cron(0 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 2 }
            """);
        MergedRuns.Of(plan, plan.Since, A.Day(9, 10)).ShouldAllBe(r => r.Rule.Name == "earlier");
    }

    [Fact]
    public void Of_KeepsTheFirstRule_WhenAllElseIsEqual_AndForEverIsLongest()
    {
        var equal = PlanOf("""{ "name": "first", "deleteAfterDays": 2 }, { "name": "second", "deleteAfterDays": 2 }""");
        MergedRuns.Of(equal, equal.Since, A.Day(9, 10)).ShouldAllBe(r => r.Rule.Name == "first");
        var endless = PlanOf("""{ "name": "days", "deleteAfterDays": 36500 }, { "name": "for-ever" }""");
        MergedRuns.Of(endless, endless.Since, A.Day(9, 10)).ShouldAllBe(r => r.Rule.Name == "for-ever");
    }

    [Fact]
    public void Of_LetsARejectedRunDisplaceNone()
    {
        const string Rules = """
            { "name": "short", "schedule": "cron(0 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 2 },
            { "name": "rejected", "schedule": "cron(0 12 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 30 }
            """;
        var plan = PlanOf(Rules, ", \"maxDays\": 10");
        MergedRuns.Of(plan, plan.Since, A.Day(9, 10)).ShouldAllBe(r => r.Rule.Name == "short");
        MergedRuns.Rejected(plan, plan.Since, A.Day(9, 10)).Count().ShouldBe(9);
    }

    [Fact]
    public void Of_IsDecidedByDefinition_ForRandomRules() =>
        RandomPlans.Sample(rules =>
        {
            var plan = PlanOf(rules);
            var until = plan.Since.AddDays(12);
            var kept = MergedRuns.Of(plan, plan.Since, until);
            var scheduled = plan.Rules.SelectMany(rule => RunTimes.Between(rule.File.Schedule, null, plan.Since, until).Select(at => new Run(at, rule))).ToList();

            // Also the runs just after the end count: they displace some before it.
            var longer = MergedRuns.Of(plan, plan.Since, until.AddDays(3));
            foreach (var run in scheduled)
            {
                var beaten = longer.Any(other => other.Rule != run.Rule && Meets(run, other) && Beats(other, run));
                kept.Contains(run).ShouldBe(!beaten, $"{run.Rule.Name} {run.At:s}");
            }
        }, iter: Iterations);

    [Fact]
    public void Of_DoesNotDependOnWhenItIsAsked() =>
        Gen.Select(RandomPlans, Gen.Int[1, 12 * 24]).Sample((rules, hours) =>
        {
            var plan = PlanOf(rules);
            var until = plan.Since.AddHours(hours);
            MergedRuns.Of(plan, plan.Since, until).ShouldBe(MergedRuns.Of(plan, plan.Since, until.AddDays(5)).Where(r => r.At < until));
        }, iter: Iterations);

    private static readonly Gen<string> RandomRule =
        Gen.Select(Among("0 *", "0 0/12", "30 5", "15 6/4", "0 20", "45 5-9"), Among(60, 90, 480, 1500), Gen.Int[1, 4])
            .Select((at, window, days) => $"\"schedule\": \"cron({at} * * ? *)\", \"startWindowMinutes\": {window}, \"deleteAfterDays\": {days} }}");

    private static readonly Gen<string> RandomPlans =
        RandomRule.Array[2, 4].Select(rules => string.Join(',', rules.Select((rule, i) => $"{{ \"name\": \"r{i}\", {rule}")));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool Meets(Run a, Run b) => a.At < b.At + b.Rule.StartWindow && b.At < a.At + a.Rule.StartWindow;

    private static bool Beats(Run a, Run b) =>
        (-a.Rule.Lifecycle.Retention ?? int.MinValue, a.At, a.Rule.Index).CompareTo((-b.Rule.Lifecycle.Retention ?? int.MinValue, b.At, b.Rule.Index)) < 0;

    private static Plan PlanOf(string rules, string vault = "") => new Estate(A.Rules(rules, vault: vault)).Regions.Single().Plans.Single();
}
