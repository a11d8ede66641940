using System.Collections.Concurrent;

namespace Guardrail.Aws.Calls;

/// <summary>
/// Notices a service that has stopped answering: after three calls in a row that each failed to the end for want of an answer, the others are not waited for.
/// Else a stalled endpoint would cost a minute for each of a thousand vaults. Safe for several threads.
/// </summary>
internal sealed class SilentServices
{
    private const int Enough = 3;

    private readonly ConcurrentDictionary<string, (int InARow, AwsFailure Last)> _failures = new(StringComparer.Ordinal);

    /// <summary>Why the service is not asked any more; null while it is.</summary>
    public AwsFailure? Reason(string service) => _failures.TryGetValue(service, out var failed) && failed.InARow >= Enough ? failed.Last : null;

    /// <summary>The service answered.</summary>
    public void Answered(string service) => _failures.TryRemove(service, out _);

    /// <summary>A call failed to the end. A refusal is an answer too.</summary>
    public void Failed(string service, AwsFailure failure)
    {
        if (failure.Kind is FailureKind.Timeout or FailureKind.Unreachable)
            _failures.AddOrUpdate(service, (1, failure), (_, failed) => (failed.InARow + 1, failure));
        else
            Answered(service);
    }
}
