using Amazon.CDK;
using Amazon.CDK.AWS.IAM;

namespace Guardrail.Infra;

/// <summary>What the function may read: exactly the operations it calls, by name. It may change nothing.</summary>
internal static class ReadPermissions
{
    /// <summary>Reads of things that IAM can name, limited to the stack's own account in any Region; and lists, which IAM cannot limit.</summary>
    public static IEnumerable<PolicyStatement> For(Stack stack)
    {
        string Arn(string service, string resource) => $"arn:{stack.Partition}:{service}:*:{stack.Account}:{resource}";

        yield return Allow("ReadPlans", [Arn("backup", "backup-plan:*")], "backup:GetBackupPlan", "backup:ListBackupSelections", "backup:GetBackupSelection");
        yield return Allow("ReadVaults", [Arn("backup", "backup-vault:*")], "backup:ListRecoveryPointsByBackupVault");
        yield return Allow("ReadTables", [Arn("dynamodb", "table/*")], "dynamodb:DescribeTable", "dynamodb:DescribeContinuousBackups");
        yield return Allow("List", ["*"], "backup:ListBackupPlans", "backup:ListBackupVaults", "backup:DescribeRegionSettings",
            "dynamodb:ListTables", "dynamodb:ListBackups", "tag:GetResources");
    }

    private static PolicyStatement Allow(string id, string[] resources, params string[] actions) =>
        new(new PolicyStatementProps { Sid = id, Effect = Effect.ALLOW, Actions = actions, Resources = resources });
}
