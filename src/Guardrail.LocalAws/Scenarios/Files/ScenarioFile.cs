using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guardrail.LocalAws.Scenarios.Files;

// The scenario as it is written in JSON; README.md describes each member. Setters, not init: generated readers drop the defaults of init members.

internal sealed class ScenarioFile
{
    public string? Description { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset AsOf { get; set; }

    public int Seed { get; set; } = 1;

    public bool Punctual { get; set; }

    public bool PunctualDeletion { get; set; }

    public double Lateness { get; set; } = 1;

    public bool CopiesNameTheirCreator { get; set; } = true;

    public bool EnforceRates { get; set; }

    public PagingFile Paging { get; set; } = new();

    public ListingFile Listing { get; set; } = new();

    public string? DefaultAccount { get; set; }

    public bool RefuseUnknownKeys { get; set; }

    public Dictionary<string, string> Credentials { get; set; } = [];

    public Dictionary<string, AccountFile> Accounts { get; set; } = [];

    public List<FaultFile> Faults { get; set; } = [];
}

internal sealed class PagingFile
{
    public int PageSize { get; set; } = 1000;

    public bool ShortPages { get; set; }

    public int EmptyPageEvery { get; set; }
}

/// <summary>What AWS does not say of listings of recovery points: a scenario may choose.</summary>
internal sealed class ListingFile
{
    public ListingOrder Order { get; set; }

    public DateBounds Bounds { get; set; }

    public bool TokensByKey { get; set; }
}

internal enum ListingOrder
{
    NewestFirst,
    OldestFirst,
    ByTable,
    Shuffled,
}

internal enum DateBounds
{
    Excluded,
    Included,
    CutToSeconds,
}

internal sealed class AccountFile
{
    public Dictionary<string, RegionFile> Regions { get; set; } = [];

    public List<RoleFile> Roles { get; set; } = [];
}

internal sealed class RoleFile
{
    public required string Name { get; set; }

    public string? ExternalId { get; set; }

    public List<string>? TrustedAccounts { get; set; }
}

internal sealed class RegionFile
{
    public bool Enabled { get; set; } = true;

    public bool? OptIn { get; set; } = true;

    public bool? Advanced { get; set; } = true;

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? AdvancedSince { get; set; }

    public List<TableFile> Tables { get; set; } = [];

    public List<VaultFile> Vaults { get; set; } = [];

    public List<PlanFile> Plans { get; set; } = [];

    public List<RecoveryPointFile> RecoveryPoints { get; set; } = [];

    public List<TopicFile> Topics { get; set; } = [];

    public List<BucketFile> Buckets { get; set; } = [];
}

internal sealed class BucketFile
{
    public required string Name { get; set; }
}

internal sealed class TopicFile
{
    public required string Name { get; set; }

    public int Confirmed { get; set; } = 1;

    public int Pending { get; set; }

    public int Deleted { get; set; }

    public string? KmsKey { get; set; }
}

internal sealed class FaultFile
{
    public string Operation { get; set; } = "*";

    public string? Account { get; set; }

    public string? Region { get; set; }

    public string? Resource { get; set; }

    public required FaultKind Kind { get; set; }

    public int? Times { get; set; }

    public int After { get; set; }

    public double Probability { get; set; } = 1;

    public int DelayMilliseconds { get; set; }

    public int? Status { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }

    public List<string> Members { get; set; } = [];
}

/// <summary>A hand-written recovery point: the few things that matter by name, everything else on the wire through <see cref="With"/>.</summary>
internal sealed class RecoveryPointFile
{
    public required string Vault { get; set; }

    public string? Table { get; set; }

    public string? ResourceArn { get; set; }

    public string ResourceType { get; set; } = "DynamoDB";

    public string? Arn { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; set; }

    [JsonConverter(typeof(ByteCountConverter))]
    public long? Size { get; set; }

    public int? DeleteAfterDays { get; set; }

    public int? ColdAfterDays { get; set; }

    public string? Status { get; set; } = "COMPLETED";

    public string? Plan { get; set; }

    public string? Rule { get; set; }

    public bool? Advanced { get; set; }

    public string? SourceVault { get; set; }

    public bool IsParent { get; set; }

    public string? Parent { get; set; }

    public bool Held { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? RemovedAt { get; set; }

    public int Count { get; set; } = 1;

    public double EveryHours { get; set; } = 24;

    public Dictionary<string, JsonElement> With { get; set; } = [];

    public List<string> Without { get; set; } = [];
}
