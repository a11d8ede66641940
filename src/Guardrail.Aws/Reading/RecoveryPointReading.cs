using Amazon.Backup.Model;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Reading.Slices;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>How the reading of a vault ended.</summary>
internal enum VaultOutcome
{
    /// <summary>Every point was read.</summary>
    Complete,

    /// <summary>Points are missing, and a gap says so.</summary>
    Incomplete,

    /// <summary>There is no such vault (any more).</summary>
    NotFound,
}

/// <summary>
/// Reads every DynamoDB recovery point of one vault: one listing at first, and where that proves long and others have nothing to do, time slices in parallel.
/// </summary>
/// <remarks>
/// A listing that runs in order of creation gives the farther half of what lies ahead to another, which asks AWS for that span alone. The first page of one in no order
/// is a sample, by which time is cut. Should an order that was believed turn out wrong, what was left early is read again to its end.
/// </remarks>
internal sealed class RecoveryPointReading(Reader reader, BackupVault vault, IRecoveryPointSink points, ReadTally tally, ListingSlots slots)
{
    private readonly int _pageSize = reader.Options.PointsOfAPage;
    private readonly int _pagesOfASlice = reader.Options.PagesOfASlice;
    private readonly Lock _lock = new();
    private readonly RecoveryPointMapping _mapping = new(reader.Gaps, vault);
    private readonly SeenPoints _seen = new();
    private readonly List<SliceChain> _chains = [];
    private readonly List<Task> _tasks = [];
    private Queue<TimeSlice> _waiting = new();
    private int _pages;
    private int _splits;

    private int PagesTold => (int)Math.Clamp((vault.ApproximateRecoveryPoints ?? 0) / _pageSize, 0, 1_000_000);

    /// <summary>Reads until the last page, also where the vault says that it is empty: its count is approximate (documented).</summary>
    public async Task<VaultOutcome> ReadAsync()
    {
        Begin(new SliceChain(TimeSlice.Whole));
        await FinishedAsync().ConfigureAwait(false);
        if (_chains is [{ Pages: 0, Failure.Failure.Kind: FailureKind.NotFound }])
            return VaultOutcome.NotFound;
        if (_chains.Exists(chain => chain.LeftEarly) && _chains.Select(chain => chain.Order.Direction).Where(way => way != ListingDirection.Unknown).Distinct().Count() > 1)
        {
            // The order was not what it seemed.
            foreach (var slice in _chains.Where(chain => chain.LeftEarly).Select(chain => chain.Slice).ToList())
                Begin(new SliceChain(slice, toTheEnd: true));
            await FinishedAsync().ConfigureAwait(false);
        }
        var usable = _mapping.Finish();
        var failed = _chains.Where(chain => chain.Failure is not null).ToList();
        foreach (var same in failed.GroupBy(chain => chain.Failure!.Failure.Code, StringComparer.Ordinal))
            reader.Gaps.Add($"vault/{vault.Name}", UnreadPoints.Missing(vault, [.. same.Select(chain => chain.Unread)], _pages, _seen.Count), same.First().Failure!);
        return usable && failed.Count == 0 ? VaultOutcome.Complete : VaultOutcome.Incomplete;
    }

    private async Task FinishedAsync()
    {
        for (var i = 0; ; i++)
        {
            Task task;
            lock (_lock)
            {
                if (i == _tasks.Count)
                    return;
                task = _tasks[i];
            }
            await task.ConfigureAwait(false);
        }
    }

    private void Begin(SliceChain chain)
    {
        slots.Begin();
        lock (_lock)
            _tasks.Add(Task.Run(async () =>
            {
                try
                {
                    await ReadAsync(chain).ConfigureAwait(false);
                }
                finally
                {
                    slots.End();
                }
            }));
    }

    private async Task ReadAsync(SliceChain chain)
    {
        lock (_lock)
            _chains.Add(chain);
        try
        {
            await Pages.ReadAsync(AwsOperations.ListRecoveryPointsByBackupVault, page => ReadPageAsync(chain, page)).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            chain.Failure = exception;
        }
        if (!chain.IsSample)
            BeginWaiting(chain.Pages > 1 || chain.Failure is not null);
    }

