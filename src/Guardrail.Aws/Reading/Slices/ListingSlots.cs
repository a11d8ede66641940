namespace Guardrail.Aws.Reading.Slices;

/// <summary>
/// How many listings of recovery points of one account and Region run at once, and how many pages are held at once: a page of a thousand points takes some megabytes
/// while it is read. Safe for several threads.
/// </summary>
internal sealed class ListingSlots(int most) : IDisposable
{
    private readonly SemaphoreSlim _pages = new(most);
    private int _running;

    /// <summary>Whether another listing would find something to do.</summary>
    public bool AnyFree => Volatile.Read(ref _running) < most;

    /// <summary>How many can run at once.</summary>
    public int Most => most;

    /// <summary>A listing begins.</summary>
    public void Begin() => Interlocked.Increment(ref _running);

    /// <summary>A listing has ended.</summary>
    public void End() => Interlocked.Decrement(ref _running);

    /// <summary>Waits until a page may be held.</summary>
    public Task EnterPageAsync(CancellationToken cancellationToken) => _pages.WaitAsync(cancellationToken);

    /// <summary>The page is done with.</summary>
    public void LeavePage() => _pages.Release();

    /// <inheritdoc/>
    public void Dispose() => _pages.Dispose();
}
