using Guardrail.Auditing;
using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Pricing;
using Guardrail.Projection;

namespace Guardrail.Changes;

/// <summary>Works out each set of rules once, however many tables and questions there are.</summary>
/// <remarks>
/// A table of 1 GB without recovery points is projected under a plan that was made at asOf: no run before asOf belongs to it, so what stored points cost,
/// and what has been paid this month, is the same with and without a change, and is never touched.
/// </remarks>
internal sealed class PlanFigureTable
{
    private readonly Dictionary<string, PlanFigures> _figures = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ScopeInventory> _scopes;
    private readonly PriceBook _prices;
    private readonly DateTimeOffset _asOf;

    public PlanFigureTable(AuditReport report, PriceBook prices)
    {
        (_prices, _asOf) = (prices, report.AsOf);
        _scopes =
        [
            .. report.Scopes.Select(row => new Scope(row.AccountId, row.Region)).Distinct().Select(scope => new ScopeInventory
            {
                Scope = scope,
                Partition = PartitionOf(scope.Region),
                Vaults = [.. report.Vaults.Where(vault => vault.AccountId == scope.AccountId && vault.Region == scope.Region).Select(Vault)],
            }),
        ];
    }

    /// <summary>The vaults that are not ordinary.</summary>
    public BackupVault? VaultOf(string arn) => _scopes.SelectMany(scope => scope.Vaults).FirstOrDefault(vault => vault.Arn == arn);

    /// <summary>The figures of a plan for each GB of a table.</summary>
    public PlanFigures Of(CoveredPlan plan)
    {
        if (plan.Rules.Count == 0)
            return new PlanFigures(null, [], []);
        if (!_figures.TryGetValue(plan.Identity, out var figures))
            _figures.Add(plan.Identity, figures = Compute(plan));
        return figures;
    }

    /// <summary>The ARN of a vault that a rule names.</summary>
    public string VaultArn(CoveredPlan plan, BackupRule rule) => plan.Advanced && rule.AirGappedVaultArn is { } gapped
        ? gapped
        : _scopes.FirstOrDefault(scope => scope.Scope == plan.Scope)?.Vaults.FirstOrDefault(vault => vault.Name == rule.TargetVaultName)?.Arn
            ?? $"arn:{PartitionOf(plan.Scope.Region)}:backup:{plan.Scope.Region}:{plan.Scope.AccountId}:backup-vault:{rule.TargetVaultName}";

    private PlanFigures Compute(CoveredPlan plan)
    {
        var table = new DynamoTable
        {
            Scope = plan.Scope,
            Name = "table",
            Arn = $"arn:{PartitionOf(plan.Scope.Region)}:dynamodb:{plan.Scope.Region}:{plan.Scope.AccountId}:table/table",
            Tags = new Dictionary<string, string>(),
            Description = new TableDescription(1L << 30, null, _asOf.AddDays(-2)),
        };
        var own = (_scopes.FirstOrDefault(scope => scope.Scope == plan.Scope) ?? new ScopeInventory { Scope = plan.Scope, Partition = PartitionOf(plan.Scope.Region) }) with
        {
            Settings = new RegionSettings(OptedIn: true, plan.Advanced),
            Tables = [table],
            Plans =
            [
                new BackupPlan
                {
                    Scope = plan.Scope,
                    Id = plan.PlanId,
                    Name = plan.PlanName,
                    CreatedAt = _asOf,
                    Rules = plan.Rules,
                    Selections = [new BackupSelection { Id = "selection", Name = "selection", CreatedAt = _asOf, Resources = [table.Arn] }],
                },
            ],
        };
        IReadOnlyList<ScopeInventory> scopes = [own, .. _scopes.Where(scope => scope.Scope != plan.Scope).Select(scope => scope with { Settings = new RegionSettings(true, true) })];
        var figures = new EstateProjection(scopes, CoverageResolver.Resolve(own), new RecoveryPointLog(), _prices, _asOf) { GrowthPerMonth = 1 }.Figures();
        var row = figures.Tables.Count == 0 ? null : figures.Tables[0];
        return new PlanFigures(row, [.. figures.Gaps.Where(gap => gap.Code is "PriceUnknown" or "ScheduleUnreadable")], row is null ? [] : Kept(row));
    }

    private static List<long?> Kept(TableRow row) =>
    [
        .. row.ByRule
            .Where(each => each.InTotals && each.RunsPerDay > 0)
            .Select(each => each.CopiesOnceFull is { } copies ? (long?)(long)decimal.Round(copies / each.RunsPerDay) : null),
    ];

    private static BackupVault Vault(VaultRow row) => new()
    {
        Scope = new Scope(row.AccountId, row.Region),
        Name = row.Arn[(row.Arn.LastIndexOf(':') + 1)..],
        Arn = row.Arn,
        AirGapped = row.AirGapped,
        MinRetentionDays = row.MinRetentionDays,
        MaxRetentionDays = row.MaxRetentionDays,
    };

    private static string PartitionOf(string region) =>
        region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : "aws";
}
