using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;

namespace Guardrail.LocalAws.Tests.Generation;

public sealed class PointTests
{
    private const string TwiceADay = """{ "name": "r", "schedule": "cron(0 6,18 * * ? *)", "startWindowMinutes": 180, "deleteAfterDays": 10 }""";

    [Fact]
    public void Points_StartInTheirWindow_AndGoUpToEightHoursLate()
    {
        var points = Points(A.Rules(TwiceADay));
        foreach (var point in points)
        {
            var created = At(point.CreatedMs);
            var run = created.Date.AddHours(created.Hour < 18 ? 6 : 18);
            (created.UtcDateTime - run).TotalMinutes.ShouldBeInRange(0, 180);
            (At(point.RemovedMs) - created.AddDays(10)).TotalHours.ShouldBeInRange(0, 8);
        }
        points.Select(p => At(p.CreatedMs).TimeOfDay).Distinct().Count().ShouldBeGreaterThan(points.Count / 2);
        points.Average(p => (At(p.RemovedMs) - At(p.CreatedMs).AddDays(10)).TotalHours).ShouldBeInRange(3, 5);
    }

    [Fact]
    public void Points_AreOnTheDot_WhenPunctual()
    {
        foreach (var point in Points(A.Rules(TwiceADay, top: A.Punctual)))
        {
            At(point.CreatedMs).TimeOfDay.ShouldBeOneOf(TimeSpan.FromHours(6), TimeSpan.FromHours(18));
            At(point.RemovedMs).ShouldBe(At(point.CreatedMs).AddDays(10));
        }
    }

    [Fact]
    public void Points_StartInAShareOfTheWindow_WhenTheScenarioSaysSo()
    {
        foreach (var point in Points(A.Rules(TwiceADay, top: "\"lateness\": 0.1,")))
            (At(point.CreatedMs).TimeOfDay.TotalMinutes % 720).ShouldBeInRange(360, 378);
    }

    [Fact]
    public void Points_AreTheSame_ForTheSameSeedOnly()
    {
        Points(A.Rules(TwiceADay)).Select(p => p.CreatedMs).ShouldBe(Points(A.Rules(TwiceADay)).Select(p => p.CreatedMs));
        Points(A.Rules(TwiceADay)).Select(p => p.CreatedMs).ShouldNotBe(Points(A.Rules(TwiceADay, top: "\"seed\": 2,")).Select(p => p.CreatedMs));
    }

    [Fact]
    public void Points_OfTwoInstants_DifferByWhatCameAndWentBetween()
    {
        var scenario = A.Rules(TwiceADay);
        for (var hour = 0; hour < 72; hour += 5)
        {
            var (now, then) = (scenario.AsOf.AddHours(hour).ToUnixTimeMilliseconds(), scenario.AsOf.AddHours(hour + 5).ToUnixTimeMilliseconds());
            var before = Listed(scenario.At(At(now)));
            var after = Listed(scenario.At(At(then)));
            var came = after.Where(p => !before.ContainsKey(p.Key)).Select(p => p.Value);
            var went = before.Where(p => !after.ContainsKey(p.Key)).Select(p => p.Value);
            came.ShouldAllBe(p => p.CreatedMs >= now && p.CreatedMs < then);
            went.ShouldAllBe(p => p.RemovedMs > now && p.RemovedMs <= then);
        }
    }

    [Theory]
    // the table is created or deleted, the plan joined or left: how many of a day's points are made
    [InlineData(", \"createdAt\": \"2026-11-20T06:00:00Z\"", "", 4)]
    [InlineData(", \"createdAt\": \"2026-11-20T06:00:01Z\"", "", 3)]
    [InlineData(", \"deletedAt\": \"2026-11-20T06:00:00Z\"", "", 16)]
    [InlineData(", \"deletedAt\": \"2026-11-20T06:00:01Z\"", "", 17)]
    [InlineData("", ", \"deletedAt\": \"2026-11-20T06:00:00Z\"", 16)]
    [InlineData("", ", \"outages\": [{ \"from\": \"2026-11-20T06:00:00Z\", \"until\": \"2026-11-20T18:00:00Z\" }]", 19)]
    public void Points_NeedTableAndPlan(string table, string plan, int count)
    {
        var text = """
            { "asOf": "2026-11-22T00:00:00Z", "punctual": true, "punctualDeletion": true, "accounts": { "111122223333": { "regions": { "us-east-1": {
              "tables": [{ "name": "orders", "size": "10GB" TABLE }], "vaults": [{ "name": "Default" }],
              "plans": [{ "name": "p", "since": "2026-09-01" PLAN, "rules": [RULE], "backsUp": ["orders"] }] } } } } }
            """;
        var scenario = Scenario.Parse(text.Replace("TABLE", table, StringComparison.Ordinal).Replace("PLAN", plan, StringComparison.Ordinal).Replace("RULE", TwiceADay, StringComparison.Ordinal));
        Listed(scenario).Count.ShouldBe(count);
    }

    [Fact]
    public void Points_BelongToTheTimeTheirTableWasInThePlan()
    {
        var scenario = A.Region($$"""
            "tables": [{ "name": "a", "size": 1 }, { "name": "b", "size": 1 }], "vaults": [{ "name": "Default" }],
            "plans": [{ "name": "p", "since": "2026-09-01", "rules": [{{TwiceADay}}], "backsUp": [{ "tables": "*", "since": "2026-11-20", "until": "2026-11-21" }] }]
            """, A.Punctual);
        Listed(scenario).Count.ShouldBe(4);
    }

