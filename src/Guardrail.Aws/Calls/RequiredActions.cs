namespace Guardrail.Aws.Calls;

/// <summary>The IAM actions Guardrail needs: the one list that policies and documents are compared with.</summary>
public static class RequiredActions
{
    /// <summary>What a role that is only read with must allow, on all resources.</summary>
    public static IReadOnlyList<string> ForReading { get; } = Of(AwsOperations.Reading);

    /// <summary>What publishing alerts must allow, on the topics.</summary>
    public static IReadOnlyList<string> ForPublishing { get; } = Of(AwsOperations.Publishing);

    /// <summary>What remembering must allow, on the memory table; nothing where there is none.</summary>
    public static IReadOnlyList<string> ForMemory { get; } = Of(AwsOperations.Remembering);

    /// <summary>What reading other accounts must allow, on the roles there.</summary>
    public static IReadOnlyList<string> ForOtherAccounts { get; } = [AwsOperations.AssumeRole.IamAction];

    private static string[] Of(IEnumerable<AwsOperation> operations) => [.. operations.Select(operation => operation.IamAction).Order(StringComparer.Ordinal)];
}
