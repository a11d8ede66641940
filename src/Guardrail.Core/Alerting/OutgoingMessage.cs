namespace Guardrail.Alerting;

/// <summary>One SNS publish: complete, within SNS's limits, safe to send as it is.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The topic's ARN; its Region is the one to publish in.</summary>
    public required string TopicArn { get; init; }

    /// <summary>At most 99 printable ASCII characters (SNS takes fewer than 100 and no line breaks).</summary>
    public required string Subject { get; init; }

    /// <summary>At most 262,144 bytes in UTF-8.</summary>
    public required string Body { get; init; }

    /// <summary>Whether <see cref="Body"/> is a JSON object with a text per protocol, so that <c>MessageStructure=json</c> must be set.</summary>
    public required bool IsJsonStructure { get; init; }

    /// <summary>The ids of the findings it tells; empty for a test message.</summary>
    public IReadOnlyList<string> FindingIds { get; init; } = [];
}
