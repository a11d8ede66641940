using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Pricing;
using Guardrail.Projection;

namespace Guardrail.Simulation;

/// <summary>What a reader finds at asOf, and what the product makes of it.</summary>
public static class SimulatedListing
{
    /// <summary>Lists the points, describes the tables that need it, and computes the figures.</summary>
    public static EstateFigures Figures(SimulatedEstate estate, IReadOnlyList<SimulatedPoint> points)
    {
        var now = estate.AsOf.ToUnixTimeMilliseconds();
        var log = new RecoveryPointLog();
        log.Add([.. points
            .Where(point => Clouds.IsRead(point.Vault.Scope) && point.Created < now && now < point.Removed)
            .Select((point, number) => point.Listed(number))]);
        var scopes = Scopes(estate, []);
        var needs = SizeNeeds.Of(scopes, Coverage(scopes), log, estate.AsOf).Select(need => need.TableName);
        scopes = Scopes(estate, [.. needs]);
        if (estate.Jobs)
        {
            var since = estate.AsOf.AddDays(-30);
            var jobs = points.Where(point => !point.IsCopy).Select(point => point.Job(estate.Seed % 2 == 0)).Where(job => job.CreatedAt >= since && job.CompletedAt <= estate.AsOf);
            scopes = [scopes[0] with { BackupJobs = new BackupJobHistory(since, null, [.. jobs]) }, scopes[1]];
        }
        return EstateFigures.Compute(scopes, Coverage(scopes), log, PriceBook.Embedded, estate.AsOf);
    }

    public static List<TableCoverage> Coverage(IReadOnlyList<ScopeInventory> scopes) => [.. scopes.SelectMany(CoverageResolver.Resolve)];

    private static IReadOnlyList<ScopeInventory> Scopes(SimulatedEstate estate, HashSet<string> described) =>
    [
        new()
        {
            Scope = Clouds.Home,
            Settings = new RegionSettings(true, estate.Advanced),
            Vaults = [Clouds.Default, Clouds.Destinations[0]],
            Tables = [.. estate.Tables.Where(table => table.DeletedAt is null).Select(table => Table(table, described.Contains(table.Name)))],
            Plans = [.. estate.Plans.Select(plan => estate.Trouble?.PlanDeletedAt is { } gone ? Plan(plan) with { DeletedAt = gone, Selections = [] } : Plan(plan))],
        },
        new() { Scope = Clouds.Second, Settings = new RegionSettings(true, estate.Advanced), Vaults = [Clouds.Destinations[1]] },
    ];

    private static DynamoTable Table(SimulatedTable table, bool isDescribed) => new()
    {
        Scope = Clouds.Home,
        Name = table.Name,
        Arn = table.Arn,
        Tags = new Dictionary<string, string>(),
        Description = isDescribed ? new TableDescription(table.SizeAt(0, 0), 1, table.CreatedAt) : null,
    };

    private static BackupPlan Plan(SimulatedPlan plan) => new()
    {
        Scope = Clouds.Home,
        Id = plan.Id,
        Name = plan.Id,
        CreatedAt = plan.CreatedAt,
        Selections = [new BackupSelection { Id = "s", Name = "all", CreatedAt = plan.CreatedAt, Resources = ["arn:aws:dynamodb:*:*:table/*"] }],
        Rules = [.. plan.Rules.Select(rule => new BackupRule
        {
            Id = rule.Id,
            Name = rule.Id,
            TargetVaultName = Clouds.Default.Name,
            ScheduleExpression = rule.Schedule,
            ScheduleTimeZone = rule.Zone,
            StartWindowMinutes = rule.WindowMinutes,
            Lifecycle = new Lifecycle(rule.Cold, rule.Retention),
            Copies = [.. rule.Copies.Select(copy => new CopyAction(copy.Vault.Arn, copy.Days is { } days ? new Lifecycle(null, days) : null))],
        })],
    };
}
