using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Memory;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Memory;

/// <summary>Runs one after another, over one memory.</summary>
public class MemoryRoundTests
{
    private static readonly Policy Limits = Policy.Default with
    {
        Budgets = [A.Budget(warning: 100, critical: 1000)],
        Kinds = KindSetting.Defaults.ToDictionary(pair => pair.Key, pair => pair.Value with { Enabled = pair.Key is FindingKind.OverBudget or FindingKind.Incomplete }),
    };

    private readonly MemoryInPieces _store = new();
    private readonly SteppedClock _clock = new(A.AsOf);

    [Fact]
    public async Task Finding_IsToldOnce_ThenWorse_ThenResolved()
    {
        (await DayAsync(150)).ShouldBe("new 150");
        (await DayAsync(150)).ShouldBe("");
        (await DayAsync(250)).ShouldBe("worse 250");
        (await DayAsync(1001)).ShouldBe("worse 1001");
        (await DayAsync(95)).ShouldBe("");
        (await DayAsync(89)).ShouldBe("");
        (await DayAsync(89)).ShouldBe("resolved 1001");
        (await DayAsync(89)).ShouldBe("");
        (await DayAsync(150)).ShouldBe("new 150");
    }

    [Theory]
    // Exactly 90 % of the limit is not below it.
    [InlineData("90", "")]
    [InlineData("89.99", "resolved 150")]
    public async Task Finding_IsResolvedBelowNineTenthsOfItsLimit(string value, string told)
    {
        await DayAsync(150);
        await DayAsync(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

        (await DayAsync(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))).ShouldBe(told);
    }

    [Fact]
    public async Task Finding_IsRemindedOf_EverySevenDays()
    {
        await DayAsync(150);

        var days = new List<string>();
        for (var day = 1; day <= 15; day++)
            days.Add(await DayAsync(150));

        days.Index().Where(day => day.Item.Length > 0).Select(day => (day.Index + 1, day.Item)).ShouldBe([(7, "reminder 150"), (14, "reminder 150")]);
    }

    [Fact]
    public async Task Incomplete_MayRaise_AndNeverResolves()
    {
        await DayAsync(150);

        (await DayAsync(0, gaps: [A.Gap()])).ShouldContain("new 1");
        for (var day = 0; day < 5; day++)
            (await DayAsync(0, gaps: [A.Gap()])).ShouldNotContain("resolved");
        (await DayAsync(250, gaps: [A.Gap()])).ShouldContain("worse 250");
        // The reading is whole again, and both are gone.
        await DayAsync(0);
        (await DayAsync(0)).ShouldBe("resolved 1, resolved 250");
    }

    [Fact]
    public async Task AcceptedGap_HindersOnlyWhereItIsNewerThanTheFinding()
    {
        var accepting = Limits with { AcceptedGaps = [new AcceptedGap(null, null, new NamePattern("vault/*"), null, "not ours", null)] };

        // Denied since before it was found: what is known is enough.
        await DayAsync(150, accepting, [A.Gap()]);
        await DayAsync(0, accepting, [A.Gap()]);
        (await DayAsync(0, accepting, [A.Gap()])).ShouldBe("resolved 150");

        // Denied since: the fall may be the gap's.
        await DayAsync(150, accepting);
        await DayAsync(0, accepting, [A.Gap()]);
        (await DayAsync(0, accepting, [A.Gap()])).ShouldBe("");
    }

    [Fact]
    public async Task Policy_WithdrawsWhatItNoLongerAsksFor_AndSaysSoAtOnce()
    {
        await DayAsync(150);

        (await DayAsync(150, Limits with { Budgets = [A.Budget(warning: 500)] })).ShouldBe("withdrawn 150");
        (await DayAsync(150, Limits with { Budgets = [A.Budget(warning: 500)] })).ShouldBe("");
        (await DayAsync(150)).ShouldBe("new 150");
        (await DayAsync(150, Limits with { Budgets = [] })).ShouldBe("withdrawn 150");
    }

    [Fact]
    public async Task Policy_EditedElsewhere_WithdrawsNothing()
    {
        await DayAsync(150);
        var edited = Limits with { Budgets = [.. Limits.Budgets, A.Budget(warning: 9000) with { Id = "b2" }], ReminderDays = 30 };

        await DayAsync(0, edited);
        (await DayAsync(0, edited)).ShouldBe("resolved 150");
    }

    [Fact]
    public async Task Mute_IsSilent_AndWhatStillStandsIsToldWhenItEnds()
    {
        var muting = Limits with { Mutes = [new Mute(new NamePattern("b1"), null, "migration", null)] };
        await DayAsync(150);

        (await DayAsync(700, muting)).ShouldBe("");
        _store.Only!.Muted.ShouldBe(new MuteNote("migration", null));
        (await DayAsync(150)).ShouldBe("reminder 150");
    }

