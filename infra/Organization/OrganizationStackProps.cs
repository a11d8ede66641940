using Amazon.CDK;

namespace Guardrail.Infra.Organization;

/// <summary>What the organization's stack is made from. It tells and remembers where the main stack does.</summary>
public sealed class OrganizationStackProps : StackProps
{
    /// <summary>The checked settings.</summary>
    public required OrganizationSettings Settings { get; init; }

    /// <summary>The published function.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>The main stack.</summary>
    public required GuardrailStack Main { get; init; }

    /// <summary>The policy file in the package; null for Guardrail's defaults.</summary>
    public string? PolicyFile { get; init; }
}
