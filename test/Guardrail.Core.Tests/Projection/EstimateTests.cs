using Guardrail.Inventory;
using Guardrail.Pricing;
using Guardrail.Scheduling;
using Guardrail.Units;

namespace Guardrail.Projection;

public sealed class EstimateTests
{
    private static readonly DateTimeOffset FirstOfApril = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_IsTheArticlesExample_For500GbDailyOver30Days()
    {
        var estimate = Estimate.Of(Request(500, Rule("cron(0 0 * * ? *)", 30)), PriceBook.Embedded);

        estimate.Ramp[^1].StorageGb.ShouldBe(15_000m);
        estimate.Ramp[^1].RunRateUsd.ShouldBe(new Usd(1_500m));
        estimate.Figures.SteadyStateUsd.ShouldBe(new Usd(1_500m));
        estimate.Figures.ProjectedMonthUsd.Amount.ShouldBe(775m, 1e-9m);
        estimate.Figures.NextMonths[1].Usd.Amount.ShouldBe(1_500m, 1e-9m);
        estimate.Figures.SteadyStateDate.ShouldBe(new DateOnly(2026, 5, 1));
        estimate.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Of_IsTheArticlesStory_For300GbHourlyOver35Days()
    {
        var estimate = Estimate.Of(Request(300, Rule("cron(0 * * * ? *)", 35)), PriceBook.Embedded);

        estimate.Ramp.Single(point => point.Day == 14).RunRateUsd.ShouldBe(new Usd(10_080m));
        estimate.Ramp[^1].RunRateUsd.ShouldBe(new Usd(25_200m));
        estimate.Figures.SteadyStateUsd.ShouldBe(new Usd(25_200m));
        Estimate.Of(Request(300, Rule("cron(0 0 * * ? *)", 35)), PriceBook.Embedded).Figures.SteadyStateUsd.ShouldBe(new Usd(1_050m));
    }

    [Fact]
    public void Of_HasNoFullPoint_WhenARuleNeverExpires()
    {
        var estimate = Estimate.Of(Request(100, Rule("cron(0 0 * * ? *)", null)), PriceBook.Embedded);

        estimate.Ramp.Select(point => point.Day).ShouldBe([1, 7, 14, 30]);
        estimate.Figures.SteadyStateUsd.ShouldBeNull();
        estimate.Figures.MonthlyGrowthUsd.Amount.ShouldBe(100 * 30.436875m * 0.10m, 1e-9m);
    }

    [Fact]
    public void Of_GrowsByTheSameBytesEveryMonth_WhenGrowthIsGiven()
    {
        var estimate = Estimate.Of(Request(100, Rule("cron(0 0 1 * ? *)", 1)) with { GrowthPerMonth = 0.10m }, PriceBook.Embedded);

        // One point a month, kept one day: its size alone makes the difference.
        var month = estimate.Figures.NextMonths[12];
        var days = (decimal)(new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero) - FirstOfApril).TotalDays;
        (month.UsdWithGrowth.Amount / month.Usd.Amount).ShouldBe(1 + 0.10m * days / 30.436875m, 1e-12m);
    }

    [Fact]
    public void Of_NamesTheField_WhenTheScheduleIsMalformed() =>
        Should.Throw<ScheduleFormatException>(() => Estimate.Of(Request(1, Rule("cron(0 24 * * ? *)", 30)), PriceBook.Embedded)).Message.ShouldContain("hours");

    [Fact]
    public void Of_IsALowerBound_WhenTheRegionHasNoPrice() =>
        Estimate.Of(Request(500, Rule("cron(0 0 * * ? *)", 30)) with { Region = "mars-1" }, PriceBook.Embedded)
            .Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("price/mars-1", "PriceUnknown")]);

    [Fact]
    public void Of_NamesTheSchedule_WhenItNeverRuns() =>
        Should.Throw<ScheduleFormatException>(() => Estimate.Of(Request(1, Rule("cron(0 0 31 2 ? *)", 30)), PriceBook.Embedded)).Message.ShouldContain("never runs");

    [Fact]
    public void Of_CountsCopies_WhicheverAccountTheyGoTo()
    {
        var rule = Rule("cron(0 0 * * ? *)", 30);
        var copied = rule with { Copies = [new CopyAction("arn:aws:backup:us-east-1:111122223333:backup-vault:a", null), new CopyAction("arn:aws:backup:us-east-1:444455556666:backup-vault:b", null)] };

        var estimate = Estimate.Of(Request(500, copied), PriceBook.Embedded);

        estimate.ByRule.ShouldAllBe(row => row.InTotals);
        estimate.Gaps.ShouldBeEmpty();
        estimate.Ramp[^1].StorageGb.ShouldBe(3 * 15_000m);
        estimate.Figures.SteadyStateUsd.ShouldBe(new Usd(3 * 1_500m));
    }

    private static EstimateRequest Request(long gb, params BackupRule[] rules) => new()
    {
        TableSizeBytes = gb << 30,
        Rules = rules,
        Region = "us-east-1",
        Start = FirstOfApril,
    };

    private static BackupRule Rule(string schedule, long? deleteAfterDays) => new()
    {
        Id = "r",
        Name = "rule",
        TargetVaultName = "Default",
        ScheduleExpression = schedule,
        Lifecycle = new Lifecycle(null, deleteAfterDays),
    };
}
