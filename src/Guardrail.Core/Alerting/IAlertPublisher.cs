namespace Guardrail.Alerting;

/// <summary>Sends messages. Two implementations: SNS, and one that tests and the preview keep in memory.</summary>
public interface IAlertPublisher
{
    /// <summary>Publishes one message to its topic, once.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait; the message may have been sent all the same.</param>
    /// <returns>What SNS said.</returns>
    /// <exception cref="AlertPublishException">It was not published, or the topic has no confirmed subscriber.</exception>
    Task<PublishedMessage> PublishAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>A message that was taken.</summary>
/// <param name="TopicArn">The topic.</param>
/// <param name="MessageId">SNS's id of the message.</param>
/// <param name="ConfirmedSubscriptions">How many confirmed subscriptions the topic has; null where that may not be read.</param>
public sealed record PublishedMessage(string TopicArn, string MessageId, int? ConfirmedSubscriptions);

/// <summary>A message that reached nobody.</summary>
/// <param name="topicArn">The topic.</param>
/// <param name="code">AWS's error code, or <see cref="NoConfirmedSubscriber"/>.</param>
/// <param name="message">One line: what went wrong and what to do.</param>
/// <param name="innerException">What the client threw; null for none.</param>
public sealed class AlertPublishException(string topicArn, string code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The code of a topic that nobody listens to.</summary>
    public const string NoConfirmedSubscriber = "NoConfirmedSubscriber";

    /// <summary>The topic.</summary>
    public string TopicArn { get; } = topicArn;

    /// <summary>AWS's error code, or <see cref="NoConfirmedSubscriber"/>.</summary>
    public string Code { get; } = code;
}
