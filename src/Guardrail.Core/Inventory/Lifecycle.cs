namespace Guardrail.Inventory;

/// <summary>A lifecycle as AWS returned it: days since the recovery point's creation.</summary>
/// <param name="MoveToColdStorageAfterDays">Days until the move to cold storage; null, 0 and -1 mean no move.</param>
/// <param name="DeleteAfterDays">Days until deletion. For a rule, null, 0 and -1 all mean kept for ever; a copy's -1 means something else (see <see cref="CopyAction"/>).</param>
public sealed record Lifecycle(long? MoveToColdStorageAfterDays, long? DeleteAfterDays)
{
    /// <summary>Kept for ever, never cold.</summary>
    public static Lifecycle Forever { get; } = new(null, null);

    /// <summary>Days a point is kept, or null for ever.</summary>
    public long? RetentionDays => DeleteAfterDays is > 0 ? DeleteAfterDays : null;

    /// <summary>Days a point stays warm before it moves to cold storage, or null if it never moves.</summary>
    public long? ColdAfterDays => MoveToColdStorageAfterDays is > 0 ? MoveToColdStorageAfterDays : null;
}
