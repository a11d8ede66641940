namespace Guardrail.Infra;

/// <summary>Where the alerts of one owner's tables go: to a topic of the stack's own with e-mail subscribers, or to an existing topic in any Region.</summary>
public sealed record OwnerSettings
{
    /// <summary>The value of the owner tag.</summary>
    public required string Owner { get; init; }

    /// <summary>E-mail addresses; empty where a topic is named.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>An existing topic; null for one of the stack's own.</summary>
    public string? TopicArn { get; init; }
}
