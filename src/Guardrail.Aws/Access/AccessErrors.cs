using Amazon.Runtime;
using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Access;

/// <summary>Words for why AWS cannot be asked at all.</summary>
internal static class AccessErrors
{
    /// <summary>The error of a call that finds out who asks.</summary>
    public static AwsAccessException Of(AwsCallException exception, IClientConfig config) => new(exception.Failure switch
    {
        { Kind: FailureKind.Refused } failure when IsExpired(failure) => $"The AWS credentials have expired ({failure.Code}). Get new ones, for example with 'aws sso login'.",
        { Kind: FailureKind.Refused } failure => $"AWS refused the credentials ({failure.Reason}). Check them, the Region, and this machine's clock.",
        { Kind: FailureKind.NoCredentials } failure => $"No AWS credentials: {failure.Text}",
        { Kind: FailureKind.Unreachable or FailureKind.Timeout or FailureKind.ConnectionLost } failure
            => $"AWS cannot be reached at {Where(config)} ({failure.Reason}). Check the network, the proxy, and AWS_ENDPOINT_URL.",
        var failure => $"AWS does not say whose credentials these are ({exception.Operation.Name} at {Where(config)}: {failure.Reason}).",
    }, exception)
    {
        MayBeTheRegion = exception.Failure is { Kind: FailureKind.Refused } refused
            ? !IsExpired(refused)
            : exception.Failure.Kind == FailureKind.Unreachable && string.IsNullOrEmpty(config.ServiceURL),
    };

    /// <summary>The error of a role that cannot be assumed.</summary>
    public static AwsAccessException Of(AwsCallException exception, AssumedRole role, IClientConfig config) => exception.Failure.Kind switch
    {
        FailureKind.Refused or FailureKind.NoCredentials or FailureKind.Unreachable or FailureKind.Timeout or FailureKind.ConnectionLost => Of(exception, config),
        _ => new AwsAccessException(
            $"The role {role.Arn} cannot be assumed ({exception.Failure.Reason}). Check its trust policy, the external id, and that the caller may {AwsOperations.AssumeRole.IamAction}.", exception),
    };

    private static bool IsExpired(AwsFailure failure) => failure.Code.Contains("Expired", StringComparison.OrdinalIgnoreCase);

    private static string Where(IClientConfig config) =>
        string.IsNullOrEmpty(config.ServiceURL) ? $"{config.RegionEndpointServiceName}.{config.AuthenticationRegion}" : OneLine.Of(config.ServiceURL);
}
