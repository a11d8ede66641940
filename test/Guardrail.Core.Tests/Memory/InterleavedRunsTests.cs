using System.Globalization;
using CsCheck;
using Guardrail.Alerting;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Memory;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Memory;

/// <summary>Runs at once, in any order of their steps, with crashes at any of them: nothing is lost, repeats are marked, and nothing contradicts what is newer.</summary>
public class InterleavedRunsTests
{
    /// <summary>More rounds for a longer look: GUARDRAIL_INTERLEAVINGS=100000.</summary>
    private static readonly long Rounds = long.TryParse(Environment.GetEnvironmentVariable("GUARDRAIL_INTERLEAVINGS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : 400;

    private static readonly Policy Limits = Policy.Default with
    {
        Budgets = [A.Budget(warning: 100, critical: 1000)],
        Kinds = KindSetting.Defaults.ToDictionary(pair => pair.Key, pair => pair.Value with { Enabled = pair.Key == FindingKind.OverBudget }),
    };

    /// <summary>Gone twice as often as each way of standing: nothing, a warning, a band more, critical.</summary>
    private static readonly int[] Values = [0, 0, 150, 250, 1200];

    private sealed class CrashException : Exception;

    private sealed record Message(DateTimeOffset AsOf, NewsKind Kind, int Level, bool Repeated);

    /// <summary>Of one run: what it saw (0 is gone), how long after the one before, whether it read everything.</summary>
    private sealed record Plan(int Value, int SecondsAfter, bool Whole);

    [Fact]
    public void Interleavings_LoseNothing_RepeatOnlyMarked_AndContradictNothingNewer()
    {
        var plan = Gen.Select(Gen.Int[0, Values.Length - 1], Gen.Int[0, 900], Gen.Bool, (value, after, whole) => new Plan(Values[value], after, whole));
        Gen.Select(plan.Array[2, 4], Gen.Int[0, 999].Array[60], Gen.Int[0, 30])
            .Sample((plans, choices, crashEvery) => Check(plans, choices, crashEvery), iter: Rounds, threads: 1);
    }

    private static void Check(Plan[] plans, int[] choices, int crashEvery)
    {
        var world = new World();
        world.Play(plans, choices, crashEvery);

        // The newer message never comes before the older one.
        foreach (var (earlier, later) in world.Told.Zip(world.Told.Skip(1)))
        {
            (later.AsOf >= earlier.AsOf).ShouldBeTrue("a message of an older run came after one of a newer run");
            if (later.Kind == earlier.Kind && later.Level <= earlier.Level && later.Kind != NewsKind.Reminder)
                later.Repeated.ShouldBeTrue($"{later.Kind} came twice and the second is not marked");
        }

        // Whatever happened, a later run that sees it puts things right: people know how bad it is.
        world.Later(150);
        world.Level().ShouldBeGreaterThanOrEqualTo(LevelOf(150));
        world.Later(1200);
        world.Level().ShouldBeGreaterThanOrEqualTo(LevelOf(1200));
        var before = world.Told.Count;
        world.Later(1200);
        world.Told.Count.ShouldBe(before, "what was confirmed is not told again");
        world.Later(0);
        world.Later(0);
        world.Told[^1].Kind.ShouldBe(NewsKind.Resolved);
        world.Level().ShouldBe(0);
    }

    private static int LevelOf(decimal value) => value switch { > 1000 => 3, >= 200 => 2, > 100 => 1, _ => 0 };

    /// <summary>One memory, one clock, the messages that went out, and runs that halt before every step.</summary>
    private sealed class World
    {
        private readonly MemoryInPieces _store = new();
        private readonly SteppedClock _clock = new(A.AsOf);
        private readonly List<TaskCompletionSource> _waiting = [];
        private DateTimeOffset _asOf = A.AsOf;

        public List<Message> Told { get; } = [];

        public World() => _store.At = _ => StepAsync();

        /// <summary>What somebody who read all messages takes for granted now: 0 for nothing wrong.</summary>
        public int Level()
        {
            var level = 0;
            foreach (var message in Told)
                level = message.Kind is NewsKind.Resolved or NewsKind.Withdrawn ? 0 : Math.Max(level, message.Level);
            return level;
        }

        public void Play(Plan[] plans, int[] choices, int crashEvery)
        {
            var runs = new List<Task>();
            var (next, choice) = (0, 0);
            while (next < plans.Length || _waiting.Count > 0)
            {
                var chosen = choices[choice++ % choices.Length];
                if (next < plans.Length && (_waiting.Count == 0 || chosen % 4 == 0))
                {
                    _asOf = _asOf.AddSeconds(plans[next].SecondsAfter);
                    _clock.Now = _clock.Now < _asOf ? _asOf : _clock.Now;
                    // A run reports of the instant it began at, and may be overtaken by one that began later.
                    runs.Add(RunAsync($"run{next}", plans[next].Value, plans[next].Whole, _asOf));
                    next++;
                    continue;
                }
                // Time passes while runs work: sometimes enough for a claim to lapse.
                _clock.Now = _clock.Now.AddSeconds(chosen % 7 == 0 ? 400 : 1);
                var step = _waiting[chosen % _waiting.Count];
                _waiting.Remove(step);
                if (crashEvery > 0 && choice % (crashEvery + 3) == 0)
                    step.SetException(new CrashException());
                else
                    step.SetResult();
            }
            runs.ShouldAllBe(run => run.IsCompleted);
            runs.Where(run => run.IsFaulted).ShouldAllBe(run => run.Exception!.InnerExceptions.All(inner => inner is CrashException));
        }

        /// <summary>A run by itself, a while later.</summary>
        public void Later(decimal value)
        {
            _clock.Now = _clock.Now.AddHours(1);
            _asOf = _clock.Now;
            var run = RunAsync($"late{_asOf:O}", value, true, _asOf);
            while (_waiting.Count > 0)
            {
                var step = _waiting[0];
                _waiting.RemoveAt(0);
                step.SetResult();
            }
            run.IsCompletedSuccessfully.ShouldBeTrue(run.Exception?.ToString());
        }

        private Task StepAsync()
        {
            // Continuations run inside SetResult: when it returns, the run stands before its next step.
            var step = new TaskCompletionSource();
            _waiting.Add(step);
            return step.Task;
        }

        private async Task RunAsync(string id, decimal value, bool whole, DateTimeOffset asOf)
        {
            var report = A.Report(A.Table("orders", A.Rule(value))).WithGaps(whole ? [] : [A.Gap()]) with { AsOf = asOf, Scopes = [A.Scope(complete: whole)] };
            var round = new MemoryRound(_store, _clock);
            var content = await round.ClaimAsync(new Sights(report, Limits, id), report, new HashSet<Scope>(), CancellationToken.None).ConfigureAwait(false);
            if (content.IsWorthTelling)
            {
                await StepAsync().ConfigureAwait(false);
                if (_clock.Now >= round.Until)
                {
                    await round.ReleaseAsync(true, CancellationToken.None).ConfigureAwait(false);
                    return;
                }
                Told.AddRange(content.News.Select(news => new Message(asOf, news.Kind, LevelOf(news.Finding.Value ?? 0), news.Repeated)));
                await StepAsync().ConfigureAwait(false);
            }
            await round.ConfirmAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
