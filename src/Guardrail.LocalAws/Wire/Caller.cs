using System.Collections.Concurrent;
using System.Security.Cryptography;
using Guardrail.LocalAws.Estates;

namespace Guardrail.LocalAws.Wire;

/// <summary>Who calls, and what he sees: his account's side of the Region he signed for.</summary>
internal sealed record Caller(string AccountId, string Arn, string UserId, string RegionName, RegionEstate? Region);

/// <summary>Credentials lent by AssumeRole.</summary>
internal sealed record Session(string AccessKeyId, string SecretAccessKey, string Token, string AccountId, string Arn, string UserId, DateTimeOffset Expiration);

/// <summary>Whose credentials are whose: the scenario's keys, the sessions lent so far, and everybody else's, who are of the default account.</summary>
internal sealed class Credentials(TimeProvider clock)
{
    // Keys of this kind come from here alone, so that one that is not known was lent by a server that no longer runs.
    private const string Lent = "ASIALOCALAWS";

    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public Session Lend(string accountId, string roleArn, string roleName, string sessionName, TimeSpan duration)
    {
        var partition = roleArn.Split(':')[1];
        var key = Lent + RandomNumberGenerator.GetHexString(8);
        var id = $"AROA{Convert.ToHexString(BitConverter.GetBytes(Chance.Of(roleArn)))}:{sessionName}";
        var session = new Session(
            key, RandomNumberGenerator.GetHexString(40), RandomNumberGenerator.GetHexString(96), accountId,
            $"arn:{partition}:sts::{accountId}:assumed-role/{roleName}/{sessionName}", id, clock.GetUtcNow() + duration);
        sessions[key] = session;
        return session;
    }

    public Caller Recognize(Signature signature, Service service, Estate estate)
    {
        if (!AwsRegion.IsKnown(signature.Region)) throw Signature.Wrong(service, $"Credential should be scoped to a valid Region, not '{signature.Region}'.");
        var (account, arn, id) = Owner(signature, service, estate);
        var region = estate.Find(account, signature.Region);
        var mayPass = region is { File.Enabled: true } || (region is null && service == Service.Sts);
        return mayPass ? new Caller(account, arn, id, signature.Region, region) : throw Unrecognized(service);
    }

    private (string Account, string Arn, string UserId) Owner(Signature signature, Service service, Estate estate)
    {
        if (sessions.TryGetValue(signature.AccessKeyId, out var session))
        {
            if (session.Token != signature.SessionToken) throw Unrecognized(service);
            if (session.Expiration <= clock.GetUtcNow()) throw Expired(service);
            return (session.AccountId, session.Arn, session.UserId);
        }
        var scenario = estate.Scenario;
        var listed = scenario.File.Credentials.GetValueOrDefault(signature.AccessKeyId);
        if (listed is null && (scenario.File.RefuseUnknownKeys || signature.AccessKeyId.StartsWith(Lent, StringComparison.Ordinal))) throw Unrecognized(service);
        var account = listed ?? scenario.DefaultAccount;
        return (account, $"arn:{AwsRegion.Partition(signature.Region)}:iam::{account}:user/local", "AIDALOCALAWSUSER");
    }

    private static AwsException Unrecognized(Service service) =>
        service.SpeaksXml ? new("InvalidClientTokenId", "The security token included in the request is invalid.", 403)
        : new("UnrecognizedClientException", "The security token included in the request is invalid.", service.Protocol == Protocol.RestJson ? 403 : 400);

    private static AwsException Expired(Service service) =>
        service.SpeaksXml ? new("ExpiredToken", "The security token included in the request is expired", 403)
        : new("ExpiredTokenException", "The security token included in the request is expired", service.Protocol == Protocol.RestJson ? 403 : 400);
}
