using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>Reads every account of an organization and tells once. Two functions of one package, so that who reads accounts cannot tell, and who tells cannot read accounts.</summary>
public sealed class OrganizationStack : Stack
{
    private static readonly string[] MemoryActions = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"];

    /// <summary>Makes the stack.</summary>
    public OrganizationStack(Construct scope, string id, OrganizationStackProps props)
        : base(scope, id, props)
    {
        ArgumentNullException.ThrowIfNull(props);
        var settings = props.Settings;
        var bucket = new PartsBucket(this, "Parts").Bucket;
        var parts = $"{bucket.BucketArn}/{OrganizationDefinition.Prefix}parts/*";
        var environment = new Dictionary<string, string> { ["GUARDRAIL_REPORT_BUCKET"] = bucket.BucketName, ["GUARDRAIL_REPORT_PREFIX"] = OrganizationDefinition.Prefix };

        var reader = new PackagedFunction(this, "Reader", props.FunctionPackage, "Reads one account and Region of the organization", settings.ReaderMegabytes, environment);
        reader.Allow("ReadRoles", [$"arn:{Partition}:iam::*:role/{settings.RoleName}"], "sts:AssumeRole");
        reader.Allow("KeepParts", [parts], "s3:PutObject");
        Suppressed.On(reader,
            ("AwsSolutions-IAM5", "The read role has one name in every account, and accounts come and go; parts have keys that only a run knows, under the stack's own prefix."),
            ("AwsSolutions-L1", "dotnet10 is the newest managed runtime of .NET; the rule's list may be older."));

        var summarizer = new PackagedFunction(this, "Summarizer", props.FunctionPackage, "Puts the organization's parts together and tells", settings.SummarizerMegabytes, SummarizerEnvironment(props, environment));
        summarizer.Allow("KeepReports", [parts], "s3:PutObject", "s3:GetObject");
        summarizer.Role.AddToPolicy(new Amazon.CDK.AWS.IAM.PolicyStatement(new Amazon.CDK.AWS.IAM.PolicyStatementProps
        {
            Sid = "FindParts",
            Actions = ["s3:ListBucket"],
            Resources = [bucket.BucketArn],
            Conditions = new Dictionary<string, object> { ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = $"{OrganizationDefinition.Prefix}parts/*" } },
        }));
        string?[] topics = [props.AlertsTopicArn, props.ChatTopicArn, .. props.OwnerTopicArns];
        summarizer.Allow("Tell", [.. topics.OfType<string>()], "sns:Publish", "sns:GetTopicAttributes");
        if (props.TopicKeyArn is { } key)
            summarizer.Allow("EncryptWhatIsTold", [key], "kms:GenerateDataKey", "kms:Decrypt");
        if (props.MemoryTableArn is { } table)
            summarizer.Allow("Remember", [table], MemoryActions);
        Suppressed.On(summarizer,
            ("AwsSolutions-IAM5", "Parts have keys that only a run knows, under the stack's own prefix."),
            ("AwsSolutions-L1", "dotnet10 is the newest managed runtime of .NET; the rule's list may be older."));

        var machine = new OrganizationMachine(this, "Audit", settings, reader.Function.FunctionArn, summarizer.Function.FunctionArn, bucket.BucketName, bucket.BucketArn).Machine;
        var schedule = new OrganizationSchedule(this, "Schedule", settings, machine.StateMachineArn);
        _ = new OrganizationAlarms(this, "Alarms", machine, schedule.NotStarted, Topic.FromTopicArn(this, "AlertsTopic", props.AlertsTopicArn));
        Amazon.CDK.Tags.Of(this).Add("application", "guardrail");

        Output("ReaderRoleArn", reader.Role.RoleArn, "The one role that the read role in every account trusts: parameter ReaderRoleArn of GuardrailMember.");
        Output("StateMachineArn", machine.StateMachineArn, "aws stepfunctions start-execution --state-machine-arn … for an audit at once.");
        Output("ReportsBucketName", bucket.BucketName, "Whole reports: reports/parts/EXECUTION/report.json.gz");
    }

    private static Dictionary<string, string> SummarizerEnvironment(OrganizationStackProps props, Dictionary<string, string> common)
    {
        var environment = new Dictionary<string, string>(common) { ["GUARDRAIL_TOPIC_ARN"] = props.AlertsTopicArn };
        if (props.ChatTopicArn is { } chat)
            environment["GUARDRAIL_CHAT_TOPIC_ARN"] = chat;
        if (props.MemoryTableName is { } table)
            environment["GUARDRAIL_MEMORY_TABLE"] = table;
        foreach (var (name, value) in props.SummarizerEnvironment)
            environment[name] = value;
        return environment;
    }

    private void Output(string id, string value, string description) => _ = new CfnOutput(this, id, new CfnOutputProps { Value = value, Description = description });
}
