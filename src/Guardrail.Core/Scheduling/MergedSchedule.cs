namespace Guardrail.Scheduling;

/// <summary>The runs of one plan's rules after AWS Backup has merged those whose start windows overlap.</summary>
/// <remarks>
/// Documented: of overlapping runs one backup is made, by the rule with the longer retention, and the whole start window counts. Inferred: how more than two
/// rules or equal retentions are resolved. Here rules take their turn from the longest retention to the shortest, rules of equal retention together in order of
/// time and then of their place in the plan, and a run is dropped if its [run, run + start window) meets that of a run already kept of another rule.
/// <para>
/// Rules of equal retention therefore depend on what was kept before. The merge is defined as if it had begun in 1970, whatever the period asked for; it is
/// computed from the last instant at which no start window of the tied rules was open, and only where there is none within two weeks from the state on 1 January,
/// which is kept. Safe to use from several threads.
/// </para>
/// </remarks>
public sealed class MergedSchedule
{
    private static readonly long Beginning = new DateTime(CronYears.First, 1, 1).AddDays(-2).Ticks;

    private static readonly long End = new DateTime(CronYears.Last + 1, 1, 1).AddDays(2).Ticks;

    private const long Year = 366 * TimeSpan.TicksPerDay;

    private readonly IReadOnlyList<ScheduledRule> _rules;
    private readonly long[] _windows;
    private readonly long _widest;

    /// <summary>The places of the rules, longest retention first, those of equal retention together.</summary>
    private readonly int[][] _turns;

    /// <summary>By turn and year, when the start windows of the tied rules close that are open on 1 January.</summary>
    private readonly long[][][] _openOnNewYear;

    /// <summary>Merges the rules of one plan.</summary>
    /// <param name="rules">In the plan's own order; empty gives no runs. Leave out rules whose runs are all rejected, for they displace no others.</param>
    public MergedSchedule(IReadOnlyList<ScheduledRule> rules)
    {
        _rules = rules;
        _windows = [.. rules.Select(rule => rule.StartWindow.Ticks)];
        _widest = _windows.DefaultIfEmpty().Max();
        _turns = [.. Enumerable.Range(0, rules.Count)
            .GroupBy(place => rules[place].Longevity)
            .OrderByDescending(tied => tied.Key)
            .Select(tied => tied.ToArray())];
        _openOnNewYear = [.. _turns.Select(_ => new long[CronYears.Last + 2 - CronYears.First][])];
    }

    /// <summary>The runs that happen in [<paramref name="from"/>, <paramref name="until"/>), ascending.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="until">Exclusive.</param>
    public IReadOnlyList<MergedRun> Runs(DateTimeOffset from, DateTimeOffset until) =>
        [.. Kept(from.UtcTicks, until.UtcTicks).Select(run => new MergedRun(new DateTimeOffset(run.At, TimeSpan.Zero), run.Rule))];

    /// <summary>The mean over the next 10,227 days of each rule, in the plan's order; exact, computed anew at each call (milliseconds), so keep the answer.</summary>
    /// <param name="from">Inclusive.</param>
    public IReadOnlyList<MeanRuns> RunsPerDay(DateTimeOffset from)
    {
        var counts = new long[_rules.Count];
        var end = Later(from.UtcTicks, MeanRuns.Days * TimeSpan.TicksPerDay);
        // Year by year, so that what lies in memory does not grow with 28 years of it.
        for (var start = Clamp(from.UtcTicks); start < end; start = Later(start, Year))
        {
            foreach (var run in Kept(start, Math.Min(end, Later(start, Year))))
            {
                counts[run.Rule]++;
            }
        }
        return [.. counts.Select(count => new MeanRuns(count))];
    }

    /// <summary>
    /// The longest time between two successive runs of a rule of which the earlier is before <paramref name="until"/> and the later after <paramref name="from"/>;
    /// null where there are no two such runs.
    /// </summary>
    /// <param name="rule">The rule's place in the plan, from 0.</param>
    /// <param name="from">The start of the period.</param>
    /// <param name="until">The end of the period.</param>
    /// <remarks>Looks for the run before and the run after the period up to eight years away: the rarest date, 29 February, may be so far.</remarks>
    public TimeSpan? MaxGap(int rule, DateTimeOffset from, DateTimeOffset until) =>
        RunGaps.Longest((start, end) => Kept(start, end).Where(run => run.Rule == rule).Select(run => run.At), from.UtcTicks, until.UtcTicks);

    private List<RuleRun> Kept(long from, long until) => KeptUpTo(_turns.Length - 1, Clamp(from), Clamp(until));

