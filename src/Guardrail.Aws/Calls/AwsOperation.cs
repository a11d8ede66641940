namespace Guardrail.Aws.Calls;

/// <summary>An operation of an AWS service that Guardrail calls.</summary>
/// <param name="Service">The service's short name, as in its endpoint: <c>backup</c>, <c>dynamodb</c>, <c>tagging</c>, <c>sns</c>, <c>sts</c>.</param>
/// <param name="Name">AWS's name of the operation.</param>
/// <param name="IamAction">The IAM action that allows it.</param>
/// <param name="CallsPerSecond">The published rate per account and Region; null where none is published and calls are few.</param>
/// <param name="Needed">What is missing from the report without it.</param>
public sealed record AwsOperation(string Service, string Name, string IamAction, double? CallsPerSecond, string Needed)
{
    /// <summary>Two operations are the same if service and name are: there is one description of each.</summary>
    /// <param name="other">The other operation.</param>
    public bool Equals(AwsOperation? other) => other is not null && Service == other.Service && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Service, Name);
}
