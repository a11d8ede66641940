using Guardrail.Auditing;
using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Policies;
using Guardrail.Pricing;
using Guardrail.Projection;

namespace Guardrail.Core.Tests.Changes;

/// <summary>An estate in memory, audited as a real one is.</summary>
internal sealed record MemoryInventory : IBackupInventory
{
    public IReadOnlyList<ScopeInventory> Scopes { get; init; } = [];

    public IReadOnlyList<RecoveryPoint> Points { get; init; } = [];

    public IReadOnlyDictionary<string, TableDescription> Descriptions { get; init; } = new Dictionary<string, TableDescription>();

    public IReadOnlyDictionary<string, bool> Pitr { get; init; } = new Dictionary<string, bool>();

    public AuditReport Report(DateTimeOffset asOf, Policy? policy = null, params NamePattern[] tables) => Report(this, asOf, policy, tables);

    public static AuditReport Report(IBackupInventory inventory, IReadOnlyList<Scope> scopes, DateTimeOffset asOf, Policy? policy = null, params NamePattern[] tables) =>
        AuditRun.ExecuteAsync(
            new AuditRequest { Scopes = scopes, AsOf = asOf, Tool = new ToolRow("0.1.0", "official"), Tables = tables },
            inventory, PriceBook.Embedded, policy ?? Policy.Default, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>The figures alone, without options and findings; every table is described.</summary>
    public EstateFigures Figures(DateTimeOffset asOf)
    {
        var log = new RecoveryPointLog();
        log.Add(Points);
        IReadOnlyList<ScopeInventory> scopes = [.. Scopes.Select(scope => scope with
        {
            Tables = [.. scope.Tables.Select(table => table with { Description = Descriptions.GetValueOrDefault(table.Name) })],
        })];
        return EstateFigures.Compute(scopes, [.. scopes.SelectMany(CoverageResolver.Resolve)], log, PriceBook.Embedded, asOf);
    }

    public Task<ScopeInventory> ReadAsync(Scope scope, IRecoveryPointSink points, CancellationToken cancellationToken)
    {
        foreach (var page in Points.Where(point => point.Vault.Scope == scope).Chunk(7))
            points.Add(page);
        return Task.FromResult(Scopes.Single(each => each.Scope == scope));
    }

    public Task<TableDescriptions> DescribeAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken) =>
        Task.FromResult(new TableDescriptions(
            tableNames.Where(Descriptions.ContainsKey).ToDictionary(name => name, name => Descriptions[name]),
            new HashSet<string>(),
            [.. tableNames.Where(name => !Descriptions.ContainsKey(name)).Select(name => new Gap(scope.AccountId, scope.Region, $"table/{name}", "AccessDenied", "no"))]));

    public Task<IReadOnlyDictionary<string, bool>> ReadPointInTimeRecoveryAsync(Scope scope, IReadOnlyList<string> tableNames, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, bool>>(tableNames.Where(Pitr.ContainsKey).ToDictionary(name => name, name => Pitr[name]));

    private static AuditReport Report(MemoryInventory inventory, DateTimeOffset asOf, Policy? policy, NamePattern[] tables) =>
        Report(inventory, [.. inventory.Scopes.Select(scope => scope.Scope)], asOf, policy, tables);
}
