using System.Globalization;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Generation;

/// <summary>One backup of one resource in one vault. Instants are kept in milliseconds since 1970: estates hold very many of these.</summary>
internal sealed class RecoveryPoint
{
    public const long Never = long.MaxValue;
    private const long Day = 86_400_000;
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Null for a copy in an account the scenario does not describe.</summary>
    public required Vault? Vault { get; init; }

    public required string VaultArn { get; init; }

    public required string ResourceArn { get; init; }

    public required Lifecycle Lifecycle { get; init; }

    /// <summary>The rule that made it; null for a backup made on demand.</summary>
    public required Rule? Rule { get; init; }

    /// <summary>The date all lifecycles count from; a copy has its source's.</summary>
    public required long CreatedMs { get; init; }

    /// <summary>Since when it lies in this vault: for a copy later than its creation date.</summary>
    public required long StoredMs { get; init; }

    public required long RemovedMs { get; init; }

    public required long? Size { get; init; }

    public required ulong Identity { get; init; }

    /// <summary>Whether its ARN is AWS Backup's own (advanced features) or DynamoDB's.</summary>
    public required bool IsAdvanced { get; init; }

    public string? SourceVaultArn { get; init; }

    public RecoveryPointFile? Written { get; init; }

    public bool IsHandWritten => Written is not null;

    public string ResourceName => ResourceArn[(ResourceArn.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public long? DeleteMs => Lifecycle.Retention is { } days ? CreatedMs + (days * Day) : null;

    /// <summary>The calculated date, also where the resource type cannot go cold.</summary>
    public long? ColdMs => Lifecycle.Cold is { } days ? CreatedMs + (days * Day) : null;

    public long CompletedMs => CreatedMs + 60_000 + (long)(Identity % 540_000);

    public string Arn => Written?.Arn is { } written ? written : IsAdvanced ? BackupArn() : DynamoDbArn();

    private string BackupArn()
    {
        var parts = VaultArn.Split(':', 6);
        return $"arn:{parts[1]}:backup:{parts[3]}:{parts[4]}:recovery-point:{Chance.Id(Identity, Chance.Of(Identity, 36))}";
    }

    private string DynamoDbArn()
    {
        Span<char> tail = stackalloc char[8];
        var rest = Identity;
        for (var i = 0; i < tail.Length; i++, rest /= 36) tail[i] = Base36[(int)(rest % 36)];
        return string.Create(CultureInfo.InvariantCulture, $"{ResourceArn}/backup/{CreatedMs:D14}-{tail}");
    }
}
