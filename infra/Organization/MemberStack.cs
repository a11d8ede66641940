using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>
/// The read role for every account of the organization, as a template that a StackSet takes as it is: no assets, no bootstrap. A StackSet with service-managed
/// permissions never reaches the management account (documented), so that one gets the same template as a stack of its own.
/// </summary>
public sealed class MemberStack : Stack
{
    /// <summary>Makes the template.</summary>
    public MemberStack(Construct scope, string id, OrganizationSettings settings)
        : base(scope, id, new StackProps
        {
            Description = "Guardrail: lets one role of another account read what DynamoDB backups cost here. It can change nothing.",
            AnalyticsReporting = false,
            Synthesizer = new DefaultStackSynthesizer(new DefaultStackSynthesizerProps { GenerateBootstrapVersionRule = false }),
        })
    {
        ArgumentNullException.ThrowIfNull(settings);
        var reader = new CfnParameter(this, "ReaderRoleArn", new CfnParameterProps
        {
            Description = "Output ReaderRoleArn of the organization's stack: the one role that may take on the read role.",
            AllowedPattern = "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
        });
        var externalId = new CfnParameter(this, "ExternalId", new CfnParameterProps { Description = "The same as in the organization's settings.", Default = settings.ExternalId, MinLength = 2 });
        var name = new CfnParameter(this, "RoleName", new CfnParameterProps { Description = "The same as in the organization's settings.", Default = settings.RoleName, MinLength = 1 });
        var role = new Role(this, "Read", new RoleProps
        {
            RoleName = name.ValueAsString,
            Description = "Read by Guardrail: DynamoDB backup costs",
            AssumedBy = new ArnPrincipal(reader.ValueAsString),
            ExternalIds = [externalId.ValueAsString],
            MaxSessionDuration = Duration.Hours(1),
        });
        foreach (var statement in ReadPermissions.For(this))
            role.AddToPolicy(statement);
        Suppressions.Add(role.Node.FindChild("DefaultPolicy"), "AwsSolutions-IAM5", "Read only, by name: plans, vaults and tables of this account in any Region, and lists, which IAM cannot limit.");

        _ = new CfnOutput(this, "RoleArn", new CfnOutputProps { Value = role.RoleArn, Description = "The read role of this account." });
    }
}
