using Guardrail.Inventory;

namespace Guardrail.Simulation;

/// <summary>An estate to simulate: what a person would configure, and how AWS behaves.</summary>
public sealed record SimulatedEstate
{
    public required DateTimeOffset AsOf { get; init; }

    public required IReadOnlyList<SimulatedPlan> Plans { get; init; }

    public required IReadOnlyList<SimulatedTable> Tables { get; init; }

    public bool Advanced { get; init; } = true;

    /// <summary>Whether backups start, and are deleted, on the minute. Else anywhere in the start window, and up to 8 hours late.</summary>
    public bool Punctual { get; init; } = true;

    public int Seed { get; init; }

    /// <summary>Whether the backup jobs of the last 30 days can be read.</summary>
    public bool Jobs { get; init; }

    /// <summary>What went wrong, or was changed; null for nothing.</summary>
    public SimulatedTrouble? Trouble { get; init; }

    public override string ToString() =>
        $"asOf {AsOf:o} advanced {Advanced} punctual {Punctual} seed {Seed} jobs {Jobs} {Trouble}\n{string.Join("\n", Tables)}\n{string.Join("\n", Plans)}";
}

public sealed record SimulatedTable(string Name, long SizeBytes, DateTimeOffset CreatedAt, double GrowthPerDay = 0)
{
    public string Arn => $"arn:aws:dynamodb:{Clouds.Home.Region}:{Clouds.Home.AccountId}:table/{Name}";

    /// <summary>When it was deleted; null while it exists.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public override string ToString() => $"table {Name} deleted {DeletedAt:o} {SizeBytes} bytes since {CreatedAt:o} growth {GrowthPerDay} a day";

    /// <summary>The table's size at an instant: the same bytes more every day, from a twentieth on.</summary>
    public long SizeAt(long at, long asOf) =>
        Math.Max(SizeBytes / 20, SizeBytes + (long)(SizeBytes * GrowthPerDay * (at - asOf) / 86_400_000.0));
}

public sealed record SimulatedPlan(string Id, DateTimeOffset CreatedAt, IReadOnlyList<SimulatedRule> Rules)
{
    public override string ToString() => $"plan {Id} since {CreatedAt:o}: {string.Join("; ", Rules)}";
}

public sealed record SimulatedRule(string Id, string Schedule, string Zone, long? WindowMinutes, long? Retention, long? Cold, IReadOnlyList<SimulatedCopy> Copies)
{
    public long Window => (WindowMinutes ?? 480) * 60_000;

    public override string ToString() =>
        $"{Id} '{Schedule}' {Zone} window {WindowMinutes} keep {Retention} cold {Cold} copies [{string.Join(", ", Copies)}]";
}

/// <param name="Vault">The destination.</param>
/// <param name="Days">Days to keep; null follows the source, -1 the source's end.</param>
public sealed record SimulatedCopy(BackupVault Vault, long? Days)
{
    public override string ToString() => $"to {Vault.Name} keep {Days}";
}

/// <summary>The accounts, Regions and vaults of all simulated estates.</summary>
public static class Clouds
{
    public static readonly Scope Home = new("111122223333", "us-east-1");

    /// <summary>Read in the same run.</summary>
    public static readonly Scope Second = new("111122223333", "eu-west-1");

    /// <summary>Same account, a Region that is not read.</summary>
    public static readonly Scope Unread = new("111122223333", "ap-northeast-1");

    /// <summary>An account outside the scope.</summary>
    public static readonly Scope Foreign = new("444455556666", "us-east-1");

    public static readonly BackupVault Default = Vault(Home, "Default");

    public static readonly IReadOnlyList<BackupVault> Destinations = [Vault(Home, "second"), Vault(Second, "abroad"), Vault(Unread, "unread"), Vault(Foreign, "foreign")];

    public static bool IsRead(Scope scope) => scope == Home || scope == Second;

    /// <summary>USD per GB-month: warm and cold, from the price list, by hand.</summary>
    public static (double Warm, double Cold) Price(string region) => region switch
    {
        "us-east-1" => (0.10, 0.03),
        "eu-west-1" => (0.11, 0.033),
        _ => (0.114, 0.0342),
    };

    /// <summary>USD per GB copied out of us-east-1 to another Region.</summary>
    public const double TransferPrice = 0.04;

    private static BackupVault Vault(Scope scope, string name) =>
        new() { Scope = scope, Name = name, Arn = $"arn:aws:backup:{scope.Region}:{scope.AccountId}:backup-vault:{name}" };
}
