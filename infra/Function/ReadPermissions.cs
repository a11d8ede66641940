using Amazon.CDK;
using Amazon.CDK.AWS.IAM;

namespace Guardrail.Infra;

/// <summary>What may be read: exactly the operations the audit calls, by name. The same list serves every role that is read with; it can change nothing.</summary>
internal static class ReadPermissions
{
    private const string Plans = "backup:*:{0}:backup-plan:*";
    private const string Vaults = "backup:*:{0}:backup-vault:*";
    private const string Tables = "dynamodb:*:{0}:table/*";

    /// <summary>The wildcards in them, as cdk-nag words them: every Region, plan, vault and table of the account, and lists, which IAM cannot limit.</summary>
    public static IReadOnlyList<string> Wildcards { get; } = ["Resource::*", .. new[] { Plans, Vaults, Tables }.Select(resource => $"Resource::arn:<AWS::Partition>:{In(resource, "<AWS::AccountId>")}")];

    /// <summary>Reads of things that IAM can name, limited to the stack's own account in any Region; and lists, which IAM cannot limit.</summary>
    public static IEnumerable<PolicyStatement> For(Stack stack)
    {
        string Arn(string resource) => $"arn:{stack.Partition}:{In(resource, stack.Account)}";

        yield return Statements.Allow("ReadPlans", [Arn(Plans)], "backup:GetBackupPlan", "backup:ListBackupSelections", "backup:GetBackupSelection");
        yield return Statements.Allow("ReadVaults", [Arn(Vaults)], "backup:ListRecoveryPointsByBackupVault");
        yield return Statements.Allow("ReadTables", [Arn(Tables)], "dynamodb:DescribeTable", "dynamodb:DescribeContinuousBackups");
        yield return Statements.Allow("List", ["*"], "backup:ListBackupPlans", "backup:ListBackupVaults", "backup:ListBackupJobs", "backup:DescribeRegionSettings",
            "dynamodb:ListTables", "dynamodb:ListBackups", "tag:GetResources");
    }

    private static string In(string resource, string account) => resource.Replace("{0}", account, StringComparison.Ordinal);
}
