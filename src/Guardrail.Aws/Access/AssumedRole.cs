using System.Text.RegularExpressions;

namespace Guardrail.Aws.Access;

/// <summary>A role that is assumed to read its account.</summary>
public sealed partial record AssumedRole
{
    private AssumedRole(string arn, string partition, string accountId, string? externalId) =>
        (Arn, Partition, AccountId, ExternalId) = (arn, partition, accountId, externalId);

    /// <summary>The role's ARN.</summary>
    public string Arn { get; }

    /// <summary>The partition, such as <c>aws</c>.</summary>
    public string Partition { get; }

    /// <summary>The account the role, and so what is read, belongs to.</summary>
    public string AccountId { get; }

    /// <summary>The external id that the role's trust policy asks for; null if none.</summary>
    public string? ExternalId { get; }

    /// <summary>Checks the texts (documented patterns of IAM and STS).</summary>
    /// <param name="arn">The role's ARN.</param>
    /// <param name="externalId">The external id, 2 to 1,224 characters; null or empty for none.</param>
    /// <exception cref="AwsAccessException">Either is malformed.</exception>
    public static AssumedRole Parse(string arn, string? externalId = null)
    {
        ArgumentNullException.ThrowIfNull(arn);
        var match = RoleArn().Match(arn);
        if (!match.Success)
            throw new AwsAccessException($"'{Calls.OneLine.Of(arn)}' is not the ARN of a role. It looks like arn:aws:iam::111122223333:role/Guardrail.");
        if (!string.IsNullOrEmpty(externalId) && !ExternalIdText().IsMatch(externalId))
            throw new AwsAccessException($"The external id of {arn} is malformed: 2 to 1224 letters, digits and any of _+=,.@:/- are allowed.");
        return new AssumedRole(arn, match.Groups["partition"].Value, match.Groups["account"].Value, string.IsNullOrEmpty(externalId) ? null : externalId);
    }

    [GeneratedRegex(@"\Aarn:(?<partition>aws[a-z-]*):iam::(?<account>[0-9]{12}):role/[\w+=,.@/-]{1,575}\z", RegexOptions.ECMAScript)]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"\A[\w+=,.@:/-]{2,1224}\z", RegexOptions.ECMAScript)]
    private static partial Regex ExternalIdText();
}
