using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>Reads every account of an organization and tells once. Two functions of one package, so that who reads accounts cannot tell, and who tells cannot read accounts.</summary>
public sealed class OrganizationStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public OrganizationStack(Construct scope, string id, OrganizationStackProps props)
        : base(scope, id, props)
    {
        ArgumentNullException.ThrowIfNull(props);
        var (settings, main) = (props.Settings, props.Main);
        PackageGuard.Add(this, props.Code);
        var bucket = new PartsBucket(this, "Parts").Bucket;
        var parts = $"{bucket.BucketArn}/{OrganizationDefinition.Prefix}parts/*";

        var reader = new PackagedFunction(this, "Reader", props.Code, "Reads one account and Region of the organization", settings.ReaderMegabytes, Keeping(props, bucket.BucketName));
        reader.Allow("ReadRoles", [$"arn:{Partition}:iam::*:role/{settings.RoleName}"], "sts:AssumeRole");
        reader.Allow("KeepParts", [parts], "s3:PutObject");
        reader.AcceptWildcards("The read role has one name in every account, and accounts come and go; parts have keys that only a run knows, under the stack's own prefix.");

        var summarizer = new PackagedFunction(this, "Summarizer", props.Code, "Puts the organization's parts together and tells", settings.SummarizerMegabytes, Telling(props, Keeping(props, bucket.BucketName)));
        summarizer.Allow("KeepReports", [parts], "s3:PutObject", "s3:GetObject");
        summarizer.Role.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "FindParts",
            Actions = ["s3:ListBucket"],
            Resources = [bucket.BucketArn],
            Conditions = new Dictionary<string, object> { ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = $"{OrganizationDefinition.Prefix}parts/*" } },
        }));
        summarizer.Allow("Tell", main.Topics.Arns, "sns:Publish", "sns:GetTopicAttributes");
        summarizer.Allow("EncryptAlerts", [main.Topics.KeyArn], "kms:GenerateDataKey", "kms:Decrypt");
        summarizer.Allow("Remember", [main.Memory.Table.TableArn], AlertMemoryTable.ItemActions);
        summarizer.AcceptWildcards("Parts have keys that only a run knows, under the stack's own prefix.");

        var machine = new OrganizationMachine(this, "Audit", settings, reader.Function.FunctionArn, summarizer.Function.FunctionArn, bucket.BucketName, bucket.BucketArn).Machine;
        var schedule = new OrganizationSchedule(this, "Schedule", settings, machine.StateMachineArn);
        _ = new OrganizationAlarms(this, "Alarms", machine, schedule.NotStarted, main.Topics.Main);

        Output("ReaderRoleArn", reader.Role.RoleArn, "The one role that the read role in every account trusts: parameter ReaderRoleArn of the members' template.");
        Output("StateMachineArn", machine.StateMachineArn, "For an audit at once: aws stepfunctions start-execution --state-machine-arn ARN --input '{}'");
        Output("PartsBucketName", bucket.BucketName, $"Whole reports, under {OrganizationDefinition.Prefix}parts/EXECUTION/report.json.gz. Stays when the stack is removed.");
    }

    private static Dictionary<string, string> Keeping(OrganizationStackProps props, string bucket)
    {
        var environment = new Dictionary<string, string> { ["GUARDRAIL_REPORT_BUCKET"] = bucket, ["GUARDRAIL_REPORT_PREFIX"] = OrganizationDefinition.Prefix };
        if (props.PolicyFile is not null)
            environment["GUARDRAIL_POLICY_FILE"] = PolicyFile.NameInPackage;
        return environment;
    }

    private Dictionary<string, string> Telling(OrganizationStackProps props, Dictionary<string, string> environment)
    {
        var topics = props.Main.Topics;
        environment["GUARDRAIL_TOPIC_ARN"] = topics.Main.TopicArn;
        environment["GUARDRAIL_MEMORY_TABLE"] = props.Main.Memory.Table.TableName;
        if (topics.Chat is { } chat)
            environment["GUARDRAIL_CHAT_TOPIC_ARN"] = chat.TopicArn;
        if (topics.OwnersIn(this) is { } owners)
            environment["GUARDRAIL_OWNER_TOPICS"] = owners;
        return environment;
    }

    private void Output(string id, string value, string description) => _ = new CfnOutput(this, id, new CfnOutputProps { Value = value, Description = description });
}
