using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Memory;

namespace Guardrail.Core.Tests.Memory;

/// <summary>The state table of the folder's README, cell by cell, and what stands between its cells.</summary>
public class TransitionTests
{
    private static readonly DateTimeOffset Now = A.AsOf.AddMinutes(2);
    private static readonly Scope Scope = new(A.Account, A.Region);
    private static readonly RunMark Run = new("me", A.AsOf, 7) { Asked = new HashSet<Scope> { Scope } };

    private static readonly Finding Finding = new()
    {
        Id = "f",
        Kind = FindingKind.OverBudget,
        Severity = Severity.Warning,
        Scope = "all",
        AccountId = A.Account,
        Region = A.Region,
        TableArn = null,
        PlanId = null,
        Value = 150,
        Limit = 100,
        Unit = "USD/month",
        Message = "Too much.",
        Advice = "Less.",
    };

    private static readonly RememberedFinding Open = new()
    {
        Finding = Finding,
        BudgetId = "b1",
        State = FindingState.Open,
        AsOf = A.AsOf.AddDays(-1),
        PolicyPart = "p",
        DependsOn = [new Dependency(Scope, A.AsOf.AddDays(-1))],
    };

    private static readonly RememberedFinding Told = Open with { Told = new Told(NewsKind.New, Severity.Warning, 0, 150, A.AsOf.AddDays(-2)) };

    /// <summary>Row names of the README.</summary>
    private static readonly Dictionary<string, RememberedFinding?> States = new()
    {
        ["unknown"] = null,
        ["untold"] = Open,
        ["told"] = Told,
        ["told 7 days ago"] = Told with { Told = Told.Told! with { AsOf = A.AsOf.AddDays(-7) } },
        ["quiet once"] = Told with { QuietRuns = 1 },
        ["muted"] = Told with { Muted = new MuteNote("known", null) },
        ["muted, untold"] = Open with { Muted = new MuteNote("known", null) },
        ["claim lapsed: new"] = Open with { Claim = Lapsed(NewsKind.New) },
        ["claim lapsed: worse"] = Told with { Claim = Lapsed(NewsKind.Worse) },
        ["claim lapsed: resolved"] = Told with { QuietRuns = 2, Claim = Lapsed(NewsKind.Resolved) },
        ["claimed by another run"] = Open with { Claim = new Claim("other", A.AsOf.AddMinutes(-1), NewsKind.New, Now.AddMinutes(5), false) },
        ["claimed by this run's first try"] = Open with { Claim = new Claim("me", A.AsOf.AddMinutes(-1), NewsKind.New, Now.AddMinutes(5), false) },
        ["judged by a newer run"] = Told with { AsOf = A.AsOf.AddMinutes(1) },
        ["resolved"] = Told with { State = FindingState.Resolved, Told = Told.Told! with { What = NewsKind.Resolved } },
        ["withdrawn"] = Told with { State = FindingState.Withdrawn, Told = Told.Told! with { What = NewsKind.Withdrawn } },
    };

    /// <summary>Column names of the README.</summary>
    private static readonly Dictionary<string, Sight> Events = new()
    {
        ["raised"] = Raised(150),
        ["raised, worse"] = Raised(200),
        ["raised by part"] = Raised(150, whole: false),
        ["muted"] = new Sight.Muted(Seen(150), new MuteNote("known", null)),
        ["near"] = new Sight.Near(),
        ["gone"] = new Sight.Gone(true, "p"),
        ["gone, not all read"] = new Sight.Gone(false, "p"),
        ["gone with the policy"] = new Sight.Gone(true, "q"),
    };

    [Fact]
    public void Of_DoesWhatTheReadmesTableSays()
    {
        var rows = Readme().ToList();
        var columns = rows[0].Skip(1).ToList();
        columns.ShouldBe(Events.Keys);
        rows.Skip(2).Select(row => row[0]).ShouldBe(States.Keys);

        foreach (var row in rows.Skip(2))
        {
            foreach (var (column, cell) in columns.Zip(row.Skip(1)))
                Told_(Transition.Of(States[row[0]], Events[column], Run, Now)).ShouldBe(cell, $"{row[0]} / {column}");
        }
    }

