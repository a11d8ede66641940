using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;

namespace Guardrail.Memory;

/// <summary>
/// One run's dealings with memory: claim what is to be told, and after publishing confirm it. Whatever memory fails at is told all the same and noted in <see cref="Failure"/>.
/// </summary>
/// <param name="store">The memory.</param>
/// <param name="clock">The clock by which claims lapse.</param>
public sealed class MemoryRound(IMemoryStore store, TimeProvider clock)
{
    private const int MostTries = 5;
    private const int Parallelism = 16;

    /// <summary>After so many failed calls memory counts as gone for this run: thousands of findings must not each wait for it.</summary>
    private const int MostFailures = 3;

    private readonly Lock _lock = new();
    private readonly List<ClaimedFinding> _claimed = [];
    private readonly List<ClaimedScope> _scopes = [];
    private RunMark _run = new("", default, 0);
    private int _failures;

    private sealed record ClaimedFinding(FindingPlace Place, RememberedFinding Row, string Version);

    /// <summary>An account and Region whose present state is remembered once everything is told; what it was before is null where nothing is claimed.</summary>
    private sealed record ClaimedScope(RememberedScope? Before, RememberedScope Present, string? Version);

    private sealed record Step(FindingPlace Place, string Id, Stored<RememberedFinding>? Before, Transition Transition);

    /// <summary>The first reason why memory could not be relied on; null where it could.</summary>
    public MemoryFailedException? Failure { get; private set; }

    /// <summary>Until when something may be published under the claims; the end of time where there are none.</summary>
    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Findings left alone because a newer run has been there.</summary>
    public int Older { get; private set; }

    /// <summary>Findings left alone because another run is just telling them.</summary>
    public int Held { get; private set; }

    /// <summary>Remembers what was seen, and claims what is to be told.</summary>
    /// <param name="sights">What the run saw.</param>
    /// <param name="report">The judged report.</param>
    /// <param name="announced">Places whose change an event announced; empty for a scheduled run.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What to tell; not worth telling where there is nothing.</returns>
    public async Task<AlertContent> ClaimAsync(Sights sights, AuditReport report, IReadOnlySet<Scope> announced, CancellationToken cancellationToken)
    {
        _run = sights.Run;
        var (steps, unknown) = await LookAsync(sights, report, cancellationToken).ConfigureAwait(false);
        var (changes, remembered) = await ChangesAsync(report, announced, cancellationToken).ConfigureAwait(false);
        var due = steps.Where(step => step.Transition.Due is not null).ToList();
        // Infos go along with what is graver, and wait until then; what is told without memory goes out in any case.
        var send = changes.Any(ScopeCosts.IsWorthTelling)
            || due.Any(step => IsGrave((step.Transition.After ?? step.Before!.Value).Finding)) || unknown.Any(seen => IsGrave(seen.Finding));
        var news = new List<News>();
        await EachAsync(steps.Where(step => step.Transition.Kind == TransitionKind.Write), async step =>
        {
            if (await SettleAsync(step, sights, send, cancellationToken).ConfigureAwait(false) is { } told)
            {
                lock (_lock)
                    news.Add(told);
            }
        }).ConfigureAwait(false);
        news.AddRange(unknown.Select(seen => new News { Kind = NewsKind.Found, Finding = seen.Finding }));
        var claimed = new List<CostChange>();
        foreach (var scope in remembered)
            claimed.AddRange(await ClaimAsync(scope, send, cancellationToken).ConfigureAwait(false));
        return new AlertContent
        {
            News = [.. news.OrderByDescending(one => Severity.Rank(one.Finding.Severity)).ThenBy(one => one.Kind).ThenBy(one => one.Finding.Id, StringComparer.Ordinal)],
            Changes = claimed,
            Notes = [.. Notes(claimed.Count > 0 && remembered.Any(scope => scope.Before?.Value.Claim is not null))],
        };
    }

