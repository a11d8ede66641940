using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>The published function under a role and a log group of its own.</summary>
internal sealed class PackagedFunction : Construct
{
    public PackagedFunction(Construct scope, string id, string package, string description, int megabytes, Dictionary<string, string> environment)
        : base(scope, id)
    {
        var logs = new LogGroup(this, "Logs", new LogGroupProps { Retention = RetentionDays.THREE_MONTHS, RemovalPolicy = RemovalPolicy.DESTROY });
        Role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com"), Description = description });
        logs.GrantWrite(Role);
        Function = new Function(this, "Function", new FunctionProps
        {
            Description = description,
            Runtime = new Runtime("dotnet10", RuntimeFamily.DOTNET_CORE),
            Architecture = Architecture.ARM_64,
            Handler = GuardrailStack.Handler,
            Code = Code.FromAsset(package),
            Role = Role,
            LogGroup = logs,
            MemorySize = megabytes,
            Timeout = Duration.Minutes(15),
            Environment = environment,
        });
    }

    public Function Function { get; }

    public Role Role { get; }

    /// <summary>Allows something, by name.</summary>
    public void Allow(string id, string[] resources, params string[] actions) =>
        Role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Sid = id, Actions = actions, Resources = resources }));
}