    [Theory]
    // The limit is 100: bands begin at 200, 400, 800.
    [InlineData(150, 199, null)]
    [InlineData(150, 200, NewsKind.Worse)]
    [InlineData(250, 399, null)]
    [InlineData(250, 400, NewsKind.Worse)]
    [InlineData(250, 1700, NewsKind.Worse)]
    [InlineData(900, 150, null)]
    public void Worse_IsOneMoreDoublingOfTheLimit(int told, int now, NewsKind? due)
    {
        var before = Told with { Told = Told.Told! with { Band = Band.Of(told, 100), Value = told } };

        Transition.Of(before, Raised(now), Run, Now).Due.ShouldBe(due);
    }

    [Theory]
    [InlineData(Severity.Warning, Severity.Critical, NewsKind.Worse)]
    [InlineData(Severity.Critical, Severity.Critical, null)]
    [InlineData(Severity.Critical, Severity.Warning, null)]
    public void Worse_IsTheNextSeverity(string told, string now, NewsKind? due)
    {
        var before = Told with { Told = Told.Told! with { Severity = told } };

        Transition.Of(before, new Sight.Raised(Seen(150) with { Finding = Finding with { Severity = now } }, true), Run, Now).Due.ShouldBe(due);
    }

    [Theory]
    // Seven days, less the hour by which two runs of a daily schedule may differ.
    [InlineData(6 * 24, null)]
    [InlineData(7 * 24 - 2, null)]
    [InlineData(7 * 24 - 1, NewsKind.Reminder)]
    [InlineData(7 * 24, NewsKind.Reminder)]
    [InlineData(30 * 24, NewsKind.Reminder)]
    public void Reminder_IsDueAfterItsDays(int hours, NewsKind? due) =>
        Transition.Of(Told with { Told = Told.Told! with { AsOf = A.AsOf.AddHours(-hours) } }, Raised(150), Run, Now).Due.ShouldBe(due);

    [Fact]
    public void LoweredLimit_MakesNothingWorse_UnlessItsSeverityRises()
    {
        var lower = Seen(150) with { PolicyPart = "q", Finding = Finding with { Limit = 50 } };

        Transition.Of(Told, new Sight.Raised(lower, true), Run, Now).Due.ShouldBeNull();
        Transition.Of(Told, new Sight.Raised(lower with { Finding = lower.Finding with { Severity = Severity.Critical } }, true), Run, Now).Due.ShouldBe(NewsKind.Worse);
        // From then on it counts by the new limit.
        var after = Transition.Of(Told, new Sight.Raised(lower, true), Run, Now).After!;
        var next = Run with { AsOf = A.AsOf.AddDays(1) };
        Transition.Of(after, new Sight.Raised(lower with { Finding = lower.Finding with { Value = 199 } }, true), next, Now.AddDays(1)).Due.ShouldBeNull();
        Transition.Of(after, new Sight.Raised(lower with { Finding = lower.Finding with { Value = 200 } }, true), next, Now.AddDays(1)).Due.ShouldBe(NewsKind.Worse);
    }

    [Fact]
    public void RaisedLimit_LetsItGetWorseAgain()
    {
        var critical = Told with { Told = Told.Told! with { Severity = Severity.Critical, Value = 150 } };
        var milder = Seen(150) with { PolicyPart = "q", Finding = Finding with { Limit = 140 } };

        var after = Transition.Of(critical, new Sight.Raised(milder, true), Run, Now).After!;

        after.Told!.Severity.ShouldBe(Severity.Warning);
        var worse = milder with { Finding = milder.Finding with { Severity = Severity.Critical, Value = 170 } };
        Transition.Of(after, new Sight.Raised(worse, true), Run with { AsOf = A.AsOf.AddDays(1) }, Now.AddDays(1)).Due.ShouldBe(NewsKind.Worse);
    }