    [Fact]
    public async Task Mute_HoldsUntilItsDay()
    {
        var day = DateOnly.FromDateTime(A.AsOf.UtcDateTime).AddDays(2);
        var muting = Limits with { Mutes = [new Mute(new NamePattern("b1"), null, "migration", day)] };

        (await DayAsync(150, muting)).ShouldBe("");
        (await DayAsync(150, muting)).ShouldBe("");
        (await DayAsync(150, muting)).ShouldBe("new 150");
    }

    [Fact]
    public async Task MutedAndGone_IsClosedWithoutAWord()
    {
        var muting = Limits with { Mutes = [new Mute(new NamePattern("b1"), null, "migration", null)] };
        await DayAsync(150);
        await DayAsync(150, muting);
        await DayAsync(0, muting);

        (await DayAsync(0, muting)).ShouldBe("");
        _store.Only!.State.ShouldBe(FindingState.Resolved);
    }

    [Fact]
    public async Task Info_WaitsForSomethingGraver()
    {
        var native = A.Report() with { NativeBackups = new NativeBackupsRow(3, 1, new Units.Usd(20)) };
        var limits = Limits with { Kinds = new Dictionary<string, KindSetting>(Limits.Kinds) { [FindingKind.NativeBackups] = KindSetting.Defaults[FindingKind.NativeBackups] } };

        (await DayAsync(native, limits)).ShouldBe("");
        (await DayAsync(native, limits)).ShouldBe("");
        (await DayAsync(A.Report(A.Table("orders", A.Rule(150))) with { NativeBackups = native.NativeBackups }, limits)).ShouldBe("new 150, new 20");
    }

    [Fact]
    public async Task PartOfTheEstate_DoesNotResolveWhatTheWholeRaised()
    {
        var other = new Scope(A.Account, "eu-west-1");
        AuditReport Whole(decimal value) => A.Report(A.Table("orders", A.Rule(value))) with { Scopes = [A.Scope(), A.Scope(region: other.Region)] };
        await DayAsync(Whole(150), Limits);

        for (var day = 0; day < 3; day++)
            (await DayAsync(0)).ShouldBe("");
        await DayAsync(Whole(0), Limits);
        (await DayAsync(Whole(0), Limits)).ShouldBe("resolved 150");
    }

    [Fact]
    public async Task RegionThatNobodyReadsAnyMore_IsForgottenAfterAMonth()
    {
        await DayAsync(A.Report(A.Table("orders", A.Rule(150))) with { Scopes = [A.Scope(), A.Scope(region: "eu-west-1")] }, Limits);
        _clock.Now = _clock.Now.AddDays(29);
        (await DayAsync(0)).ShouldBe("");
        _clock.Now = _clock.Now.AddDays(2);
        await DayAsync(0);

        (await DayAsync(0)).ShouldBe("resolved 150");
    }

    [Fact]
    public async Task OlderRun_ChangesNothing()
    {
        await DayAsync(150);
        var asOf = _clock.Now;
        await DayAsync(250);

        (await RunAsync(A.Report(A.Table("orders", A.Rule(2000))) with { AsOf = asOf.AddHours(1) }, Limits)).ShouldBe("");
        _store.Only!.Told!.Value.ShouldBe(250);
    }

    [Fact]
    public async Task DeliveredTwice_IsToldOnce()
    {
        _clock.Now = _clock.Now.AddDays(1);
        var report = A.Report(A.Table("orders", A.Rule(150))) with { AsOf = _clock.Now };

        (await RunAsync(report, Limits)).ShouldBe("new 150");
        (await RunAsync(report, Limits)).ShouldBe("");
        (await RunAsync(report with { AsOf = report.AsOf.AddSeconds(1) }, Limits)).ShouldBe("");
    }

    [Theory]
    [InlineData("read", "found 150")]
    [InlineData("write", "new 150")]
    [InlineData("written", "new 150")]
    public async Task MemoryGone_TellsAllTheSame_AndSaysSo(string place, string told)
    {
        _store.At = where => where.StartsWith(place, StringComparison.Ordinal)
            ? throw new MemoryFailedException("ThrottlingException", "Too fast.") : Task.CompletedTask;

        _clock.Now = _clock.Now.AddDays(1);
        var round = new MemoryRound(_store, _clock);
        var report = A.Report(A.Table("orders", A.Rule(150))) with { AsOf = _clock.Now };
        var content = await round.ClaimAsync(new Sights(report, Limits, "run"), report, new HashSet<Scope>(), TestContext.Current.CancellationToken);

        Text(content).ShouldBe(told);
        content.Notes.ShouldHaveSingleItem().ShouldStartWith("Alert memory could not be used (ThrottlingException)");
        round.Failure!.Code.ShouldBe("ThrottlingException");
    }

