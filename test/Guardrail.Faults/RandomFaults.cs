using Guardrail.LocalAws;

namespace Guardrail.Faults;

/// <summary>What goes wrong in a run, drawn from a seed: one to four faults of any kind, for a while or for good, on one operation, place or thing.</summary>
public static class RandomFaults
{
    private static readonly string[] Operations =
    [
        "*", "List*", "Get*", "Describe*", "ListBackupPlans", "GetBackupPlan", "ListBackupSelections", "GetBackupSelection", "ListBackupVaults", "DescribeRegionSettings",
        "ListRecoveryPointsByBackupVault", "ListRecoveryPointsByBackupVault", "ListRecoveryPointsByBackupVault", "ListTables", "DescribeTable",
        "DescribeContinuousBackups", "ListBackups", "GetResources", "AssumeRole", "Publish", "GetTopicAttributes", "ListBackupJobs",
    ];

    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Throttle, FaultKind.Throttle, FaultKind.Error, FaultKind.Deny, FaultKind.Drop, FaultKind.Garbage, FaultKind.Truncate,
        FaultKind.RepeatToken, FaultKind.NullMembers, FaultKind.MissingMembers, FaultKind.Delay,
    ];

    // Members whose absence must be told or made up for. Lists that vanish whole are the worst of them. A page without a token is the last one (documented): nobody could tell.
    private static readonly string[] Members =
    [
        "RecoveryPoints", "BackupPlansList", "BackupVaultList", "BackupSelectionsList", "TableNames", "BackupPlan", "BackupSelection", "Table", "Rules",
        "RecoveryPointArn", "ResourceArn", "CreationDate", "Status", "BackupSizeInBytes", "ResourceType", "BackupPlanId", "SelectionId", "BackupVaultName",
        "TableSizeBytes", "TableArn", "State", "ResourceTypeOptInPreference", "ResourceTypeManagementPreference", "ScheduleExpression", "TargetBackupVaultName",
    ];

    /// <summary>The faults of a seed.</summary>
    /// <param name="seed">Any number.</param>
    public static IReadOnlyList<Fault> Of(int seed)
    {
        var random = new Random(seed * 7919);
        return [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => One(random))];
    }

    /// <summary>A fault in a few words, for a person who reads why a run was judged as it was.</summary>
    /// <param name="fault">The fault.</param>
    public static string Text(Fault fault) =>
        $"{fault.Kind} {fault.Operation}{(fault.Account is { } account ? $" in {account}" : "")}{(fault.Region is { } region ? $" {region}" : "")}"
        + $"{(fault.Resource is { } resource ? $" on {resource}" : "")}{(fault.Members.Count > 0 ? $" [{string.Join(", ", fault.Members)}]" : "")}"
        + $"{(fault.After > 0 ? $" after {fault.After}" : "")}{(fault.Times is { } times ? $", {times} times" : "")}{(fault.Probability < 1 ? $", {fault.Probability:0%}" : "")}"
        + $"{(fault.Code is { } code ? $" as {code}" : "")}";

    private static Fault One(Random random)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        var expired = kind == FaultKind.Error && random.Next(4) == 0;
        return new Fault
        {
            Kind = kind,
            Operation = Operations[random.Next(Operations.Length)],
            Account = random.Next(3) switch { 0 => RandomEstate.Other, 1 when random.Next(2) == 0 => RandomEstate.Home, _ => null },
            Region = random.Next(3) == 0 ? RandomEstate.Regions[random.Next(RandomEstate.Regions.Count)] : null,
            Resource = random.Next(5) == 0 ? new[] { "Default", "prod", "t0-*", "t1-*" }[random.Next(4)] : null,
            Probability = random.Next(3) == 0 ? 0.3 : 1,
            Times = random.Next(2) == 0 ? random.Next(1, 9) : null,
            After = random.Next(2) == 0 ? random.Next(0, 12) : 0,
            Delay = TimeSpan.FromMinutes(1),
            Members = kind is FaultKind.NullMembers or FaultKind.MissingMembers ? [Members[random.Next(Members.Length)]] : [],
            Status = expired ? 403 : null,
            Code = expired ? "ExpiredTokenException" : null,
            Message = expired ? "The security token included in the request is expired" : null,
        };
    }
}
