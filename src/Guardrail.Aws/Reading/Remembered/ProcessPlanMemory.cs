using System.Collections.Concurrent;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading.Remembered;

/// <summary>Remembers for as long as the process lives. Safe for several threads.</summary>
public sealed class ProcessPlanMemory : IPlanMemory
{
    private readonly ConcurrentDictionary<Scope, ConcurrentQueue<RememberedPart>> _parts = new();

    /// <inheritdoc/>
    public Task<RememberedPlans> RecallAsync(Scope scope, CancellationToken cancellationToken) =>
        Task.FromResult(_parts.TryGetValue(scope, out var parts) ? new RememberedPlans(parts) : RememberedPlans.None);

    /// <inheritdoc/>
    public Task KeepAsync(Scope scope, IReadOnlyCollection<RememberedPart> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var parts = _parts.GetOrAdd(scope, _ => new());
        foreach (var part in read)
            parts.Enqueue(part);
        return Task.CompletedTask;
    }
}
