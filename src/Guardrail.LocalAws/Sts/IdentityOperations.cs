using System.Text.RegularExpressions;
using System.Xml.Linq;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Sts;

internal static partial class IdentityOperations
{
    public static Answer GetCallerIdentity(Turn turn) => Answer.Xml(Service.Sts, "GetCallerIdentity",
        new XElement("Arn", turn.Caller.Arn), new XElement("UserId", turn.Caller.UserId), new XElement("Account", turn.Caller.AccountId));

    public static Answer AssumeRole(Turn turn)
    {
        var arn = turn.Request.Text("RoleArn") ?? throw Invalid("roleArn", "Member must not be null");
        var name = turn.Request.Text("RoleSessionName") ?? throw Invalid("roleSessionName", "Member must not be null");
        if (!SessionName().IsMatch(name)) throw Invalid("roleSessionName", @"Member must satisfy regular expression pattern: [\w+=,.@-]{2,64}");
        var seconds = turn.Request.Number("DurationSeconds") ?? 3600;
        if (seconds is < 900 or > 43_200) throw Invalid("durationSeconds", "Member must be between 900 and 43200");
        if (RoleArn().Match(arn) is not { Success: true } match) throw new AwsException("ValidationError", $"{arn} is invalid");

        var account = match.Groups["account"].Value;
        var role = match.Groups["name"].Value;
        var known = turn.Estate.Scenario.File.Accounts.GetValueOrDefault(account)?.Roles.Find(r => r.Name == role);
        var trusted = known is not null
            && (known.ExternalId is null || known.ExternalId == turn.Request.Text("ExternalId"))
            && (known.TrustedAccounts is null || known.TrustedAccounts.Contains(turn.Caller.AccountId));

        // A role that is not there and one that does not trust the caller look the same.
        if (!trusted) throw new AwsException("AccessDenied", $"User: {turn.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}", 403);
        var session = turn.Credentials.Lend(account, arn, role[(role.LastIndexOf('/') + 1)..], name, TimeSpan.FromSeconds(seconds));
        return Answer.Xml(Service.Sts, "AssumeRole",
            new XElement("AssumedRoleUser", new XElement("AssumedRoleId", session.UserId), new XElement("Arn", session.Arn)),
            new XElement("Credentials",
                new XElement("AccessKeyId", session.AccessKeyId),
                new XElement("SecretAccessKey", session.SecretAccessKey),
                new XElement("SessionToken", session.Token),
                new XElement("Expiration", session.Expiration.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static AwsException Invalid(string member, string constraint) =>
        new("ValidationError", $"1 validation error detected: Value at '{member}' failed to satisfy constraint: {constraint}");

    [GeneratedRegex(@"^[\w+=,.@-]{2,64}$")]
    private static partial Regex SessionName();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(?<account>\d{12}):role/(?<name>[\w+=,.@/-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex RoleArn();
}