    /// <summary>Remembers that the message is out.</summary>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        await EachAsync(_claimed, claimed => FinishAsync(claimed, row => Transition.Confirmed(row, _run), cancellationToken)).ConfigureAwait(false);
        await EachAsync(_scopes, scope => TryAsync(() => store.ReplaceAsync(scope.Present, scope.Version, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Gives the claims up: the message did not go out.</summary>
    /// <param name="certain">Whether it is certain that nobody got it; if not, the next message is marked as a repeat.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task ReleaseAsync(bool certain, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await EachAsync(_claimed, claimed => FinishAsync(claimed, row => Transition.Released(row, _run, now, certain), cancellationToken)).ConfigureAwait(false);
        foreach (var scope in _scopes)
        {
            if (scope.Before is not { } before)
                continue;
            var given = before with { Claim = certain && before.Claim is null ? null : new ScopeClaim(_run.Id, now) };
            await TryAsync(() => store.ReplaceAsync(given, scope.Version, cancellationToken)).ConfigureAwait(false);
        }
    }

    private IEnumerable<string> Notes(bool changesAgain)
    {
        if (Failure is not null)
            yield return $"Alert memory could not be used ({Failure.Code}): some of this may have been told before, and nothing may be said when it is resolved.";
        if (changesAgain)
            yield return "Changes may have been told before: a run broke off while it was telling them.";
    }

    private static bool IsGrave(Finding finding) => Severity.Rank(finding.Severity) >= Severity.Rank(Severity.Warning);

    private static FindingPlace PlaceOf(Finding finding) => new(finding.AccountId ?? "", finding.Region ?? "");

    private async Task<(IReadOnlyList<Step> Steps, IReadOnlyList<SeenFinding> Unknown)> LookAsync(Sights sights, AuditReport report, CancellationToken cancellationToken)
    {
        var places = report.Scopes
            .SelectMany(scope => new[] { new FindingPlace(scope.AccountId, scope.Region), new FindingPlace(scope.AccountId, "") })
            .Append(new FindingPlace("", ""))
            .Concat(sights.Standing.Select(seen => PlaceOf(seen.Finding)))
            .Distinct()
            .ToList();
        var answers = await store.FindingsAsync(places, cancellationToken).ConfigureAwait(false);
        var known = new Dictionary<string, (FindingPlace Place, Stored<RememberedFinding> Stored)>(StringComparer.Ordinal);
        var lost = new HashSet<FindingPlace>();
        foreach (var (place, answer) in places.Zip(answers))
        {
            foreach (var stored in answer.Findings)
                known.TryAdd(stored.Value.Finding.Id, (place, stored));
            if (answer.Failure is not { } failure)
                continue;
            lost.Add(place);
            Failed(failure);
        }
        var now = clock.GetUtcNow();
        var ids = known.Select(pair => (pair.Value.Place, Id: pair.Key, Before: (Stored<RememberedFinding>?)pair.Value.Stored))
            .Concat(sights.Standing.Where(seen => !known.ContainsKey(seen.Finding.Id)).Select(seen => (PlaceOf(seen.Finding), seen.Finding.Id, (Stored<RememberedFinding>?)null)));
        return (
            [.. ids.Where(one => !lost.Contains(one.Item1)).Select(one => Decide(one.Item1, one.Item2, one.Item3, sights, now))],
            [.. sights.Standing.Where(seen => lost.Contains(PlaceOf(seen.Finding)) && sights.Of(seen.Finding.Id, null) is Sight.Raised)]);
    }

    private Step Decide(FindingPlace place, string id, Stored<RememberedFinding>? before, Sights sights, DateTimeOffset now) =>
        new(place, id, before, Transition.Of(before?.Value, sights.Of(id, before?.Value), _run, now));

    /// <summary>Writes one step; where somebody else was first, decides anew by what they wrote.</summary>
    private async Task<News?> SettleAsync(Step step, Sights sights, bool send, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var transition = step.Transition;
            Count(transition.Kind);
            if (transition.After is not { } after)
                return null;
            var news = send && transition.Due is { } due ? NewsOf(due, after, transition.Repeated, step.Before?.Value) : null;
            var row = news is null ? after : transition.Claimed(_run, clock.GetUtcNow());
            // Without memory the message goes out all the same.
            if (_failures >= MostFailures)
                return news;
            try
            {
                if (await store.ReplaceAsync(row, step.Before?.Version, cancellationToken).ConfigureAwait(false) is { } version)
                {
                    Keep(step.Place, row, version);
                    return news;
                }
                step = Decide(step.Place, step.Id, await store.FindingAsync(step.Place, step.Id, cancellationToken).ConfigureAwait(false), sights, clock.GetUtcNow());
            }
            catch (MemoryFailedException failure)
            {
                Failed(failure);
                return news;
            }
        }
        // So many others are at it that one of them tells it.
        Count(TransitionKind.Held);
        return null;
    }

    private static News NewsOf(NewsKind kind, RememberedFinding after, bool repeated, RememberedFinding? before) => new()
    {
        Kind = kind,
        Finding = after.Finding,
        Repeated = repeated,
        ToldAt = before?.Told?.AsOf,
        ToldValue = before?.Told?.Value,
    };

    private void Keep(FindingPlace place, RememberedFinding row, string version)
    {
        if (row.Claim is not { } claim || claim.Run != _run.Id)
            return;
        lock (_lock)
        {
            _claimed.Add(new ClaimedFinding(place, row, version));
            Until = claim.Until < Until ? claim.Until : Until;
        }
    }

    private async Task FinishAsync(ClaimedFinding claimed, Func<RememberedFinding, RememberedFinding?> finish, CancellationToken cancellationToken)
    {
        var (row, version) = (claimed.Row, claimed.Version);
        await TryAsync(async () =>
        {
            for (var attempt = 1; attempt <= MostTries && finish(row) is { } after; attempt++)
            {
                if (await store.ReplaceAsync(after, version, cancellationToken).ConfigureAwait(false) is not null)
                    return;
                if (await store.FindingAsync(claimed.Place, row.Finding.Id, cancellationToken).ConfigureAwait(false) is not { } there)
                    return;
                (row, version) = (there.Value, there.Version);
            }
        }).ConfigureAwait(false);
    }

    private sealed record ScopeNews(RememberedScope Present, Stored<RememberedScope>? Before, IReadOnlyList<CostChange> Changes);

    private async Task<(IReadOnlyList<CostChange> Changes, IReadOnlyList<ScopeNews> Scopes)> ChangesAsync(
        AuditReport report, IReadOnlySet<Scope> announced, CancellationToken cancellationToken)
    {
        var found = new List<ScopeNews>();
        await EachAsync(report.Scopes.Where(row => Dependencies.Read(row, report)), row => TryAsync(async () =>
        {
            var scope = new Scope(row.AccountId, row.Region);
            var before = await store.ScopeAsync(scope, cancellationToken).ConfigureAwait(false);
            // Another run that tells just now, or told of something newer, leaves nothing to say here.
            if (before is not null && (before.Value.AsOf >= _run.AsOf || (before.Value.Claim is { } claim && claim.Until > clock.GetUtcNow() && claim.Run != _run.Id)))
                return;
            var present = ScopeCosts.Of(report, row);
            var changes = before is null ? [] : ScopeCosts.Changes(before.Value, present, announced.Contains(scope));
            lock (_lock)
                found.Add(new ScopeNews(present, before, changes));
        })).ConfigureAwait(false);
        found.Sort((one, other) => string.CompareOrdinal($"{one.Present.Scope.AccountId}{one.Present.Scope.Region}", $"{other.Present.Scope.AccountId}{other.Present.Scope.Region}"));
        return ([.. found.SelectMany(scope => scope.Changes)], found);
    }

    private async Task<IReadOnlyList<CostChange>> ClaimAsync(ScopeNews scope, bool send, CancellationToken cancellationToken)
    {
        if (scope.Changes.Count == 0 || !send || scope.Before is not { } before)
        {
            // Only when all is told: else the event that brought this run here would be dropped as read when it comes again.
            _scopes.Add(new ClaimedScope(null, scope.Present, scope.Before?.Version));
            return [];
        }
        var until = clock.GetUtcNow() + RunMark.Lease;
        string? version = null;
        if (!await TryAsync(async () => version = await store.ReplaceAsync(before.Value with { Claim = new ScopeClaim(_run.Id, until) }, before.Version, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false))
            return scope.Changes;
        if (version is null)
            return [];
        _scopes.Add(new ClaimedScope(before.Value, scope.Present, version));
        Until = until < Until ? until : Until;
        return scope.Changes;
    }

    private static async Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act)
    {
        using var gate = new SemaphoreSlim(Parallelism);
        await Task.WhenAll(items.ToList().Select(async item =>
        {
            await gate.WaitAsync().ConfigureAwait(false);
            try
            {
                await act(item).ConfigureAwait(false);
            }
            finally
            {
                gate.Release();
            }
        })).ConfigureAwait(false);
    }

    private async Task<bool> TryAsync(Func<Task> act)
    {
        if (_failures >= MostFailures)
            return false;
        try
        {
            await act().ConfigureAwait(false);
            return true;
        }
        catch (MemoryFailedException failure)
        {
            Failed(failure);
            return false;
        }
    }

    private void Failed(MemoryFailedException failure)
    {
        lock (_lock)
        {
            Failure ??= failure;
            _failures++;
        }
    }

    private void Count(TransitionKind kind)
    {
        lock (_lock)
        {
            Older += kind == TransitionKind.Older ? 1 : 0;
            Held += kind == TransitionKind.Held ? 1 : 0;
        }
    }
}