    /// <summary>What the rules of the turns up to this one keep in [from, until).</summary>
    private List<RuleRun> KeptUpTo(int turn, long from, long until)
    {
        if (turn < 0 || from >= until)
        {
            return [];
        }
        var (start, openUntil) = StateBefore(turn, from);
        var kept = Decide(turn, start, until, openUntil);
        kept.RemoveAll(run => run.At < from || run.At >= until);
        return kept;
    }

    /// <summary>What the rules of the turns up to this one keep from <paramref name="start"/> on, and some of what the higher ones keep around it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="start">Inclusive.</param>
    /// <param name="until">Exclusive.</param>
    /// <param name="openUntil">By rule, when the last start window of a kept run closes; brought up to date.</param>
    private List<RuleRun> Decide(int turn, long start, long until, long[] openUntil)
    {
        var higher = KeptUpTo(turn - 1, Earlier(start, _widest), Later(until, _widest));
        return RuleRun.Merge(higher, Undisplaced(Candidates(_turns[turn], start, until), higher, _turns[turn], openUntil));
    }

    /// <summary>The candidates that meet neither a kept run of a higher turn nor an earlier kept one of a tied rule.</summary>
    private List<RuleRun> Undisplaced(List<RuleRun> candidates, List<RuleRun> higher, int[] tied, long[] openUntil)
    {
        var kept = new List<RuleRun>(candidates.Count);
        var (next, higherOpenUntil) = (0, long.MinValue);
        foreach (var run in candidates)
        {
            var end = run.At + _windows[run.Rule];
            for (; next < higher.Count && higher[next].At <= run.At; next++)
            {
                higherOpenUntil = Math.Max(higherOpenUntil, higher[next].At + _windows[higher[next].Rule]);
            }
            var displaced = higherOpenUntil > run.At
                || (next < higher.Count && higher[next].At < end)
                || IsOpenForAnother(run, tied, openUntil);
            if (!displaced)
            {
                openUntil[run.Rule] = end;
                kept.Add(run);
            }
        }
        return kept;
    }

    private static bool IsOpenForAnother(RuleRun run, int[] tied, long[] openUntil)
    {
        foreach (var other in tied)
        {
            if (other != run.Rule && openUntil[other] > run.At)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>An instant up to <paramref name="from"/>, and the windows open then, from which the tied rules of a turn can be decided.</summary>
    private (long Start, long[] OpenUntil) StateBefore(int turn, long from)
    {
        if (_turns[turn].Length == 1)
        {
            return (from, new long[_rules.Count]);
        }
        if (LastPause(_turns[turn], from) is { } pause)
        {
            return (pause, new long[_rules.Count]);
        }
        var year = Math.Max(CronYears.First, new DateTime(from).Year);
        var newYear = year == CronYears.First ? Beginning : new DateTime(year, 1, 1).Ticks;
        // Two threads may both work it out; they find the same.
        var open = _openOnNewYear[turn][year - CronYears.First] ??= OpenAt(turn, newYear);
        return (newYear, [.. open]);
    }

    private long[] OpenAt(int turn, long newYear)
    {
        if (newYear == Beginning)
        {
            return new long[_rules.Count];
        }
        var (start, openUntil) = StateBefore(turn, newYear - 1);
        Decide(turn, start, newYear, openUntil);
        return openUntil;
    }

    /// <summary>The last instant up to <paramref name="from"/> at which no start window of the tied rules is open; null if that is long ago.</summary>
    private long? LastPause(int[] tied, long from)
    {
        foreach (var reach in (ReadOnlySpan<long>)[2 * TimeSpan.TicksPerDay, 16 * TimeSpan.TicksPerDay])
        {
            var (pause, openUntil) = (default(long?), Earlier(from, reach));
            // Windows opened before the first of these candidates have closed at the start of the reach.
            foreach (var run in Candidates(tied, Earlier(openUntil, _widest), from))
            {
                pause = run.At >= openUntil ? run.At : pause;
                openUntil = Math.Max(openUntil, run.At + _windows[run.Rule]);
            }
            if (openUntil <= from || pause is not null)
            {
                return openUntil <= from ? from : pause;
            }
        }
        return null;
    }

    private List<RuleRun> Candidates(int[] places, long from, long until)
    {
        List<RuleRun> all = [];
        foreach (var place in places)
        {
            all = RuleRun.Merge(all, _rules[place].Schedule.AllTicks(from, until).ConvertAll(at => new RuleRun(at, place)));
        }
        return all;
    }

    private static long Clamp(long ticks) => Math.Clamp(ticks, Beginning, End);

    private static long Earlier(long ticks, long by) => Math.Max(Beginning, ticks - by);

    private static long Later(long ticks, long by) => Math.Min(End, ticks + by);
}
