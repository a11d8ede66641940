using Guardrail.LocalAws.Estates;

namespace Guardrail.LocalAws.Tests.Truth;

public sealed class TrueBillTests
{
    private const string Daily = """{ "name": "daily", "schedule": "cron(0 0 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 30 }""";

    [Fact]
    public void Of_IsTheArticlesFigure_OnceTheWindowIsFull()
    {
        var bill = TrueBill.Of(Scenario.Embedded("article-daily"), 2026, 11);
        var row = bill.Rows.Single();
        bill.GbMonths(row.Total).ShouldBe(15_000m);
        bill.GbMonths(row.WarmSoFar).ShouldBe(15_000m * 21 / 30);
        (row.ColdSoFar, row.ColdRest).ShouldBe((0, 0));
    }

    [Fact]
    public void Of_IsTheArticlesFigure_InTheFirstMonth()
    {
        var bill = TrueBill.Of(A.Rules(Daily, since: "2026-11-01", top: A.Punctual, table: ", \"items\": 1").At(A.Day(11, 1)), 2026, 11);
        bill.GbMonths(bill.Rows.Sum()).ShouldBe(10 * 15.5m);
        bill.Rows.Single().WarmSoFar.ShouldBe(Int128.Zero);
    }

    [Fact]
    public void Of_CountsWhatLiesThereNow()
    {
        var rows = TrueBill.Of(Scenario.Embedded("article-hourly"), 2026, 11).Rows;
        (rows.Sum(r => r.PointsNow), rows.Sum(r => r.BytesNow)).ShouldBe((3 * 336, 336 * (300L << 30)));
    }

    [Theory]
    [InlineData("punctual")]
    [InlineData("late")]
    public void Of_EqualsTheListingsOfEveryHour(string timing)
    {
        // Listings are taken on the half hour; with everything on the full hour that is exact, and with lateness it is right to a fraction of a percent.
        var scenario = Scenario.Parse($$"""
            { "asOf": "2026-11-12T00:00:00Z", {{(timing == "punctual" ? A.Punctual : "")}} "accounts": { "111122223333": { "regions": {
              "us-east-1": { "tables": [{ "name": "orders", "size": "7GB" }, { "name": "gone", "size": "3GB", "createdAt": "2020-01-01", "deletedAt": "2026-10-30" }],
                "vaults": [{ "name": "Default" }],
                "plans": [{ "name": "p", "since": "2026-10-20", "backsUp": ["orders", "gone"], "rules": [
                  { "name": "long", "schedule": "cron(0 4 * * ? *)", "deleteAfterDays": 100, "coldAfterDays": 5, "copies": [{ "vault": "far", "region": "eu-west-1", "deleteAfterDays": 9 }] },
                  { "name": "short", "schedule": "cron(0 * * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 2 } ] }],
                "recoveryPoints": [{ "vault": "Default", "table": "orders", "createdAt": "2026-11-03", "size": "5GB", "deleteAfterDays": 4 }] },
              "eu-west-1": { "vaults": [{ "name": "far" }] } } } } }
            """);
        var (warm, cold, transferred) = (Int128.Zero, Int128.Zero, Int128.Zero);
        for (var at = A.Day(11, 1).AddMinutes(30); at < A.Day(12, 1); at = at.AddHours(1))
        {
            var estate = new Estate(scenario.At(at));
            foreach (var point in estate.Regions.SelectMany(r => r.Vaults.SelectMany(v => estate.PointsOf(v, r))))
            {
                // Hand-written points are listed before their time; everything else is there when it was made.
                if (point.CreatedMs >= at.ToUnixTimeMilliseconds()) continue;
                if (point.ColdMs <= at.ToUnixTimeMilliseconds()) cold += (Int128)point.Size!.Value * 3_600_000;
                else warm += (Int128)point.Size!.Value * 3_600_000;
            }
        }
        var rows = TrueBill.Of(scenario, 2026, 11).Rows;
        transferred = rows.Aggregate(Int128.Zero, (sum, r) => sum + r.TransferredSoFar + r.TransferredRest);
        var (trueWarm, trueCold) = rows.Aggregate((Int128.Zero, Int128.Zero), (sum, r) => (sum.Item1 + r.WarmSoFar + r.WarmRest, sum.Item2 + r.ColdSoFar + r.ColdRest));
        if (timing == "punctual")
        {
            (trueWarm, trueCold).ShouldBe((warm, cold));
            transferred.ShouldBe((Int128)30 * (7L << 30));
        }
        ((double)trueWarm / (double)warm).ShouldBe(1, 0.003);
        ((double)trueCold / (double)cold).ShouldBe(1, 0.003);
    }

    [Fact]
    public void Of_ReckonsAnyMonth_WhicheverTheScenariosInstant()
    {
        var scenario = A.Rules(Daily, since: "2026-09-01", top: A.Punctual);
        var past = TrueBill.Of(scenario, 2026, 10).Rows.Single();
        var future = TrueBill.Of(scenario, 2026, 12).Rows.Single();
        (past.WarmRest, future.WarmSoFar).ShouldBe((0, 0));
        past.PointsNow.ShouldBe(29);
        future.PointsNow.ShouldBe(29);
        TrueBill.Of(scenario.At(A.Day(1, 1).AddYears(1)), 2026, 12).Rows.Single().Total.ShouldBe(future.Total);
    }

    [Fact]
    public void Of_LeavesOutParentsAndOthers()
    {
        var rows = TrueBill.Of(Scenario.Embedded("messy"), 2026, 11).Rows;
        rows.ShouldAllBe(r => r.TableArn.Contains(":table/", StringComparison.Ordinal));
        rows.ShouldContain(r => r.VaultArn.Contains("777788889999", StringComparison.Ordinal));
        rows.ShouldContain(r => r.ColdSoFar > 0);
        rows.ShouldContain(r => !r.IsAdvanced);
        rows.ShouldContain(r => r.PlanId == null);
    }
}

internal static class TrueStorageSum
{
    public static Int128 Sum(this IEnumerable<TrueStorage> rows) => rows.Aggregate(Int128.Zero, (sum, row) => sum + row.Total);
}
