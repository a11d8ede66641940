using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Access;

/// <summary>Finds the credentials of whoever runs this: given, of a profile, or by the SDK's rule.</summary>
internal static class BaseCredentials
{
    /// <exception cref="AwsAccessException">There are none, or the profile is unknown or unusable.</exception>
    public static async Task<AWSCredentials> FindAsync(AwsAccess access, CancellationToken cancellationToken)
    {
        if (access.Credentials is { } given)
            return given;
        try
        {
            var found = access.Profile is { } profile ? OfProfile(profile) : await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            // Some sources (instance, single sign-on, a process) fail only when they are asked.
            await found.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            return found;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && FailureReading.From(exception) is not null)
        {
            throw None(access.Profile, exception);
        }
    }

    private static AWSCredentials OfProfile(string profile)
    {
        var store = new CredentialProfileStoreChain();
        if (!store.TryGetProfile(profile, out var found))
            throw new AwsAccessException($"There is no profile '{OneLine.Of(profile)}' in the AWS configuration and credentials files. Check --profile, or run 'aws configure --profile'.");
        return found.GetAWSCredentials(store);
    }

    private static AwsAccessException None(string? profile, Exception cause)
    {
        // Without a profile the SDK's own text only lists every source it tried, over many lines.
        var reason = OneLine.Of(cause.Message, 160).TrimEnd('.');
        return profile is null
            ? new AwsAccessException($"No AWS credentials were found in the environment, the default profile, or the machine's own role. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, log in with 'aws sso login', or give --profile.", cause)
            : new AwsAccessException($"The profile '{OneLine.Of(profile)}' gives no credentials: {reason}. Log in with 'aws sso login --profile {OneLine.Of(profile)}', or repair the profile.", cause);
    }
}
