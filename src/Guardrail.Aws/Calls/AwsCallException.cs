namespace Guardrail.Aws.Calls;

/// <summary>A call that failed to the end; whoever reads turns it into a gap.</summary>
/// <param name="operation">What was called.</param>
/// <param name="failure">Why it failed.</param>
/// <param name="cause">The client's own exception; null where the answer was at fault.</param>
internal sealed class AwsCallException(AwsOperation operation, AwsFailure failure, Exception? cause = null)
    : Exception($"{operation.Service} {operation.Name}: {failure.Reason}", cause)
{
    /// <summary>What was called.</summary>
    public AwsOperation Operation { get; } = operation;

    /// <summary>Why it failed.</summary>
    public AwsFailure Failure { get; } = failure;
}
