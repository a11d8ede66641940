using Amazon.Backup.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Access;

/// <summary>Finds the caller's own account.</summary>
internal static class CallerAccount
{
    /// <summary>Asks STS; where it cannot say (an endpoint without it), the first vault or plan does, for their ARNs name the account.</summary>
    /// <exception cref="AwsAccessException">The credentials are refused, or nothing says whose they are.</exception>
    public static async Task<string> FindAsync(
        IAmazonSecurityTokenService tokens, AWSCredentials credentials, AwsAccess access, AwsCaller caller, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await caller.CallAsync(AwsOperations.GetCallerIdentity, token => tokens.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token), cancellationToken)
                .ConfigureAwait(false);
            if (IsAccountId(answer.Account))
                return answer.Account;
            throw new AwsCallException(AwsOperations.GetCallerIdentity, new AwsFailure(FailureKind.InvalidAnswer, "InvalidAnswer", "The answer names no account."));
        }
        catch (AwsCallException exception)
        {
            var found = exception.Failure.Kind is FailureKind.InvalidAnswer or FailureKind.NotFound or FailureKind.Other or FailureKind.Denied or FailureKind.Server
                ? await FromArnsAsync(credentials, tokens.Config.AuthenticationRegion, access, caller, cancellationToken).ConfigureAwait(false)
                : null;
            return found ?? throw AccessErrors.Of(exception, tokens.Config);
        }
    }

    /// <summary>Whether a text is an account's id.</summary>
    public static bool IsAccountId(string? text) => text is { Length: 12 } && text.All(char.IsAsciiDigit);

    private static async Task<string?> FromArnsAsync(AWSCredentials credentials, string region, AwsAccess access, AwsCaller caller, CancellationToken cancellationToken)
    {
        using var clients = new RegionClients(credentials, region, access.Endpoint);
        try
        {
            var plans = await caller.CallAsync(AwsOperations.ListBackupPlans, token => clients.Backup.ListBackupPlansAsync(new ListBackupPlansRequest { MaxResults = 1 }, token), cancellationToken)
                .ConfigureAwait(false);
            var vaults = await caller.CallAsync(AwsOperations.ListBackupVaults, token => clients.Backup.ListBackupVaultsAsync(new ListBackupVaultsRequest { MaxResults = 1 }, token), cancellationToken)
                .ConfigureAwait(false);
            return (plans.BackupPlansList ?? []).Select(plan => plan?.BackupPlanArn)
                .Concat((vaults.BackupVaultList ?? []).Select(vault => vault?.BackupVaultArn))
                .Select(arn => arn?.Split(':') is [_, _, _, _, var account, ..] && IsAccountId(account) ? account : null)
                .FirstOrDefault(account => account is not null);
        }
        catch (AwsCallException)
        {
            // What STS said is the better reason.
            return null;
        }
    }
}
