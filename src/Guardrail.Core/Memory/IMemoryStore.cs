using Guardrail.Inventory;

namespace Guardrail.Memory;

/// <summary>Keeps what memory knows, each row under a version. Two implementations: a DynamoDB table, and one in memory that tests break at will.</summary>
public interface IMemoryStore
{
    /// <summary>All findings that are remembered of some places.</summary>
    /// <param name="places">The places.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>One answer a place, in the same order.</returns>
    Task<IReadOnlyList<PlaceMemory>> FindingsAsync(IReadOnlyList<FindingPlace> places, CancellationToken cancellationToken);

    /// <summary>One finding as it stands now; null where it is not known.</summary>
    /// <exception cref="MemoryFailedException">The store could not be asked.</exception>
    Task<Stored<RememberedFinding>?> FindingAsync(FindingPlace place, string id, CancellationToken cancellationToken);

    /// <summary>Replaces what was read, unless somebody else has written since.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="version">The version that was read; null where there was none.</param>
    /// <param name="cancellationToken">Ends it; it may be written all the same.</param>
    /// <returns>The new version; null where somebody else was first.</returns>
    /// <exception cref="MemoryFailedException">The store could not be asked; it may be written all the same.</exception>
    Task<string?> ReplaceAsync(RememberedFinding finding, string? version, CancellationToken cancellationToken);

    /// <summary>What is remembered of an account and Region; null for nothing.</summary>
    /// <exception cref="MemoryFailedException">The store could not be asked.</exception>
    Task<Stored<RememberedScope>?> ScopeAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Replaces what was read of an account and Region, unless somebody else has written since.</summary>
    /// <exception cref="MemoryFailedException">The store could not be asked; it may be written all the same.</exception>
    Task<string?> ReplaceAsync(RememberedScope scope, string? version, CancellationToken cancellationToken);
}

/// <summary>Where findings are remembered together: those of one account and Region, of one account, or of everything.</summary>
/// <param name="AccountId">The account; empty for several.</param>
/// <param name="Region">The Region; empty for several.</param>
public sealed record FindingPlace(string AccountId, string Region);

/// <summary>What is remembered of one place, or why that is not known.</summary>
/// <param name="Findings">The findings; empty for none.</param>
/// <param name="Failure">Why the place could not be read; null where it was.</param>
public sealed record PlaceMemory(IReadOnlyList<Stored<RememberedFinding>> Findings, MemoryFailedException? Failure);

/// <summary>Something remembered, with the version it was read under.</summary>
/// <param name="Value">What is remembered.</param>
/// <param name="Version">Changes with each write.</param>
public sealed record Stored<T>(T Value, string Version);

/// <summary>Memory could not be asked.</summary>
/// <param name="code">AWS's error code, or one of ours in the same style.</param>
/// <param name="message">One line: what went wrong and what to do.</param>
/// <param name="innerException">What was thrown below; null for nothing.</param>
public sealed class MemoryFailedException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>AWS's error code, or one of ours in the same style.</summary>
    public string Code { get; } = code;
}
