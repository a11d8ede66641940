using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using SqsDestination = Amazon.CDK.AWS.Lambda.Destinations.SqsDestination;

namespace Guardrail.Infra;

/// <summary>The function, its role, its log group, and the queue for events it failed on after all retries.</summary>
internal sealed class AuditFunction : Construct
{
    /// <summary>Where AWS's runtime finds the function; the same text stands in aws-lambda-tools-defaults.json.</summary>
    public const string Handler = "Guardrail.Lambda::Guardrail.Lambda.GuardrailFunction::HandleAsync";

    /// <summary>Memory in MB, chosen by measurement: see infra/README.md.</summary>
    public const int MemoryMegabytes = 1024;

    /// <summary>The longest run in minutes: Lambda's own limit; the function stops reading in time and reports what it has.</summary>
    public const int TimeoutMinutes = 15;

    private const string Purpose = "What DynamoDB backups cost before the bill says so";

    public AuditFunction(Construct scope, string id, StackSettings settings, FunctionCode code)
        : base(scope, id)
    {
        var logs = new LogGroup(this, "Logs", new LogGroupProps { RemovalPolicy = RemovalPolicy.DESTROY });
        ((CfnLogGroup)logs.Node.DefaultChild!).RetentionInDays = settings.LogRetentionDays;
        Role = new Role(this, "Role", new RoleProps
        {
            Description = "Reads plans, recovery points and tables, tells what it found, and can change no backup",
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
        });
        Role.AddToPolicy(Statements.Allow("WriteLogs", [logs.LogGroupArn], "logs:CreateLogStream", "logs:PutLogEvents"));
        foreach (var statement in ReadPermissions.For(Stack.Of(this)))
            Role.AddToPolicy(statement);

        Failures = new FailureQueue(this, "Failures");
        Function = new Function(this, "Function", new FunctionProps
        {
            FunctionName = settings.FunctionName,
            Description = code.Deployable ? Purpose : $"NOT DEPLOYABLE, built on compatible AWS clients. {Purpose}",
            Runtime = new Runtime("dotnet10", RuntimeFamily.DOTNET_CORE),
            Architecture = Architecture.ARM_64,
            Handler = Handler,
            Code = Code.FromAsset(code.Folder),
            Role = Role,
            LogGroup = logs,
            MemorySize = MemoryMegabytes,
            Timeout = Duration.Minutes(TimeoutMinutes),
            Tracing = settings.Tracing ? Tracing.ACTIVE : Tracing.DISABLED,
            // The scheduler invokes asynchronously and never sees a failure: the function's own destination keeps what failed three times.
            OnFailure = new SqsDestination(Failures.Queue),
            RetryAttempts = 2,
            MaxEventAge = Duration.Hours(6),
        });
        Function.AddEnvironment("GUARDRAIL_REGIONS", string.Join(',', settings.Regions));
        // Named, so that a package without it fails loudly instead of judging by the defaults.
        if (settings.PolicyFile is not null)
            Function.AddEnvironment("GUARDRAIL_POLICY_FILE", PolicyFile.NameInPackage);
        Suppressions.Add(Function, "AwsSolutions-L1", "dotnet10 is the newest managed .NET runtime; the rules' library may know only older ones.");
        Suppressions.Lint(Function, "W3005", "CDK names the role twice, which does no harm.");
        AcceptWildcards([]);
    }

    /// <summary>The function.</summary>
    public Function Function { get; }

    /// <summary>What the function may do. Whoever gives it something more to work with adds the permission here.</summary>
    public Role Role { get; }

    /// <summary>Asynchronous events that failed after all retries, with the error.</summary>
    public FailureQueue Failures { get; }

    /// <summary>Says why the wildcards in the role's policy are meant: the reads', and further ones as cdk-nag words them.</summary>
    public void AcceptWildcards(string[] further) => Suppressions.Add(Role.Node.FindChild("DefaultPolicy"), "AwsSolutions-IAM5",
        "An audit reads every plan, vault and table of the account, and IAM cannot limit lists. What is written is named: a log group, topics, a table, and one prefix of one bucket.",
        [.. ReadPermissions.Wildcards, .. further]);
}
