namespace Guardrail.LocalAws;

/// <summary>A message as it was published to a topic.</summary>
public sealed record PublishedMessage
{
    /// <summary>The id the publisher was given.</summary>
    public required string MessageId { get; init; }

    /// <summary>The topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>The subject; null if none was given.</summary>
    public required string? Subject { get; init; }

    /// <summary>The message as sent: with <see cref="MessageStructure"/> "json" the whole object.</summary>
    public required string Message { get; init; }

    /// <summary>"json" for a body per protocol; null for one body for all.</summary>
    public required string? MessageStructure { get; init; }

    /// <summary>The bodies by protocol; the one under "default" reaches every protocol that has none of its own.</summary>
    public required IReadOnlyDictionary<string, string> Bodies { get; init; }

    /// <summary>Message attributes: name to string value.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>What a subscriber by this protocol (email, https, sqs, lambda ...) receives.</summary>
    /// <param name="protocol">SNS's name of the protocol.</param>
    public string BodyFor(string protocol) => Bodies.TryGetValue(protocol, out var body) ? body : Bodies["default"];
}
