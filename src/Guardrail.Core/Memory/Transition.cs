using Guardrail.Alerting;
using Guardrail.Findings;

namespace Guardrail.Memory;

/// <summary>What becomes of a remembered finding when a run has seen something of it.</summary>
/// <param name="Kind">Whether there is anything to write.</param>
/// <param name="After">What to remember if nothing is told; null where there is nothing to write.</param>
/// <param name="Due">What there is to tell; null for nothing.</param>
/// <param name="Repeated">Whether the same may have been told before.</param>
public sealed record Transition(TransitionKind Kind, RememberedFinding? After, NewsKind? Due, bool Repeated)
{
    private const int QuietEnough = 2;

    private static Transition Nothing { get; } = new(TransitionKind.Nothing, null, null, false);

    /// <summary>Decides. This is the state table of the folder's README.</summary>
    /// <param name="before">What is remembered; null for nothing.</param>
    /// <param name="sight">What the run saw.</param>
    /// <param name="run">The run.</param>
    /// <param name="now">The clock, by which claims lapse.</param>
    public static Transition Of(RememberedFinding? before, Sight sight, RunMark run, DateTimeOffset now)
    {
        if (before is not null && before.AsOf >= run.AsOf && before.Claim?.Run != run.Id)
            return Nothing with { Kind = TransitionKind.Older };
        if (before?.Claim is { } claim && claim.Until > now && claim.Run != run.Id)
            return Nothing with { Kind = TransitionKind.Held };
        var open = before is { State: FindingState.Open } ? before : null;
        return sight switch
        {
            Sight.Raised raised => Raised(open, raised, run),
            Sight.Muted muted => Write(Seen(open, muted.Seen, run) with { Muted = muted.Note }),
            Sight.Near => open is null ? Nothing : Write(open with { AsOf = run.AsOf, QuietRuns = 0 }),
            Sight.Gone { Certain: true } gone when open is not null => Gone(open with { AsOf = run.AsOf }, gone),
            _ => Nothing,
        };
    }

    /// <summary>The row that announces what is due.</summary>
    public RememberedFinding Claimed(RunMark run, DateTimeOffset now) =>
        After! with { Claim = new Claim(run.Id, run.AsOf, Due!.Value, now + RunMark.Lease, Repeated) };

    /// <summary>What is remembered once the message is out. Null where the claim is not this run's any more: somebody else has told since.</summary>
    public static RememberedFinding? Confirmed(RememberedFinding claimed, RunMark run)
    {
        if (claimed.Claim is not { } claim || claim.Run != run.Id || claim.AsOf != run.AsOf)
            return null;
        var told = new Told(claim.What, claimed.Finding.Severity, Band.Of(claimed.Finding), claimed.Finding.Value, claim.AsOf);
        var state = claim.What switch
        {
            NewsKind.Resolved => FindingState.Resolved,
            NewsKind.Withdrawn => FindingState.Withdrawn,
            _ => FindingState.Open,
        };
        return claimed with { State = state, Told = told, Claim = null };
    }

    /// <summary>What is remembered where the message did not go out. Null where the claim is not this run's any more.</summary>
    /// <param name="claimed">The row as it was claimed.</param>
    /// <param name="run">The run.</param>
    /// <param name="now">The clock.</param>
    /// <param name="certain">Whether it is certain that nobody got it; if not, the next message is marked as a repeat.</param>
    public static RememberedFinding? Released(RememberedFinding claimed, RunMark run, DateTimeOffset now, bool certain)
    {
        if (claimed.Claim is not { } claim || claim.Run != run.Id || claim.AsOf != run.AsOf)
            return null;
        return claimed with { Claim = certain && !claim.Repeated ? null : claim with { Until = now } };
    }

    private static Transition Raised(RememberedFinding? open, Sight.Raised raised, RunMark run)
    {
        var after = Seen(open, raised.Seen, run) with { Muted = null };
        var lapsed = open?.Claim is not null;
        if (open is null || open.Told is not { } told || open.Claim is { What: NewsKind.Resolved or NewsKind.Withdrawn })
            return new(TransitionKind.Write, after, NewsKind.New, lapsed);

        // A policy that draws other lines has not made anything worse: what was told counts by the new lines.
        if (open.PolicyPart != raised.Seen.PolicyPart)
        {
            told = told with { Severity = Milder(told.Severity, raised.Seen.Finding.Severity), Band = Band.Of(told.Value, raised.Seen.Finding.Limit) };
            after = after with { Told = told };
        }
        var rank = Severity.Rank(raised.Seen.Finding.Severity) - Severity.Rank(told.Severity);
        if (rank > 0 || (rank == 0 && Band.Of(raised.Seen.Finding) > told.Band))
            return new(TransitionKind.Write, after, NewsKind.Worse, lapsed);
        var due = run.AsOf - told.AsOf >= TimeSpan.FromDays(run.ReminderDays) - RunMark.Jitter;
        return raised.Whole && (due || open.Muted is not null)
            ? new(TransitionKind.Write, after, NewsKind.Reminder, lapsed)
            : Write(after with { Muted = raised.Whole ? null : open.Muted });
    }

    private static Transition Gone(RememberedFinding open, Sight.Gone gone)
    {
        var withdrawn = gone.PolicyPart != open.PolicyPart;
        var quiet = open with { QuietRuns = open.QuietRuns + 1 };
        if (!withdrawn && quiet.QuietRuns < QuietEnough)
            return Write(quiet);
        // Nobody was told that it stood, or somebody asked not to be: nobody needs to know that it does not.
        return quiet.MayBeTold && quiet.Muted is null
            ? new(TransitionKind.Write, quiet, withdrawn ? NewsKind.Withdrawn : NewsKind.Resolved, open.Claim is { What: NewsKind.Resolved or NewsKind.Withdrawn })
            : Write(quiet with { State = withdrawn ? FindingState.Withdrawn : FindingState.Resolved, Claim = null });
    }

    private static RememberedFinding Seen(RememberedFinding? open, SeenFinding seen, RunMark run) => new()
    {
        Finding = seen.Finding,
        BudgetId = seen.BudgetId,
        State = FindingState.Open,
        AsOf = run.AsOf,
        Told = open?.Told,
        Claim = open?.Claim,
        Muted = open?.Muted,
        PolicyPart = seen.PolicyPart,
        DependsOn = Dependencies.Together(open?.DependsOn ?? [], seen.DependsOn, run),
        KnownGaps = seen.Gaps,
    };

    private static Transition Write(RememberedFinding after) => new(TransitionKind.Write, after, null, false);

    private static string Milder(string one, string other) => Severity.Rank(one) <= Severity.Rank(other) ? one : other;
}

/// <summary>Whether there is anything to write.</summary>
public enum TransitionKind
{
    /// <summary>Nothing is remembered and nothing needs to be, or nothing can be concluded.</summary>
    Nothing,

    /// <summary>A newer run has been here: this one knows less.</summary>
    Older,

    /// <summary>Another run is just telling.</summary>
    Held,

    /// <summary>Something is to be written, and perhaps told.</summary>
    Write,
}
