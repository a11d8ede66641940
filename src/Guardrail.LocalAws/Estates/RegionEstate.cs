using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Estates;

/// <summary>One account's side of one Region.</summary>
internal sealed class RegionEstate
{
    private readonly Dictionary<string, Table> byName;
    private readonly Dictionary<string, Vault> vaults;

    public RegionEstate(string accountId, string name, RegionFile file, Scenario scenario)
    {
        AccountId = accountId;
        Name = name;
        File = file;
        Partition = AwsRegion.Partition(name);
        Tables = [.. file.Tables.SelectMany(table => Expanded(table, scenario)).OrderBy(t => t.Name, StringComparer.Ordinal)];
        byName = Tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        Vaults = [.. file.Vaults.Select(vault => new Vault(vault, this))];
        vaults = Vaults.ToDictionary(v => v.Name, StringComparer.Ordinal);
        Plans = [.. file.Plans.Select(plan => new Plan(plan, this))];
    }

    public string AccountId { get; }

    public string Name { get; }

    public string Partition { get; }

    public RegionFile File { get; }

    /// <summary>By name, in ordinal order.</summary>
    public IReadOnlyList<Table> Tables { get; }

    public IReadOnlyList<Vault> Vaults { get; }

    public IReadOnlyList<Plan> Plans { get; }

    public Table? FindTable(string name) => byName.GetValueOrDefault(name);

    public Vault? FindVault(string name) => vaults.GetValueOrDefault(name);

    /// <summary>Whether a backup made then had DynamoDB's advanced features.</summary>
    public bool IsAdvancedAt(DateTimeOffset instant) =>
        File.Advanced == true && File.OptIn == true && (File.AdvancedSince is not { } since || instant >= since);

    /// <summary>Where a rule's backup made then goes, and whether that vault's lock lets it in.</summary>
    public (Vault Vault, bool Admitted) TargetOf(Rule rule, DateTimeOffset instant)
    {
        var vault = vaults[rule.File.AirGappedVault is { } gapped && IsAdvancedAt(instant) ? gapped : rule.File.Vault];
        return (vault, vault.Admits(rule.Lifecycle.Retention));
    }

    /// <summary>The tables a plan backs up, each with the time in which it belongs to the plan.</summary>
    public IEnumerable<(Table Table, DateTimeOffset Since, DateTimeOffset Until)> TablesOf(Plan plan)
    {
        var seen = new HashSet<Table>();
        foreach (var backsUp in plan.File.BacksUp)
        {
            var from = backsUp.Since ?? DateTimeOffset.MinValue;
            var until = backsUp.Until ?? DateTimeOffset.MaxValue;
            if (FindTable(backsUp.Tables) is { } one)
            {
                if (seen.Add(one)) yield return (one, from, until);
                continue;
            }
            foreach (var table in Tables)
                if (Wildcard.Matches(backsUp.Tables, table.Name) && seen.Add(table)) yield return (table, from, until);
        }
    }

    private IEnumerable<Table> Expanded(TableFile file, Scenario scenario)
    {
        var digits = file.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        for (var i = 1; i <= file.Count; i++)
        {
            var name = file.Name.Replace("{n}", i.ToString("D" + digits, System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var spread = (file.SizeUpTo ?? file.Size) - file.Size;
            var size = file.Size + (long)(spread * Chance.Share(Chance.Of(Chance.Of(name), (ulong)(uint)scenario.File.Seed)));
            yield return new Table(file, name, size, this, scenario.File.AsOf);
        }
    }
}
