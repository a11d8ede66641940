namespace Guardrail.Aws.Calls;

/// <summary>
/// Every operation Guardrail calls, with AWS's published rate (documented: General Reference, AWS Backup quotas; DynamoDB Developer Guide,
/// quotas; Resource Groups Tagging API quotas) and the IAM action it needs (inferred from the operation's name).
/// </summary>
public static class AwsOperations
{
    /// <summary>Calls a second of all AWS Backup operations together (documented).</summary>
    public const double BackupCallsPerSecond = 50;

    internal static AwsOperation DescribeRegionSettings { get; } = Backup("DescribeRegionSettings", 5, "whether DynamoDB is opted in and has advanced features");
    internal static AwsOperation ListBackupPlans { get; } = Backup("ListBackupPlans", 20, "all backup plans: coverage and every future cost");
    internal static AwsOperation GetBackupPlan { get; } = Backup("GetBackupPlan", 15, "a plan's rules");
    internal static AwsOperation ListBackupSelections { get; } = Backup("ListBackupSelections", 20, "which selections a plan has");
    internal static AwsOperation GetBackupSelection { get; } = Backup("GetBackupSelection", 15, "which tables a selection takes in");
    internal static AwsOperation ListBackupVaults { get; } = Backup("ListBackupVaults", 20, "all vaults and what they hold");
    internal static AwsOperation ListRecoveryPointsByBackupVault { get; } = Backup("ListRecoveryPointsByBackupVault", 20, "the recovery points of a vault");
    internal static AwsOperation ListBackupJobs { get; } = Backup("ListBackupJobs", 20, "which backups of the last 30 days are gone already, and how large they were (else an estimate)");
    internal static AwsOperation ListTables { get; } = new("dynamodb", "ListTables", "dynamodb:ListTables", 2500, "which tables exist");
    internal static AwsOperation DescribeTable { get; } = new("dynamodb", "DescribeTable", "dynamodb:DescribeTable", 2500, "a table's size and age");
    internal static AwsOperation DescribeContinuousBackups { get; } =
        new("dynamodb", "DescribeContinuousBackups", "dynamodb:DescribeContinuousBackups", 10, "whether point-in-time recovery is on (advice only)");
    internal static AwsOperation ListBackups { get; } = new("dynamodb", "ListBackups", "dynamodb:ListBackups", 5, "on-demand backups made in DynamoDB itself");
    internal static AwsOperation GetResources { get; } = new("tagging", "GetResources", "tag:GetResources", 15, "the tables' tags, by which selections choose");
    internal static AwsOperation GetTopicAttributes { get; } = new("sns", "GetTopicAttributes", "sns:GetTopicAttributes", null, "whether a topic has a confirmed subscriber");
    internal static AwsOperation Publish { get; } = new("sns", "Publish", "sns:Publish", null, "the alert");
    internal static AwsOperation GetItem { get; } = new("dynamodb", "GetItem", "dynamodb:GetItem", null, "what was told before (memory table)");
    internal static AwsOperation BatchGetItem { get; } = new("dynamodb", "BatchGetItem", "dynamodb:BatchGetItem", null, "what was read before (memory table)");
    internal static AwsOperation Query { get; } = new("dynamodb", "Query", "dynamodb:Query", null, "what was told before (memory table)");
    internal static AwsOperation PutItem { get; } = new("dynamodb", "PutItem", "dynamodb:PutItem", null, "the memory of what is told (memory table)");
    internal static AwsOperation BatchWriteItem { get; } = new("dynamodb", "BatchWriteItem", "dynamodb:BatchWriteItem", null, "the memory of what was read (memory table)");
    internal static AwsOperation PutObject { get; } = new("s3", "PutObject", "s3:PutObject", null, "reports too large for an answer, and parts of an organization's");
    internal static AwsOperation GetObject { get; } = new("s3", "GetObject", "s3:GetObject", null, "the parts of an organization's report");
    internal static AwsOperation ListObjectsV2 { get; } = new("s3", "ListObjectsV2", "s3:ListBucket", null, "which parts of an organization's report there are");
    internal static AwsOperation GetCallerIdentity { get; } = new("sts", "GetCallerIdentity", "sts:GetCallerIdentity", null, "the account's id");
    internal static AwsOperation AssumeRole { get; } = new("sts", "AssumeRole", "sts:AssumeRole", null, "another account");

    /// <summary>Operations that read an account in a Region: all of them read only.</summary>
    public static IReadOnlyList<AwsOperation> Reading { get; } =
    [
        DescribeRegionSettings, ListBackupPlans, GetBackupPlan, ListBackupSelections, GetBackupSelection, ListBackupVaults,
        ListRecoveryPointsByBackupVault, ListBackupJobs, ListTables, DescribeTable, DescribeContinuousBackups, ListBackups, GetResources,
    ];

    /// <summary>Operations that publish an alert, on the topics alone.</summary>
    public static IReadOnlyList<AwsOperation> Publishing { get; } = [GetTopicAttributes, Publish];

    /// <summary>Operations that remember, on the memory table alone. None deletes: what is over expires.</summary>
    public static IReadOnlyList<AwsOperation> Remembering { get; } = [GetItem, BatchGetItem, Query, PutItem, BatchWriteItem];
    /// <summary>Operations that store reports and parts of them, under the bucket's prefix alone.</summary>
    public static IReadOnlyList<AwsOperation> Storing { get; } = [PutObject];

    /// <summary>Operations that read parts back, under the bucket's prefix alone; only the run that puts an organization's parts together makes them.</summary>
    public static IReadOnlyList<AwsOperation> Merging { get; } = [GetObject, ListObjectsV2];

    /// <summary>Operations that find out who calls (no permission needed) or take on a role (<c>sts:AssumeRole</c>, only where a role is given).</summary>
    public static IReadOnlyList<AwsOperation> Access { get; } = [GetCallerIdentity, AssumeRole];

    private static AwsOperation Backup(string name, double callsPerSecond, string needed) => new("backup", name, "backup:" + name, callsPerSecond, needed);
}
