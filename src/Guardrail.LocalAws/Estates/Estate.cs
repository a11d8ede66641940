using System.Collections.Concurrent;
using Guardrail.LocalAws.Generation;

namespace Guardrail.LocalAws.Estates;

/// <summary>Everything a scenario describes, at its instant. Points and jobs are made when first asked for.</summary>
internal sealed class Estate
{
    private readonly ConcurrentDictionary<Plan, DateTimeOffset?> lastRuns = new();
    private readonly Lazy<bool> filled;
    private readonly Dictionary<(string Account, string Region), RegionEstate> regions;
    private readonly Lazy<Dictionary<RegionEstate, List<BackupJob>>> jobs;

    public Estate(Scenario scenario)
    {
        Scenario = scenario;
        regions = scenario.File.Accounts
            .SelectMany(account => account.Value.Regions.Select(region => new RegionEstate(account.Key, region.Key, region.Value, scenario)))
            .ToDictionary(region => (region.AccountId, region.Name));
        filled = new(Fill);
        jobs = new(() => regions.Values.ToDictionary(r => r, r => JobMaker.Jobs(r, this)));
    }

    public Scenario Scenario { get; }

    public DateTimeOffset AsOf => Scenario.AsOf;

    public IEnumerable<RegionEstate> Regions => regions.Values;

    public RegionEstate? Find(string account, string region) => regions.GetValueOrDefault((account, region));

    public Vault? FindVault(string account, string region, string name) => Find(account, region)?.FindVault(name);

    /// <summary>The points of a vault at the estate's instant, in the scenario's order; a view shows those of the vault it looks at.</summary>
    public IReadOnlyList<RecoveryPoint> PointsOf(Vault vault, RegionEstate region) => Holder(vault, region).Points;

    public RecoveryPoint? FindPoint(Vault vault, RegionEstate region, string arn) => Holder(vault, region).Find(arn);

    /// <summary>Backup jobs of the last 30 days, newest first.</summary>
    public IReadOnlyList<BackupJob> JobsOf(RegionEstate region) => jobs.Value[region];

    /// <summary>When a plan last ran; null if it never has.</summary>
    public DateTimeOffset? LastRunOf(Plan plan) => lastRuns.GetOrAdd(plan, one =>
    {
        var runs = MergedRuns.Of(one, AsOf.AddDays(-35), AsOf);
        if (runs.Count == 0) runs = MergedRuns.Of(one, one.Since, AsOf);
        return runs.Count == 0 ? null : runs[^1].At;
    });

    /// <summary>Every point that is in some vault after <paramref name="keptAfter"/> and was put there before <paramref name="madeBefore"/>.</summary>
    public IEnumerable<RecoveryPoint> Points(DateTimeOffset keptAfter, DateTimeOffset madeBefore) =>
        regions.Values.SelectMany(region => region.Plans
            .SelectMany(plan => new PointMaker(plan, this).Points(keptAfter, madeBefore))
            .Concat(HandWritten.Points(region, this)));

    private Vault Holder(Vault vault, RegionEstate region)
    {
        _ = filled.Value;
        var owner = vault.File.SharedFrom is { } account ? Find(account, region.Name) : region;
        return owner?.FindVault(vault.File.ViewOf ?? vault.Name) ?? vault;
    }

    private bool Fill()
    {
        var now = AsOf.ToUnixTimeMilliseconds();
        foreach (var point in Points(AsOf, AsOf))
            if (point.Vault is { } vault && (point.IsHandWritten || point.StoredMs < now) && point.RemovedMs > now) vault.Points.Add(point);
        foreach (var vault in regions.Values.SelectMany(r => r.Vaults)) vault.Points.Sort(PointOrder.Of(Scenario.File.Listing.Order));
        return true;
    }
}