    private async Task<(string? Next, int Items)> ReadPageAsync(SliceChain chain, string? page)
    {
        await slots.EnterPageAsync(reader.Cancelled).ConfigureAwait(false);
        string? next;
        int items;
        try
        {
            (next, items) = await ReadPageNowAsync(chain, page).ConfigureAwait(false);
        }
        finally
        {
            slots.LeavePage();
        }
        if (!string.IsNullOrEmpty(next) && chain.Pages == 1)
            BeginWaiting(worthIt: true);
        return (next, items);
    }

    private async Task<(string? Next, int Items)> ReadPageNowAsync(SliceChain chain, string? page)
    {
        var request = new ListRecoveryPointsByBackupVaultRequest
        {
            BackupVaultName = vault.Name,
            ByResourceType = "DynamoDB",
            ByCreatedAfter = chain.Asked.AskAfter,
            ByCreatedBefore = chain.Asked.AskBefore,
            MaxResults = _pageSize,
            NextToken = page,
        };
        var answer = await reader.CallAsync(
            AwsOperations.ListRecoveryPointsByBackupVault, token => reader.Clients.Backup.ListRecoveryPointsByBackupVaultAsync(request, token)).ConfigureAwait(false);
        var listed = Listed.Of(AwsOperations.ListRecoveryPointsByBackupVault, answer.RecoveryPoints, "RecoveryPoints");
        var more = !string.IsNullOrEmpty(answer.NextToken);
        IReadOnlyList<RecoveryPoint> mapped;
        SliceChain? other = null;
        var known = 0;
        lock (_lock)
        {
            _pages++;
            chain.Pages++;
            mapped = _mapping.Page(listed, (arn, created) => Takes(chain, arn, created, ref known));
            if (more && chain.IsPastItsSlice)
                (more, chain.LeftEarly) = (false, true);
            else if (more && IsASample(chain))
                (more, chain.IsSample) = (false, true);
            else if (more)
                other = Split(chain);
        }
        points.Add(mapped);
        tally.PointsRead(mapped.Count);
        if (other is not null)
            Begin(other);
        if (chain.IsSample)
            BeginSlices(listed);
        return (more ? answer.NextToken : null, listed.Count - known);
    }

    private bool Takes(SliceChain chain, string arn, DateTimeOffset? created, ref int known)
    {
        if (created is { } date)
        {
            chain.Order.Add(date);
            if (!chain.Slice.Owns(date))
                return false;
        }
        // A point without a date is nobody's: whoever meets it first takes it.
        if (_seen.Add(arn))
            return true;
        known++;
        return false;
    }

    private SliceChain? Split(SliceChain chain)
    {
        // What the vault says may be out of date, or count other resource types: so a listing more for every few pages read, or for every fifty where the vault says nothing.
        var worth = Math.Max(_pages / _pagesOfASlice, Math.Min((PagesTold / (_pagesOfASlice * 6 / 5)) - 1, _pages / 4));
        if (_splits >= worth || !slots.AnyFree)
            return null;
        var left = Math.Max(vault.ApproximateRecoveryPoints ?? 0, 2L * _seen.Count) - _seen.Count;
        if (chain.GiveAway(left, reader.Options.Time.GetUtcNow(), _pagesOfASlice * _pageSize) is not { } given)
            return null;
        _splits++;
        return new SliceChain(given);
    }

    private bool IsASample(SliceChain chain) =>
        _pages == 1 && chain.Order.Direction == ListingDirection.None && PagesTold >= 3 * _pagesOfASlice && slots.AnyFree;

    private void BeginSlices(List<RecoveryPointByBackupVault> listed)
    {
        var sample = listed.Select(point => Instants.From(point?.CreationDate)).OfType<DateTimeOffset>().ToList();
        lock (_lock)
            _waiting = new(SampleSlices.Of(sample, Math.Min(slots.Most, (PagesTold / _pagesOfASlice) - 1)));
        BeginWaiting(worthIt: true);
    }

    /// <summary>The next slice begins when the one before has shown that it is worth it; else what is left is one slice: the vault holds other things than ours.</summary>
    private void BeginWaiting(bool worthIt)
    {
        TimeSlice next;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out next))
                return;
            if (!worthIt)
            {
                next = next with { Until = null };
                _waiting.Clear();
            }
        }
        Begin(new SliceChain(next));
    }
}
