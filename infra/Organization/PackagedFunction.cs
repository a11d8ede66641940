using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>The published function under a role and a log group of its own.</summary>
internal sealed class PackagedFunction : Construct
{
    public PackagedFunction(Construct scope, string id, FunctionCode code, string description, int megabytes, Dictionary<string, string> environment)
        : base(scope, id)
    {
        var logs = new LogGroup(this, "Logs", new LogGroupProps { Retention = RetentionDays.THREE_MONTHS, RemovalPolicy = RemovalPolicy.DESTROY });
        Role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com"), Description = description });
        Allow("WriteLogs", [logs.LogGroupArn], "logs:CreateLogStream", "logs:PutLogEvents");
        Function = new Function(this, "Function", new FunctionProps
        {
            Description = code.Deployable ? description : $"NOT DEPLOYABLE, built on compatible AWS clients. {description}",
            Runtime = new Runtime("dotnet10", RuntimeFamily.DOTNET_CORE),
            Architecture = Architecture.ARM_64,
            Handler = AuditFunction.Handler,
            Code = Code.FromAsset(code.Folder),
            Role = Role,
            LogGroup = logs,
            MemorySize = megabytes,
            Timeout = Duration.Minutes(AuditFunction.TimeoutMinutes),
            Environment = environment,
        });
        Suppressions.Add(Function, "AwsSolutions-L1", "dotnet10 is the newest managed .NET runtime; the rules' library may know only older ones.");
        Suppressions.Lint(Function, "W3005", "CDK names the role twice, which does no harm.");
    }

    public Function Function { get; }

    public Role Role { get; }

    /// <summary>Allows something, by name.</summary>
    public void Allow(string id, string[] resources, params string[] actions) => Role.AddToPolicy(Statements.Allow(id, resources, actions));

    /// <summary>Says why the wildcards in the role's policy are meant.</summary>
    public void AcceptWildcards(string reason) => Suppressions.Add(Role.Node.FindChild("DefaultPolicy"), "AwsSolutions-IAM5", reason);
}
