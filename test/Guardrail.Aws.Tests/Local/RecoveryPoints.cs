using System.Collections.Concurrent;
using Guardrail.Inventory;

namespace Guardrail.Aws.Tests.Local;

/// <summary>Keeps every point it is given.</summary>
internal sealed class RecoveryPoints : IRecoveryPointSink
{
    private readonly ConcurrentQueue<RecoveryPoint> _points = new();

    public IReadOnlyList<RecoveryPoint> All => [.. _points.OrderBy(point => point.Arn, StringComparer.Ordinal)];

    public void Add(IReadOnlyList<RecoveryPoint> page)
    {
        foreach (var point in page)
            _points.Enqueue(point);
    }
}
