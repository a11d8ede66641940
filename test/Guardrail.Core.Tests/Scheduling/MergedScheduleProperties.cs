using CsCheck;
using Guardrail.Scheduling;

namespace Guardrail.Tests.Scheduling;

/// <summary>The merge against the rule written down word by word: every run against every kept one, from the very first.</summary>
public sealed class MergedScheduleProperties
{
    private static readonly long Iterations = long.Parse(Environment.GetEnvironmentVariable("CsCheck_Iter") ?? "150");

    [Fact]
    public void Runs_AreThoseOfTheDefinition() =>
        Gen.Select(Rules("2026"), Gen.Int[0, 900], Gen.Int[0, 500]).Sample(
            (rules, start, length) =>
            {
                // All schedules begin in 2026, so the whole history is short enough to compare everything with everything.
                var from = At.Utc("2026-01-01").AddMinutes(start * 37);
                var until = from.AddHours(length);
                var expected = Defined(rules, At.Utc("2025-12-30"), until.AddDays(4)).Where(run => run.At >= from && run.At < until);

                new MergedSchedule(rules).Runs(from, until).ShouldBe(expected.OrderBy(run => run.At));
            },
            iter: Iterations);

    [Fact]
    public void Runs_OfAPart_AreThoseOfTheWhole() =>
        Gen.Select(Rules("*"), Gen.Int[0, 2000], Gen.Int[0, 2000]).Sample(
            (rules, start, length) =>
            {
                var merged = new MergedSchedule(rules);
                var from = At.Utc("2026-06-01").AddMinutes(start * 11);
                var until = from.AddMinutes(length * 11);

                merged.Runs(from, until).ShouldBe(merged.Runs(At.Utc("2026-05-20"), At.Utc("2026-07-10")).Where(run => run.At >= from && run.At < until));
            },
            iter: Iterations / 5);

    [Fact]
    public void MaxGap_IsTheLongestBetweenNeighbours() =>
        Gen.Select(Rules("*"), Gen.Int[0, 2000], Gen.Int[0, 2000]).Sample(
            (rules, start, length) =>
            {
                var merged = new MergedSchedule(rules);
                var from = At.Utc("2026-06-01").AddMinutes(start * 11);
                var until = from.AddMinutes(length * 11);
                var runs = merged.Runs(from.AddDays(-800), until.AddDays(800)).Where(run => run.Rule == 0).Select(run => run.At).ToList();
                var gaps = runs.Zip(runs.Skip(1)).Where(pair => pair.First < until && pair.Second > from).Select(pair => pair.Second - pair.First);

                merged.MaxGap(0, from, until).ShouldBe(gaps.Cast<TimeSpan?>().Max());
            },
            iter: Iterations / 15);

    private static List<MergedRun> Defined(ScheduledRule[] rules, DateTimeOffset from, DateTimeOffset until)
    {
        var kept = new List<MergedRun>();
        var inTurn = rules
            .SelectMany((rule, place) => rule.Schedule.Occurrences(from, until).Select(at => new MergedRun(at, place)))
            .OrderByDescending(run => rules[run.Rule].RetentionDays ?? long.MaxValue).ThenBy(run => run.At).ThenBy(run => run.Rule);
        foreach (var run in inTurn)
        {
            var end = run.At + rules[run.Rule].StartWindow;
            if (!kept.Any(other => other.Rule != run.Rule && other.At < end && run.At < other.At + rules[other.Rule].StartWindow))
            {
                kept.Add(run);
            }
        }
        return kept;
    }

    private static Gen<ScheduledRule[]> Rules(string years) => Gen.Select(
        Gen.Int[0, 59],
        Gen.OneOf("0/2", "0/6", "0/12", "3", "5,6,9", "1-4", "22-2", "0/4", "1/5"),
        Gen.OneOf("* * ?", "? * *", "? * MON-FRI", "? * 2", "1,15 * ?", "1/3 * ?"),
        Gen.OneOf<long?>(Gen.Long[0, 700].Select(minutes => minutes == 0 ? (long?)null : minutes), Gen.Long[1, 4000].Select(minutes => (long?)minutes)),
        Gen.OneOf<long?>(null, 1, 7, 7, 30),
        (minute, hours, days, window, retention) =>
            new ScheduledRule(BackupSchedule.Parse($"{minute} {hours} {days} {years}", null), window, retention)).Array[1, 4];
}
