namespace Guardrail.Ledger;

/// <summary>What AWS says the state of a recovery point is.</summary>
internal enum PointStatus : byte
{
    Unknown,
    Completed,
    Available,
    Expired,
    Deleting,
    Partial,
    Creating,
}

/// <summary>A recovery point in 56 bytes: instants in milliseconds, texts as places in the log's tables.</summary>
internal struct PackedPoint
{
    public long CreatedAt;

    /// <summary><see cref="Instants.Unknown"/> where AWS did not say.</summary>
    public long DeleteAt;

    /// <summary><see cref="Instants.Unknown"/> where AWS did not say.</summary>
    public long ColdAt;

    /// <summary>-1 where AWS did not say, or said something impossible.</summary>
    public long Size;

    public int Table;

    public int Vault;

    /// <summary>-1 for none.</summary>
    public int Creator;

    /// <summary>-1 for an original.</summary>
    public int SourceVault;

    /// <summary>-1 for none.</summary>
    public int Lifecycle;

    public PointStatus Status;

    public bool IsAdvanced;

    public readonly bool IsCopy => SourceVault >= 0;

    /// <summary>Whether the backup is finished and whole, so that its size is the table's size at the time.</summary>
    public readonly bool IsComplete => Status is PointStatus.Completed or PointStatus.Available;
}
