using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>The state machine and exactly what it may do.</summary>
internal sealed class OrganizationMachine : Construct
{
    public OrganizationMachine(Construct scope, string id, OrganizationSettings settings, string readerArn, string summarizerArn, string bucketName, string bucketArn)
        : base(scope, id)
    {
        var stack = Stack.Of(this);
        var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("states.amazonaws.com") });
        Allow(role, "Invoke", [readerArn, summarizerArn], "lambda:InvokeFunction");
        // Organizations has no resources to name for a list.
        if (settings.Accounts.Count == 0)
            Allow(role, "ListAccounts", ["*"], "organizations:ListAccounts");
        Allow(role, "WriteNotesAndResults", [$"{bucketArn}/{OrganizationDefinition.Prefix}parts/*", $"{bucketArn}/{OrganizationDefinition.MapRunPrefix}/*"], "s3:PutObject");
        // What AWS documents for a result writer, which uploads in pieces.
        Allow(role, "WriteMapResults", [$"{bucketArn}/{OrganizationDefinition.MapRunPrefix}/*"], "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload");
        Machine = new StateMachine(this, "Machine", new StateMachineProps
        {
            Comment = "DynamoDB backup costs of a whole organization",
            StateMachineType = StateMachineType.STANDARD,
            DefinitionBody = DefinitionBody.FromString(OrganizationDefinition.Of(settings)),
            DefinitionSubstitutions = new Dictionary<string, string>
            {
                ["Partition"] = stack.Partition,
                ["ReaderArn"] = readerArn,
                ["SummarizerArn"] = summarizerArn,
                ["Bucket"] = bucketName,
            },
            Role = role,
            Logs = new LogOptions
            {
                Destination = new LogGroup(this, "Logs", new LogGroupProps { Retention = RetentionDays.ONE_MONTH, RemovalPolicy = RemovalPolicy.DESTROY }),
                Level = LogLevel.ALL,
                IncludeExecutionData = false,
            },
        });
        // Apart from the role's own policy, which the machine depends on: the machine must be there to be named.
        var runs = new Policy(this, "MapRuns", new PolicyProps { Roles = [role] });
        runs.AddStatements(
            Statements.Allow("StartShards", [Machine.StateMachineArn], "states:StartExecution"),
            Statements.Allow("WatchShards",
                // Executions of a labelled map are named MACHINE/LABEL:…, others MACHINE:… (documented examples of both).
                [Executions($"{Machine.StateMachineName}:*"), Executions($"{Machine.StateMachineName}/*")],
                "states:DescribeExecution", "states:StopExecution"));
        Suppressions.Lint(Machine, ["E3601", "W3005"], "The check wants the partition written down; it is filled in, so that GovCloud takes the template. Tests walk the definition. CDK names the role twice, which does no harm.");
        Suppressions.Add(Machine, "AwsSolutions-SF2", "X-Ray is off by default: the execution history and the functions' logs show the same, and traces cost.");
        Suppressions.Add(role.Node.FindChild("DefaultPolicy"), "AwsSolutions-IAM5",
            "organizations:ListAccounts and the delivery of logs name no resources; what is written has keys that only a run knows, under this stack's own prefixes.");
        Suppressions.Add(runs, "AwsSolutions-IAM5", "The shards of this one machine: their names are made by Step Functions.");
    }

    public StateMachine Machine { get; }

    private string Executions(string name) =>
        Stack.Of(this).FormatArn(new ArnComponents { Service = "states", Resource = "execution", ResourceName = name, ArnFormat = ArnFormat.COLON_RESOURCE_NAME });

    private static void Allow(Role role, string id, string[] resources, params string[] actions) =>
        role.AddToPolicy(Statements.Allow(id, resources, actions));
}
