using Amazon.CDK;

namespace Guardrail.Infra.Organization;

/// <summary>What the organization's stack is made from. What it tells and remembers with is the main stack's.</summary>
public sealed class OrganizationStackProps : StackProps
{
    /// <summary>The checked settings.</summary>
    public required OrganizationSettings Settings { get; init; }

    /// <summary>The folder with the published function.</summary>
    public required string FunctionPackage { get; init; }

    /// <summary>The main topic: alerts of the whole organization, and alarms.</summary>
    public required string AlertsTopicArn { get; init; }

    /// <summary>The chat topic; null for none.</summary>
    public string? ChatTopicArn { get; init; }

    /// <summary>Topics of owners; empty for none.</summary>
    public IReadOnlyList<string> OwnerTopicArns { get; init; } = [];

    /// <summary>The key that the topics are encrypted with; null where they are not encrypted with a key of one's own.</summary>
    public string? TopicKeyArn { get; init; }

    /// <summary>The alert-memory table; null to tell without memory.</summary>
    public string? MemoryTableName { get; init; }

    /// <summary>That table's ARN; null where there is none.</summary>
    public string? MemoryTableArn { get; init; }

    /// <summary>Further environment variables of the summarizing function, such as GUARDRAIL_OWNER_TOPICS.</summary>
    public IReadOnlyDictionary<string, string> SummarizerEnvironment { get; init; } = new Dictionary<string, string>();
}
