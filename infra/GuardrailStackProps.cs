using Amazon.CDK;

namespace Guardrail.Infra;

/// <summary>What the stack is made of.</summary>
public sealed class GuardrailStackProps : StackProps
{
    /// <summary>What the deployment chose.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The published function.</summary>
    public required FunctionCode Code { get; init; }
}
