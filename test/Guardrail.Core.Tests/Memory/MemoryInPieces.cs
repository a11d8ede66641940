using Guardrail.Inventory;
using Guardrail.Memory;

namespace Guardrail.Core.Tests.Memory;

/// <summary>A memory that keeps to the contract, and asks before and after each write, so that a test can halt or break it there.</summary>
internal sealed class MemoryInPieces : IMemoryStore
{
    private readonly Dictionary<string, Stored<RememberedFinding>> _findings = [];
    private readonly Dictionary<Scope, Stored<RememberedScope>> _scopes = [];
    private int _version;

    /// <summary>Is awaited before and after every call; may throw.</summary>
    public Func<string, Task> At { get; set; } = _ => Task.CompletedTask;

    public int Writes { get; private set; }

    public RememberedFinding? Only => _findings.Values.SingleOrDefault()?.Value;

    public IReadOnlyDictionary<Scope, Stored<RememberedScope>> Scopes => _scopes;

    public async Task<IReadOnlyList<PlaceMemory>> FindingsAsync(IReadOnlyList<FindingPlace> places, CancellationToken cancellationToken)
    {
        try
        {
            await At("read");
        }
        catch (MemoryFailedException failure)
        {
            return [.. places.Select(_ => new PlaceMemory([], failure))];
        }
        return [.. places.Select(place => new PlaceMemory([.. _findings.Values.Where(stored => PlaceOf(stored.Value) == place)], null))];
    }

    public async Task<Stored<RememberedFinding>?> FindingAsync(FindingPlace place, string id, CancellationToken cancellationToken)
    {
        await At("read one");
        return _findings.GetValueOrDefault(id);
    }

    public async Task<string?> ReplaceAsync(RememberedFinding finding, string? version, CancellationToken cancellationToken)
    {
        await At("write");
        if (_findings.GetValueOrDefault(finding.Finding.Id)?.Version != version)
            return null;
        // As the table keeps it: what JSON loses, this loses too.
        _findings[finding.Finding.Id] = new(MemoryJson.ReadFinding(MemoryJson.Write(finding)), $"v{++_version}");
        Writes++;
        var mine = $"v{_version}";
        await At("written");
        return mine;
    }

    public async Task<Stored<RememberedScope>?> ScopeAsync(Scope scope, CancellationToken cancellationToken)
    {
        await At("read scope");
        return _scopes.GetValueOrDefault(scope);
    }

    public async Task<string?> ReplaceAsync(RememberedScope scope, string? version, CancellationToken cancellationToken)
    {
        await At("write scope");
        if (_scopes.GetValueOrDefault(scope.Scope)?.Version != version)
            return null;
        _scopes[scope.Scope] = new(MemoryJson.ReadScope(MemoryJson.Write(scope)), $"v{++_version}");
        return $"v{_version}";
    }

    private static FindingPlace PlaceOf(RememberedFinding finding) => new(finding.Finding.AccountId ?? "", finding.Finding.Region ?? "");
}
