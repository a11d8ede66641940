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
    /// <summary>What storing reports must allow, on the objects under the bucket's prefix.</summary>
    public static IReadOnlyList<string> ForStoring { get; } = Of(AwsOperations.Storing);

    /// <summary>What putting an organization's parts together must allow beside: <c>s3:GetObject</c> on the objects, <c>s3:ListBucket</c> on the bucket for the prefix.</summary>
    public static IReadOnlyList<string> ForMerging { get; } = Of(AwsOperations.Merging);

    /// <summary>What reading other accounts must allow, on the roles there.</summary>
    public static IReadOnlyList<string> ForOtherAccounts { get; } = [AwsOperations.AssumeRole.IamAction];

    private static string[] Of(IEnumerable<AwsOperation> operations) => [.. operations.Select(operation => operation.IamAction).Order(StringComparer.Ordinal)];
}
