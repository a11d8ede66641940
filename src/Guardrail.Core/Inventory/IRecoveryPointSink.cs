namespace Guardrail.Inventory;

/// <summary>Takes recovery points as they are read, page by page, from many vaults at once.</summary>
public interface IRecoveryPointSink
{
    /// <summary>Folds one page in. Safe to call from several threads.</summary>
    /// <param name="page">Points of any vaults; empty is fine. Not kept.</param>
    void Add(IReadOnlyList<RecoveryPoint> page);
}