    [Fact]
    public async Task MemoryGone_IsNotAskedForEveryFinding()
    {
        var asked = 0;
        _store.At = where => where == "write" && ++asked > 0 ? throw new MemoryFailedException("Timeout", "No answer.") : Task.CompletedTask;
        var tables = Enumerable.Range(0, 500).Select(number => A.Table($"t{number}", A.Rule(150))).ToArray();
        var limits = Limits with { Budgets = [A.Budget(warning: 100, each: BudgetSubject.Table)] };
        _clock.Now = _clock.Now.AddDays(1);

        Text(await ClaimAsync(A.Report(tables) with { AsOf = _clock.Now }, limits)).Split(", ").Length.ShouldBe(500);

        asked.ShouldBeLessThan(50);
    }

    [Fact]
    public async Task Crash_AfterTheClaim_IsMadeGoodByTheNextRun_AsARepeat()
    {
        // Whether the message went out before the crash or not looks the same from here: it is told again, and marked.
        _clock.Now = _clock.Now.AddDays(1);
        await ClaimAsync(A.Report(A.Table("orders", A.Rule(150))) with { AsOf = _clock.Now }, Limits);

        (await RunAsync(A.Report(A.Table("orders", A.Rule(150))) with { AsOf = _clock.Now.AddMinutes(1) }, Limits)).ShouldBe("");
        (await DayAsync(150)).ShouldBe("new 150 again");
        (await DayAsync(150)).ShouldBe("");
    }

    [Fact]
    public async Task Crash_BeforeAnythingIsClaimed_LosesNothing()
    {
        _store.At = where => where == "write" ? throw new InvalidOperationException("crash") : Task.CompletedTask;
        await Should.ThrowAsync<InvalidOperationException>(DayAsync(150));
        _store.At = _ => Task.CompletedTask;

        (await DayAsync(150)).ShouldBe("new 150");
    }

    [Fact]
    public async Task SameInvocation_TakesOverAtOnce_WhatItsFirstTryClaimed()
    {
        _clock.Now = _clock.Now.AddDays(1);
        var report = A.Report(A.Table("orders", A.Rule(150))) with { AsOf = _clock.Now };
        await ClaimAsync(report, Limits, "request-1");

        Text(await ClaimAsync(report with { AsOf = report.AsOf.AddMinutes(1) }, Limits, "request-1")).ShouldBe("new 150 again");
    }

    [Theory]
    [InlineData(true, "new 150")]
    [InlineData(false, "new 150 again")]
    public async Task FailedPublish_IsToldByTheNextRun_AtOnce(bool certain, string told)
    {
        _clock.Now = _clock.Now.AddDays(1);
        var round = new MemoryRound(_store, _clock);
        var report = A.Report(A.Table("orders", A.Rule(150))) with { AsOf = _clock.Now };
        await round.ClaimAsync(new Sights(report, Limits, "run"), report, new HashSet<Scope>(), TestContext.Current.CancellationToken);
        await round.ReleaseAsync(certain, TestContext.Current.CancellationToken);

        (await RunAsync(report with { AsOf = report.AsOf.AddSeconds(30) }, Limits)).ShouldBe(told);
    }

    private Task<string> DayAsync(decimal value, Policy? policy = null, params Gap[] gaps) => DayAsync(
        A.Report(A.Table("orders", A.Rule(value))).WithGaps(gaps) with { Scopes = [A.Scope(complete: gaps.Length == 0)] }, policy ?? Limits);

    /// <summary>The next day's run.</summary>
    private Task<string> DayAsync(AuditReport report, Policy policy)
    {
        _clock.Now = _clock.Now.AddDays(1);
        return RunAsync(report with { AsOf = _clock.Now }, policy);
    }

    private async Task<string> RunAsync(AuditReport report, Policy policy)
    {
        var judged = Judgement.Of(report, policy);
        var round = new MemoryRound(_store, _clock);
        var content = await round.ClaimAsync(new Sights(judged, policy, Guid.NewGuid().ToString()), judged, new HashSet<Scope>(), TestContext.Current.CancellationToken);
        await round.ConfirmAsync(TestContext.Current.CancellationToken);
        return Text(content);
    }

    private Task<AlertContent> ClaimAsync(AuditReport report, Policy policy, string run = "crashing") =>
        new MemoryRound(_store, _clock).ClaimAsync(new Sights(report, policy, run), report, new HashSet<Scope>(), TestContext.Current.CancellationToken);

    private static string Text(AlertContent content) => string.Join(", ", content.News
        .Select(news => FormattableString.Invariant($"{news.Kind.ToString().ToLowerInvariant()} {news.Finding.Value:0}{(news.Repeated ? " again" : "")}"))
        .Order(StringComparer.Ordinal));
}
