using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Memory;

/// <summary>The memory table could not be asked.</summary>
/// <param name="table">The table.</param>
/// <param name="code">AWS's error code, or one of ours in the same style.</param>
/// <param name="message">One line: what went wrong and what to do.</param>
/// <param name="innerException">What was thrown below; null for nothing.</param>
public sealed class MemoryException(string table, string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>AWS's error code, or one of ours in the same style.</summary>
    public string Code { get; } = code;

    internal static MemoryException Of(string table, AwsCallException exception) => new(table, exception.Failure.Code,
        $"The memory table '{OneLine.Of(table)}' cannot be used ({exception.Operation.Name}: {exception.Failure.Reason.TrimEnd('.')}). {Advice(exception)}", exception);

    private static string Advice(AwsCallException exception) => exception.Failure.Kind switch
    {
        FailureKind.Denied => $"Allow {exception.Operation.IamAction} on the table.",
        FailureKind.NotFound => "Check its name and Region; it needs the keys pk and sk, both texts.",
        FailureKind.Refused or FailureKind.NoCredentials => "Get new credentials, and check this machine's clock.",
        FailureKind.Unreachable or FailureKind.Timeout or FailureKind.ConnectionLost => "Check the network, and the memory's endpoint.",
        FailureKind.Throttled => "Give the table on-demand capacity.",
        FailureKind.Other => "Check that its keys are pk and sk, both texts.",
        _ => "Run again later.",
    };
}
