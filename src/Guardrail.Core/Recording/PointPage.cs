using Guardrail.Inventory;

namespace Guardrail.Recording;

/// <summary>
/// Recovery points by column, which compress to about ten bytes a point. Each text, creator, lifecycle and vault stands once in a recording, in the page that
/// needs it first, and is a number from then on. A column that says nothing of any point of the page is left out.
/// </summary>
internal sealed record PointPage
{
    /// <summary>Table ARNs, source vaults and statuses met for the first time.</summary>
    public IReadOnlyList<string>? NewTexts { get; init; }

    public IReadOnlyList<RecoveryPointCreator>? NewCreators { get; init; }

    public IReadOnlyList<Lifecycle>? NewLifecycles { get; init; }

    public IReadOnlyList<BackupVault>? NewVaults { get; init; }

    /// <summary>The one vault of the page.</summary>
    public required int Vault { get; init; }

    /// <summary>Milliseconds since 1970 of the first point; since the point before of each other.</summary>
    public required long[] Created { get; init; }

    public required int[] Table { get; init; }

    /// <summary>Bytes; null where AWS did not say.</summary>
    public required long?[] Size { get; init; }

    /// <summary>-1 where absent.</summary>
    public required int[] Status { get; init; }

    /// <summary>Milliseconds after the creation; null where AWS did not say.</summary>
    public long?[]? DeleteAfter { get; init; }

    /// <summary>Milliseconds after the creation; null where AWS did not say.</summary>
    public long?[]? ColdAfter { get; init; }

    /// <summary>-1 where absent.</summary>
    public int[]? Lifecycle { get; init; }

    /// <summary>-1 where absent.</summary>
    public int[]? Creator { get; init; }

    /// <summary>-1 for an original.</summary>
    public int[]? Source { get; init; }

    /// <summary>Places of the points whose ARN is not AWS Backup's own; null for none.</summary>
    public int[]? NotAdvanced { get; init; }

    /// <summary>Places of parents of stack backups.</summary>
    public int[]? Parents { get; init; }

    /// <summary>ARNs by place, of the points that a gap may have to name.</summary>
    public IReadOnlyDictionary<int, string>? Arns { get; init; }
}
