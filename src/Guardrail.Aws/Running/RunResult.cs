using Guardrail.Alerting;
using Guardrail.Auditing;

namespace Guardrail.Aws.Running;

/// <summary>What a run came to.</summary>
/// <param name="Report">The judged report.</param>
/// <param name="Published">Messages that SNS took.</param>
/// <param name="Failures">Messages that reached nobody; the run must end in error where there are any.</param>
/// <param name="CallsMade">Calls to AWS, retries included.</param>
public sealed record RunResult(AuditReport Report, IReadOnlyList<PublishedMessage> Published, IReadOnlyList<AlertPublishException> Failures, long CallsMade)
{
    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Confirmed subscribers of the topic that has fewest, of those published to; null where there was none or the count could not be read.</summary>
    public int? ConfirmedSubscribers =>
        Failures.Any(failure => failure.Code == AlertPublishException.NoConfirmedSubscriber) ? 0 : Published.Min(message => message.ConfirmedSubscriptions);
}
