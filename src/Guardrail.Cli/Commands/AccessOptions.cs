using System.CommandLine;
using Guardrail.Aws.Access;

namespace Guardrail.Cli.Commands;

/// <summary>The options that say whose credentials read what.</summary>
internal sealed class AccessOptions
{
    private readonly Option<string[]> _regions = new("--region")
    {
        Description = "A Region to read, or 'all'; may be given again. The default is the SDK's own (environment, profile).",
        HelpName = "REGION",
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "The profile of the AWS configuration files.", HelpName = "NAME" };

    private readonly Option<string[]> _roles = new("--role-arn")
    {
        Description = "Read the account of this role; may be given again, for several accounts.",
        HelpName = "ARN",
    };

    private readonly Option<string[]> _externalIds = new("--external-id")
    {
        Description = "The external id the roles ask for: one for all, or one for each --role-arn in the same order.",
        HelpName = "ID",
    };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_regions);
        command.Add(_profile);
        command.Add(_roles);
        command.Add(_externalIds);
    }

    /// <summary>Whether any of these options was given.</summary>
    public bool AnyGiven(ParseResult parsed) =>
        parsed.GetValue(_regions) is { Length: > 0 } || parsed.GetValue(_profile) is not null || parsed.GetValue(_roles) is { Length: > 0 } || parsed.GetValue(_externalIds) is { Length: > 0 };

    /// <summary>What was given.</summary>
    /// <exception cref="CliException">The external ids do not go with the roles.</exception>
    /// <exception cref="AwsAccessException">A role's ARN or external id is malformed.</exception>
    public AwsAccess Read(ParseResult parsed)
    {
        var roles = parsed.GetValue(_roles) ?? [];
        var ids = parsed.GetValue(_externalIds) ?? [];
        if (ids.Length > 0 && roles.Length == 0)
            throw new CliException("--external-id does nothing without --role-arn.");
        if (ids.Length > 1 && ids.Length != roles.Length)
            throw new CliException($"There are {roles.Length} --role-arn and {ids.Length} --external-id; give one id for all roles, or one for each.");
        return new AwsAccess
        {
            Regions = parsed.GetValue(_regions) ?? [],
            Profile = parsed.GetValue(_profile),
            Roles = [.. roles.Select((role, index) => AssumedRole.Parse(role, ids.Length switch { 0 => null, 1 => ids[0], _ => ids[index] }))],
        };
    }
}
