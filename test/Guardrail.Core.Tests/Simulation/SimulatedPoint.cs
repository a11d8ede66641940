using Guardrail.Inventory;

namespace Guardrail.Simulation;

/// <summary>One backup, or copy of one, from its making to its deletion.</summary>
public sealed record SimulatedPoint
{
    public required SimulatedTable Table { get; init; }

    public required SimulatedPlan Plan { get; init; }

    public required SimulatedRule Rule { get; init; }

    public required BackupVault Vault { get; init; }

    public required long Size { get; init; }

    public required long Created { get; init; }

    public required bool Advanced { get; init; }

    public bool IsCopy { get; init; }

    /// <summary>The scheduled instant that it was made for.</summary>
    public long Run { get; init; }

    public string Status { get; init; } = "COMPLETED";

    public bool IsSizeListed { get; init; } = true;

    /// <summary>What the id and the name of its rule were when it was made.</summary>
    public string? RuleId { get; init; }

    public long? Retention { get; init; }

    public long? ColdDays { get; init; }

    /// <summary>Whether another rule makes copies that look the same: who made one can then be told by its creator only.</summary>
    public bool HasDouble { get; init; }

    /// <summary>When AWS really deletes it.</summary>
    public long Removed { get; init; }

    public long Cold => ColdDays is { } days && Advanced ? Created + days * 86_400_000 : long.MaxValue;

    /// <summary>Whether it is listed and not merely waiting to be deleted on its date.</summary>
    public bool IsCountedAt(long now) =>
        Created < now && now < Removed && (Status == "EXPIRED" || Retention is null || Created + Retention.Value * 86_400_000 > now);

    private RecoveryPointCreator Creator => new(Plan.Id, Plan.Id, "1", RuleId ?? Rule.Id, RuleId ?? Rule.Id);

    /// <summary>The job that made it, dated by its start or, as may be, by its schedule.</summary>
    public BackupJob Job(bool scheduled) => new()
    {
        TableArn = Table.Arn,
        VaultArn = Vault.Arn,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(scheduled ? Run : Created),
        CompletedAt = DateTimeOffset.FromUnixTimeMilliseconds(Created + 600_000),
        SizeBytes = Size,
        Lifecycle = new Lifecycle(ColdDays, Retention),
        CreatedBy = Creator,
        IsAdvanced = Advanced,
    };

    /// <summary>As a list shows it.</summary>
    public RecoveryPoint Listed(int number) => new()
    {
        Arn = Advanced
            ? $"arn:aws:backup:{Vault.Scope.Region}:{Vault.Scope.AccountId}:recovery-point:{number:x8}"
            : $"arn:aws:dynamodb:{Vault.Scope.Region}:{Vault.Scope.AccountId}:table/{Table.Name}/backup/{number:x8}",
        Vault = Vault,
        TableArn = Table.Arn,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(Created),
        Status = Status,
        SizeBytes = IsSizeListed ? Size : null,
        DeleteAt = Retention is { } days ? DateTimeOffset.FromUnixTimeMilliseconds(Created + days * 86_400_000) : null,
        MoveToColdAt = Cold == long.MaxValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(Cold),
        Lifecycle = new Lifecycle(ColdDays, Retention),
        // Whether AWS names the creator on copies is not known: sometimes it does here, sometimes not.
        CreatedBy = IsCopy && !HasDouble && Created / 60_000 % 2 == 0 ? null : Creator,
        SourceVaultArn = IsCopy ? Clouds.Default.Arn : null,
    };
}
