using System.Text.Json.Serialization;

namespace Guardrail.LocalAws.Scenarios.Files;

internal sealed class TableFile
{
    public required string Name { get; set; }

    public int Count { get; set; } = 1;

    [JsonConverter(typeof(ByteCountConverter))]
    public required long Size { get; set; }

    [JsonConverter(typeof(ByteCountConverter))]
    public long? SizeUpTo { get; set; }

    public double GrowthPerMonth { get; set; }

    public long? Items { get; set; }

    public Dictionary<string, string> Tags { get; set; } = [];

    public bool WasTagged { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? DeletedAt { get; set; }

    public bool LingersInTagging { get; set; }

    public bool LingersInList { get; set; }

    public bool Pitr { get; set; }

    public int PitrDays { get; set; } = 35;

    [JsonConverter(typeof(ByteCountConverter))]
    public long? ReportedSize { get; set; }

    [JsonConverter(typeof(ByteCountConverter))]
    public long? LocalIndexes { get; set; }

    public string Status { get; set; } = "ACTIVE";

    public List<NativeBackupFile> NativeBackups { get; set; } = [];
}

internal sealed class NativeBackupFile
{
    public required string Name { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; set; }

    [JsonConverter(typeof(ByteCountConverter))]
    public required long Size { get; set; }
}

internal sealed class VaultFile
{
    public required string Name { get; set; }

    public string? Type { get; set; } = "BACKUP_VAULT";

    public int? MinDays { get; set; }

    public int? MaxDays { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    public string? SharedFrom { get; set; }

    public string? ViewOf { get; set; }

    public long? PointsTold { get; set; }
}
