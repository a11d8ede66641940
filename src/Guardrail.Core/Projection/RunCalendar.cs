using Guardrail.Ledger;
using Guardrail.Scheduling;

namespace Guardrail.Projection;

/// <summary>The runs of one merged set of rules, past and future, each question answered once however many tables ask it.</summary>
internal sealed class RunCalendar(IReadOnlyList<ScheduledRule> rules, MonthAxis axis)
{
    private readonly MergedSchedule _merged = new(rules);
    private readonly Dictionary<(long From, long Until), long[][]> _runs = [];
    private readonly Dictionary<(int Rule, RunCourse Course), (RunProfile Level, RunProfile Growth)> _profiles = [];
    private readonly Dictionary<(int Rule, long Retention), long?> _gaps = [];
    private readonly Dictionary<int, long?> _next = [];
    private IReadOnlyList<MeanRuns>? _means;

    /// <summary>How far back runs are compared with points, at least.</summary>
    private const long Lookback = 62 * Instants.Day;

    /// <summary>How far back runs of rarer rules are compared with points.</summary>
    private const long LongLookback = 800 * Instants.Day;

    /// <summary>The mean runs a day over 28 years.</summary>
    public MeanRuns Mean(int rule) => (_means ??= _merged.RunsPerDay(Instants.Instant(axis.AsOf)))[rule];

    public long StartWindow(int rule) => (long)rules[rule].StartWindow.TotalMilliseconds;

    /// <summary>The latest runs before asOf, ascending: two months of them, more for a rare rule.</summary>
    public long[] Recent(int rule)
    {
        var reach = Math.Max(Lookback, Math.Min(StartWindow(rule), LongLookback));
        var runs = Between(rule, axis.AsOf - reach, axis.AsOf);
        return runs.Length >= 3 ? runs : Between(rule, axis.AsOf - LongLookback, axis.AsOf);
    }

    /// <summary>The first run from asOf on; null where there is none for 28 years.</summary>
    public long? Next(int rule)
    {
        if (!_next.TryGetValue(rule, out var next))
        {
            var soon = Between(rule, axis.AsOf, axis.End);
            next = soon.Length > 0 ? soon[0]
                : Mean(rule).Count > 0 ? Between(rule, axis.AsOf, axis.AsOf + MeanRuns.Days * Instants.Day)[0]
                : null;
            _next.Add(rule, next);
        }
        return next;
    }

    /// <summary>The runs of one rule in [from, until), ascending.</summary>
    public long[] Between(int rule, long from, long until)
    {
        if (from >= until)
        {
            return [];
        }
        if (!_runs.TryGetValue((from, until), out var byRule))
        {
            var lists = rules.Select(_ => new List<long>()).ToArray();
            foreach (var run in _merged.Runs(Instants.Instant(from), Instants.Instant(until)))
            {
                lists[run.Rule].Add(Instants.Of(run.At));
            }
            byRule = [.. lists.Select(list => list.ToArray())];
            _runs.Add((from, until), byRule);
        }
        return byRule[rule];
    }

    /// <summary>The longest time between two runs of one rule within its last retention window; null where there are no two runs to say.</summary>
    public long? LongestGap(int rule, long retentionDays)
    {
        if (!_gaps.TryGetValue((rule, retentionDays), out var gap))
        {
            var longest = _merged.MaxGap(rule, Instants.Instant(Math.Max(0, axis.AsOf - Instants.Milliseconds(retentionDays))), Instants.Instant(axis.AsOf));
            gap = longest is { } known ? (long)known.TotalMilliseconds : null;
            _gaps.Add((rule, retentionDays), gap);
        }
        return gap;
    }

    /// <summary>What all runs from asOf to the end of the axis add for each byte, and for each byte a millisecond that the table grows.</summary>
    public (RunProfile Level, RunProfile Growth) Profile(int rule, RunCourse course)
    {
        if (!_profiles.TryGetValue((rule, course), out var profile))
        {
            profile = (new RunProfile(), new RunProfile());
            foreach (var run in Between(rule, axis.AsOf, axis.End))
            {
                profile.Level.Add(axis, run, course, 1);
                profile.Growth.Add(axis, run, course, run - axis.AsOf);
            }
            _profiles.Add((rule, course), profile);
        }
        return profile;
    }
}
