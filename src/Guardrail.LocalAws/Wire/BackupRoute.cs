namespace Guardrail.LocalAws.Wire;

/// <summary>AWS Backup's paths. A slash at the end may stand or not: AWS's own clients differ in it.</summary>
internal static class BackupRoute
{
    public static ApiRequest Match(string method, List<string> path, Dictionary<string, string> query)
    {
        if (method != "GET") throw Unknown(method, path);
        return path switch
        {
            ["backup", "plans"] => Call("ListBackupPlans", [], null),
            ["backup", "plans", var plan] => Call("GetBackupPlan", [plan], plan),
            ["backup", "plans", var plan, "selections"] => Call("ListBackupSelections", [plan], plan),
            ["backup", "plans", var plan, "selections", var selection] => Call("GetBackupSelection", [plan, selection], plan),
            ["backup-vaults"] => Call("ListBackupVaults", [], null),
            ["backup-vaults", var vault, "recovery-points"] => Call("ListRecoveryPointsByBackupVault", [vault], vault),
            ["backup-vaults", var vault, "recovery-points", var arn] => Call("DescribeRecoveryPoint", [vault, arn], vault),
            ["backup-jobs"] => Call("ListBackupJobs", [], null),
            ["account-settings"] => Call("DescribeRegionSettings", [], null),
            _ => throw Unknown(method, path),
        };

        ApiRequest Call(string operation, string[] labels, string? resource) =>
            new() { Service = Service.Backup, Operation = operation, Labels = labels, Parameters = query, Resource = resource };
    }

    private static AwsException Unknown(string method, List<string> path) =>
        new("UnknownOperationException", $"nothing here answers to {method} /{string.Join('/', path)}", 404);
}
