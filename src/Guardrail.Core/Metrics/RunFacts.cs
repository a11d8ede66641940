namespace Guardrail.Core.Metrics;

/// <summary>What a run knows of itself, beside its report.</summary>
/// <param name="Function">The Lambda function's name: it tells deployments apart.</param>
/// <param name="Duration">How long the run took.</param>
/// <param name="ApiCalls">AWS API calls made, attempts included.</param>
/// <param name="ConfirmedSubscribers">Confirmed subscribers of the topic that has fewest; null where none was published to or the count could not be read.</param>
public sealed record RunFacts(string Function, TimeSpan Duration, long ApiCalls, int? ConfirmedSubscribers);