    [Fact]
    public void Claim_IsConfirmedOnlyByItsOwnRun()
    {
        var claimed = Transition.Of(null, Raised(150), Run, Now).Claimed(Run, Now);

        Transition.Confirmed(claimed, Run with { Id = "other" }).ShouldBeNull();
        Transition.Confirmed(claimed, Run with { AsOf = A.AsOf.AddSeconds(1) }).ShouldBeNull();
        var confirmed = Transition.Confirmed(claimed, Run)!;
        (confirmed.State, confirmed.Claim, confirmed.Told).ShouldBe((FindingState.Open, null, new Told(NewsKind.New, Severity.Warning, 0, 150, A.AsOf)));
        Transition.Confirmed(confirmed, Run).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Claim_GivenUp_IsARepeatOnlyIfSomebodyMayHaveReadIt(bool certain, bool repeated)
    {
        var claimed = Transition.Of(null, Raised(150), Run, Now).Claimed(Run, Now);
        var released = Transition.Released(claimed, Run, Now, certain)!;

        var next = Transition.Of(released, Raised(150), new RunMark("next", A.AsOf.AddMinutes(1), 7), Now);

        (next.Due, next.Repeated).ShouldBe((NewsKind.New, repeated));
    }

    [Theory]
    [InlineData(-1, TransitionKind.Held)]
    [InlineData(0, TransitionKind.Write)]
    public void Claim_HoldsUntilItLapses(int secondsAfter, TransitionKind kind)
    {
        var claimed = Transition.Of(null, Raised(150), Run, Now).Claimed(Run, Now);

        Transition.Of(claimed, Raised(150), new RunMark("other", A.AsOf.AddMinutes(9), 7), Now + RunMark.Lease + TimeSpan.FromSeconds(secondsAfter)).Kind.ShouldBe(kind);
    }

    [Fact]
    public void Resolved_NeedsTwoQuietRuns_AndOnlyUncertainOnesMayStandBetween()
    {
        var gone = new Sight.Gone(true, "p");
        var first = Transition.Of(Told, gone, Run, Now).After!;
        var unread = Transition.Of(first, new Sight.Gone(false, "p"), Run with { AsOf = A.AsOf.AddDays(1) }, Now.AddDays(1));
        unread.After.ShouldBeNull();
        Transition.Of(first, gone, Run with { AsOf = A.AsOf.AddDays(2) }, Now.AddDays(2)).Due.ShouldBe(NewsKind.Resolved);

        var near = Transition.Of(first, new Sight.Near(), Run with { AsOf = A.AsOf.AddDays(1) }, Now.AddDays(1)).After!;
        Transition.Of(near, gone, Run with { AsOf = A.AsOf.AddDays(2) }, Now.AddDays(2)).Due.ShouldBeNull();
    }

    private static Claim Lapsed(NewsKind what) => new("other", A.AsOf.AddDays(-1), what, Now.AddDays(-1), false);

    private static SeenFinding Seen(decimal value) => new(Finding with { Value = value }, "b1", "p", [new Dependency(Scope, A.AsOf)], []);

    private static Sight.Raised Raised(decimal value, bool whole = true) => new(Seen(value), whole);

    /// <summary>A transition in the words of the README.</summary>
    private static string Told_(Transition transition) => transition switch
    {
        { Kind: TransitionKind.Nothing } => "-",
        { Kind: TransitionKind.Older or TransitionKind.Held } => "left",
        { Due: { } due, Repeated: var repeated } => $"**{due.ToString().ToLowerInvariant()}**{(repeated ? " again" : "")}",
        { After.State: not FindingState.Open } => "closed",
        { After.QuietRuns: > 0 } => "quiet",
        { After.Muted: not null } => "muted",
        _ => "seen",
    };

    private static IEnumerable<List<string>> Readme() => File.ReadLines(Path.Combine(Snapshot.Root, "src", "Guardrail.Core", "Memory", "README.md"))
        .SkipWhile(line => !line.StartsWith("| state |", StringComparison.Ordinal))
        .TakeWhile(line => line.StartsWith('|'))
        .Select((line, index) => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList());
}