    [Fact]
    public void Points_HaveTheTablesSizeOfTheirDay()
    {
        var points = Points(A.Rules(TwiceADay, table: ", \"growthPerMonth\": 0.10", top: A.Punctual)).OrderBy(p => p.CreatedMs).ToList();
        points.Zip(points.Skip(1)).ShouldAllBe(pair => pair.First.Size < pair.Second.Size);
        var months = (A.Day(11, 22) - At(points[0].CreatedMs)).TotalDays / 30.436875;
        (points[0].Size!.Value / (double)(10L << 30)).ShouldBe(Math.Pow(1.1, -months), 1e-9);
    }

    [Fact]
    public void Points_GoStraightToTheAirGappedVault_OnlyWithAdvancedFeatures()
    {
        const string Rule = """{ "name": "r", "schedule": "cron(0 6 * * ? *)", "deleteAfterDays": 20, "airGappedVault": "gap" }""";
        var scenario = A.Region($$"""
            "advancedSince": "2026-11-15",
            "tables": [{ "name": "orders", "size": 1 }],
            "vaults": [{ "name": "Default" }, { "name": "gap", "type": "LOGICALLY_AIR_GAPPED_BACKUP_VAULT", "minDays": 7, "maxDays": 30 }],
            "plans": [{ "name": "p", "since": "2026-09-01", "rules": [{{Rule}}], "backsUp": ["orders"] }]
            """, A.Punctual);
        var points = Listed(scenario).Values;
        points.Where(p => p.Vault!.Name == "gap").ShouldAllBe(p => p.IsAdvanced && At(p.CreatedMs) >= A.Day(11, 15));
        points.Where(p => p.Vault!.Name == "Default").ShouldAllBe(p => !p.IsAdvanced && At(p.CreatedMs) < A.Day(11, 15));
        points.Count(p => p.Vault!.Name == "gap").ShouldBe(7);
    }

    [Fact]
    public void Copies_KeepTheSourcesDate_AndHaveTheirOwnEnd()
    {
        const string Rule = """
            { "name": "r", "schedule": "cron(0 6 * * ? *)", "deleteAfterDays": 10, "copies": [
              { "vault": "same" }, { "vault": "own", "deleteAfterDays": 20 }, { "vault": "source", "deleteAfterDays": -1 }, { "vault": "locked", "deleteAfterDays": 3 },
              { "vault": "far", "region": "eu-west-1", "deleteAfterDays": 2 }, { "vault": "theirs", "account": "777788889999" } ] }
            """;
        var scenario = Scenario.Parse($$"""
            { "asOf": "2026-11-22T00:00:00Z", "punctual": true, "punctualDeletion": true, "accounts": { "111122223333": { "regions": {
              "us-east-1": { "tables": [{ "name": "orders", "size": 1 }],
                "vaults": [{ "name": "Default" }, { "name": "same" }, { "name": "own" }, { "name": "source" }, { "name": "locked", "minDays": 5 }],
                "plans": [{ "name": "p", "since": "2026-09-01", "rules": [{{Rule}}], "backsUp": ["orders"] }] },
              "eu-west-1": { "vaults": [{ "name": "far" }] } } } } }
            """);
        var listed = Listed(scenario).Values.GroupBy(p => p.Vault!.Name).ToDictionary(g => g.Key, g => g.ToList());
        listed.Keys.Order().ShouldBe(["Default", "far", "own", "same", "source"]);
        (listed["Default"].Count, listed["same"].Count, listed["own"].Count, listed["source"].Count, listed["far"].Count).ShouldBe((10, 10, 20, 10, 2));
        listed["far"].ShouldAllBe(p => p.SourceVaultArn == "arn:aws:backup:us-east-1:111122223333:backup-vault:Default"
            && p.ResourceArn == "arn:aws:dynamodb:us-east-1:111122223333:table/orders"
            && p.Arn.StartsWith("arn:aws:backup:eu-west-1:111122223333:recovery-point:", StringComparison.Ordinal)
            && At(p.CreatedMs).Hour == 6);
        Points(scenario).Count(p => p.VaultArn == "arn:aws:backup:us-east-1:777788889999:backup-vault:theirs").ShouldBe(10 + 1);
    }

    [Fact]
    public void Copies_AreNotMade_WithoutAdvancedFeatures()
    {
        const string Rule = """{ "name": "r", "schedule": "cron(0 6 * * ? *)", "deleteAfterDays": 10, "copies": [{ "vault": "Default" }] }""";
        var scenario = A.Region($$"""
            "advanced": false, "tables": [{ "name": "orders", "size": 1 }], "vaults": [{ "name": "Default" }],
            "plans": [{ "name": "p", "since": "2026-09-01", "rules": [{{Rule}}], "backsUp": ["orders"] }]
            """, A.Punctual);
        Listed(scenario).Values.ShouldAllBe(p => p.SourceVaultArn == null);
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    // Everything kept at some time in the last day.
    private static List<RecoveryPoint> Points(Scenario scenario)
    {
        var points = new Estate(scenario).Points(scenario.AsOf.AddDays(-1), scenario.AsOf).ToList();
        points.ShouldNotBeEmpty();
        return points;
    }

    private static Dictionary<string, RecoveryPoint> Listed(Scenario scenario)
    {
        var estate = new Estate(scenario);
        return estate.Regions.SelectMany(r => r.Vaults.SelectMany(v => estate.PointsOf(v, r))).ToDictionary(p => p.Arn + p.VaultArn);
    }
}
