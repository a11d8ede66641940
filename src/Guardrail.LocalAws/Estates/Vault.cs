using Guardrail.LocalAws.Generation;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Estates;

internal sealed class Vault
{
    public const string AirGapped = "LOGICALLY_AIR_GAPPED_BACKUP_VAULT";

    private readonly Lazy<Dictionary<string, RecoveryPoint>> byArn;

    public Vault(VaultFile file, RegionEstate region)
    {
        File = file;
        Arn = ArnOf(region.Partition, region.Name, file.SharedFrom ?? region.AccountId, file.Name);
        Key = $"arn:{region.Partition}:kms:{region.Name}:{region.AccountId}:key/{Chance.Id(Arn)}";
        byArn = new(() => Points.ToDictionary(p => p.Arn, StringComparer.Ordinal));
    }

    public VaultFile File { get; }

    public string Name => File.Name;

    public string Arn { get; }

    public string Key { get; }

    public string? Type => File.Type;

    public bool IsLocked => File.MinDays is not null || File.MaxDays is not null;

    /// <summary>In the scenario's order.</summary>
    public List<RecoveryPoint> Points { get; set; } = [];

    public static string ArnOf(string partition, string region, string account, string name) => $"arn:{partition}:backup:{region}:{account}:backup-vault:{name}";

    /// <summary>Whether the lock lets a backup or copy with this retention in; null is one that never expires.</summary>
    public bool Admits(int? retentionDays) =>
        retentionDays is { } days
            ? (File.MinDays is not { } min || days >= min) && (File.MaxDays is not { } max || days <= max)
            : File.MaxDays is null;

    public RecoveryPoint? Find(string arn) => byArn.Value.GetValueOrDefault(arn);
}
