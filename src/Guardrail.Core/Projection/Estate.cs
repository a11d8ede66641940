using Guardrail.Inventory;
using Guardrail.Ledger;

namespace Guardrail.Projection;

/// <summary>What was read, found by key.</summary>
internal sealed class Estate
{
    private readonly Dictionary<Scope, ScopeInventory> _scopes;
    private readonly Dictionary<string, (BackupVault Vault, bool IsListed)> _vaults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DynamoTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BackupJob[]> _jobs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accounts;

    public Estate(IReadOnlyList<ScopeInventory> scopes)
    {
        Scopes = scopes;
        _scopes = scopes.GroupBy(scope => scope.Scope).ToDictionary(same => same.Key, same => same.First());
        _accounts = [.. scopes.Select(scope => scope.Scope.AccountId)];
        foreach (var vault in scopes.SelectMany(scope => scope.Vaults))
        {
            _vaults.TryAdd(vault.Arn, (vault, vault.Complete));
        }
        foreach (var table in scopes.SelectMany(scope => scope.Tables))
        {
            _tables.TryAdd(table.Arn, table);
        }
        foreach (var jobs in scopes.SelectMany(scope => scope.BackupJobs?.Jobs ?? []).GroupBy(job => job.TableArn))
        {
            _jobs.TryAdd(jobs.Key, [.. jobs.OrderBy(job => job.CompletedAt ?? job.CreatedAt).ThenBy(job => job.CreatedAt)]);
        }
    }

    public IReadOnlyList<ScopeInventory> Scopes { get; }

    public ScopeInventory? Of(Scope scope) => _scopes.GetValueOrDefault(scope);

    public DynamoTable? Table(string arn) => _tables.GetValueOrDefault(arn);

    public BackupVault? Vault(string arn) => _vaults.TryGetValue(arn, out var found) ? found.Vault : null;

    /// <summary>Tables of which completed backup jobs are known.</summary>
    public IEnumerable<string> TablesWithJobs => _jobs.Keys;

    /// <summary>A table's completed backup jobs; null where they were not read.</summary>
    public TableJobs? JobsOf(Scope scope, string tableArn) => Of(scope)?.BackupJobs is { } history && history.Covers(tableArn)
        ? new TableJobs(Instants.Of(history.Since), _jobs.GetValueOrDefault(tableArn) ?? [])
        : null;

    /// <summary>The account and Region in an ARN; empty texts where it has none.</summary>
    public static Scope ScopeOf(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts.Length < 6 ? new Scope("", "") : new Scope(parts[4], parts[3]);
    }

    /// <summary>The table's name in a table's ARN.</summary>
    public static string TableNameOf(string tableArn) => tableArn[(tableArn.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public VaultCourse VaultCourse(string arn)
    {
        if (_vaults.TryGetValue(arn, out var found))
        {
            return new VaultCourse(arn, found.Vault.Scope, found.Vault.AirGapped, found.IsListed, _accounts.Contains(found.Vault.Scope.AccountId));
        }
        var payer = ScopeOf(arn);
        return new VaultCourse(arn, payer, AirGapped: false, IsListed: false, _accounts.Contains(payer.AccountId));
    }
}
