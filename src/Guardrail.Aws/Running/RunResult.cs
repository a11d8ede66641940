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

    /// <summary>Confirmed subscribers of the topic that has fewest, of all that may be published to; null where none could be counted.</summary>
    public int? ConfirmedSubscribers { get; init; }

    /// <summary>Whether memory decided what was told, so that silence means nothing new.</summary>
    public bool Remembered { get; init; }

    /// <summary>What else there is to say about the telling, one line each: that nothing is remembered, that memory failed, that an owner's topic is dead. Empty for nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
