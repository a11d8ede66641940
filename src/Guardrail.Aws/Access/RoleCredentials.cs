using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Access;

/// <summary>
/// An assumed role's credentials, renewed before they expire. Not the SDK's own class, whose client of STS takes neither endpoint nor Region from here.
/// </summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly IAmazonSecurityTokenService _tokens;
    private readonly AwsCaller _caller;
    private readonly AssumedRole _role;

    public RoleCredentials(IAmazonSecurityTokenService tokens, AwsCaller caller, AssumedRole role)
    {
        (_tokens, _caller, _role) = (tokens, caller, role);
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <summary>Assumes the role now, so that a failure shows before anything is read.</summary>
    /// <exception cref="AwsCallException">STS refused or could not be asked.</exception>
    public async Task AssumeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonClientException exception)
        {
            // Credentials that have expired already by this machine's clock.
            throw new AwsCallException(AwsOperations.AssumeRole, FailureReading.From(exception)!, exception);
        }
    }

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var request = new AssumeRoleRequest { RoleArn = _role.Arn, RoleSessionName = "guardrail", ExternalId = _role.ExternalId };
        var answer = await _caller.CallAsync(AwsOperations.AssumeRole, token => _tokens.AssumeRoleAsync(request, token), CancellationToken.None).ConfigureAwait(false);
        if (answer.Credentials is not { AccessKeyId: { } id, SecretAccessKey: { } secret, Expiration: { } expiration } credentials)
            throw new AwsCallException(AwsOperations.AssumeRole, new AwsFailure(FailureKind.InvalidAnswer, "InvalidAnswer", "The answer holds no credentials."));
        return new CredentialsRefreshState(new ImmutableCredentials(id, secret, credentials.SessionToken, _role.AccountId), expiration);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();
}
