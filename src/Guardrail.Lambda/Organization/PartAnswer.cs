namespace Guardrail.Lambda.Organization;

/// <summary>What a shard answers: where its part is, small enough for a state machine.</summary>
public sealed record PartAnswer
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>The part's key.</summary>
    public required string Key { get; init; }

    /// <summary>The part's size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Recovery points in it.</summary>
    public required long RecoveryPoints { get; init; }

    /// <summary>Tables with a plan or recovery points.</summary>
    public required int Tables { get; init; }

    /// <summary>What could not be read or understood.</summary>
    public required int Gaps { get; init; }
}
