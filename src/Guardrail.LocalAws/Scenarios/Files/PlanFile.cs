using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guardrail.LocalAws.Scenarios.Files;

internal sealed class PlanFile
{
    public required string Name { get; set; }

    public string? Id { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset Since { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? DeletedAt { get; set; }

    public List<RuleFile> Rules { get; set; } = [];

    public List<BacksUpFile> BacksUp { get; set; } = [];

    public List<SelectionFile>? Selections { get; set; }

    public List<OutageFile> Outages { get; set; } = [];
}

internal sealed class RuleFile
{
    public required string Name { get; set; }

    public string? Id { get; set; }

    public string? Schedule { get; set; }

    public string? TimeZone { get; set; }

    public int? StartWindowMinutes { get; set; }

    public int? CompletionWindowMinutes { get; set; }

    public int? DeleteAfterDays { get; set; }

    public int? ColdAfterDays { get; set; }

    public string Vault { get; set; } = "Default";

    public string? AirGappedVault { get; set; }

    public List<CopyFile> Copies { get; set; } = [];

    public bool Continuous { get; set; }

    public bool NeverRuns { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? Since { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? Until { get; set; }
}

internal sealed class CopyFile
{
    public required string Vault { get; set; }

    public string? Account { get; set; }

    public string? Region { get; set; }

    public int? DeleteAfterDays { get; set; }

    public int? ColdAfterDays { get; set; }
}

/// <summary>Tables a plan backs up: a name or a pattern with <c>*</c>, and from when until when.</summary>
[JsonConverter(typeof(BacksUpConverter))]
internal sealed class BacksUpFile
{
    public required string Tables { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? Since { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? Until { get; set; }
}

internal sealed class OutageFile
{
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset From { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset Until { get; set; }
}

/// <summary>A selection in AWS's own shape; a list that is not given is not sent, one given as null is sent as null.</summary>
internal sealed class SelectionFile
{
    public string? Id { get; set; }

    public required string Name { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    public JsonElement Resources { get; set; }

    public JsonElement NotResources { get; set; }

    public JsonElement ListOfTags { get; set; }

    public JsonElement Conditions { get; set; }
}
