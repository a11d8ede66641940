using Guardrail.Inventory;

namespace Guardrail.Scheduling;

public sealed class SchedulePreviewTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    // The example of AWS's guide: hourly, and every 12 hours with a window of 8.
    private static readonly BackupRule[] Rules =
    [
        new() { Id = "h", Name = "hourly", TargetVaultName = "v", ScheduleExpression = "cron(0 * * * ? *)", StartWindowMinutes = 60, Lifecycle = new Lifecycle(null, 1) },
        new() { Id = "t", Name = "twice", TargetVaultName = "v", ScheduleExpression = "cron(0 0/12 * * ? *)", StartWindowMinutes = 480, Lifecycle = new Lifecycle(null, 7) },
    ];

    private static PreviewedRun Run(int hour, string rule) => new(Midnight.AddHours(hour), rule);

    private static readonly PreviewedRun[] True = [Run(0, "t"), Run(8, "h"), Run(9, "h"), Run(10, "h"), Run(11, "h"), Run(12, "t")];

    [Fact]
    public void Difference_IsNone_WhenAwsForeseesTheSame() => SchedulePreview.Difference(Rules, [.. True.Reverse()]).ShouldBeNull();

    [Fact]
    public void Difference_IsNone_WhenAwsSaysNothing() => SchedulePreview.Difference(Rules, []).ShouldBeNull();

    [Fact]
    public void Difference_IsNone_WhenAScheduleCannotBeRead() => SchedulePreview.Difference([Rules[0] with { ScheduleExpression = "daily" }], True).ShouldBeNull();

    [Fact]
    public void Difference_NamesBoth_WhenAwsRunsAtAnotherTime() =>
        SchedulePreview.Difference(Rules, [.. True.Select(run => run with { At = run.At.AddMinutes(30) })])
            .ShouldBe("AWS foresees a run 2026-11-22T00:30Z by rule 'twice', and here it is 2026-11-22T08:00Z by rule 'hourly'");

    [Fact]
    public void Difference_NamesBoth_WhenAwsDoesNotMergeRules() =>
        SchedulePreview.Difference(Rules, [Run(0, "t"), Run(1, "h"), Run(8, "h")]).ShouldBe(
            "AWS foresees a run 2026-11-22T01:00Z by rule 'hourly', and here it is 2026-11-22T08:00Z by rule 'hourly'");

    [Fact]
    public void Difference_NamesBoth_WhenAnotherRuleRuns() =>
        SchedulePreview.Difference(Rules, [Run(0, "h"), .. True[1..]]).ShouldBe("AWS foresees a run 2026-11-22T00:00Z by rule 'hourly', and here it is 2026-11-22T00:00Z by rule 'twice'");

    [Fact]
    public void Difference_SaysSo_WhenAwsLeavesOneOut() =>
        SchedulePreview.Difference(Rules, [.. True.Where((_, place) => place != 2)]).ShouldBe("AWS foresees a run 2026-11-22T10:00Z by rule 'hourly', and here it is 2026-11-22T09:00Z by rule 'hourly'");
}
