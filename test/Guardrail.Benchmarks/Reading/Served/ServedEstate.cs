using System.Globalization;
using System.Text;

namespace Guardrail.Benchmarks.Reading.Served;

/// <summary>One account in one Region of a given size: tables backed up daily into vaults, every answer but the points' small enough to be made once.</summary>
internal sealed class ServedEstate
{
    public const string Account = "111122223333";

    private const int PageOfTables = 100;

    private readonly Dictionary<string, byte[]> _answers = new(StringComparer.Ordinal);

    public ServedEstate(int points, int tables, int vaults)
    {
        Tables = Math.Clamp(tables, 1, points);
        Vaults = [.. Enumerable.Range(0, Math.Min(vaults, Tables)).Select(vault =>
            new ServedVault($"vault-{vault:00}", vault, Enumerable.Range(0, Tables).Where(table => table % vaults == vault).ToList(), points / Tables))];
        Points = Vaults.Sum(vault => vault.Count);
        PrepareBackup();
        PrepareTables();
    }

    /// <summary>Just after the last backups.</summary>
    public static DateTimeOffset AsOf { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public int Tables { get; }

    public int Points { get; }

    public IReadOnlyList<ServedVault> Vaults { get; }

    public static string TableName(int table) => $"table-{table:00000}";

    public static string TableArn(int table) => $"arn:aws:dynamodb:us-east-1:{Account}:table/{TableName(table)}";

    /// <summary>A prepared answer; null where there is none.</summary>
    public byte[]? Answer(string question) => _answers.GetValueOrDefault(question);

    private void PrepareBackup()
    {
        Prepare("/account-settings", """{"ResourceTypeOptInPreference":{"DynamoDB":true},"ResourceTypeManagementPreference":{"DynamoDB":true}}""");
        Prepare("/backup/plans", $$"""{"BackupPlansList":[{{Joined(Vaults, vault => $$"""{"BackupPlanId":"{{vault.PlanId}}","BackupPlanName":"{{vault.PlanId}}","VersionId":"v1","CreationDate":1577836800.0}""")}}]}""");
        Prepare("/backup-vaults", $$"""{"BackupVaultList":[{{Joined(Vaults, vault =>
            $$"""{"BackupVaultName":"{{vault.Name}}","BackupVaultArn":"{{vault.Arn}}","VaultType":"BACKUP_VAULT","CreationDate":1577836800.0,"NumberOfRecoveryPoints":{{vault.Count}}}""")}}]}""");
        foreach (var vault in Vaults)
        {
            Prepare($"/backup/plans/{vault.PlanId}", $$$"""
                {"BackupPlanId":"{{{vault.PlanId}}}","VersionId":"v1","BackupPlan":{"BackupPlanName":"{{{vault.PlanId}}}","Rules":[{"RuleName":"daily","RuleId":"{{{vault.RuleId}}}","TargetBackupVaultName":"{{{vault.Name}}}",
                "ScheduleExpression":"cron(0 5 * * ? *)","StartWindowMinutes":60,"Lifecycle":{"DeleteAfterDays":{{{vault.Days}}}}}]}}
                """);
            Prepare($"/backup/plans/{vault.PlanId}/selections", """{"BackupSelectionsList":[{"SelectionId":"s","SelectionName":"tagged"}]}""");
            Prepare($"/backup/plans/{vault.PlanId}/selections/s", $$$"""
                {"SelectionId":"s","BackupSelection":{"SelectionName":"tagged","ListOfTags":[{"ConditionType":"STRINGEQUALS","ConditionKey":"backup","ConditionValue":"{{{vault.PlanId}}}"}]}}
                """);
        }
    }

    private void PrepareTables()
    {
        Prepare("ListBackups", """{"BackupSummaries":[]}""");
        for (var from = 0; from < Tables; from += PageOfTables)
        {
            var page = Enumerable.Range(from, Math.Min(PageOfTables, Tables - from)).ToList();
            var more = from + page.Count < Tables;
            Prepare(from == 0 ? "ListTables" : $"ListTables {TableName(from - 1)}",
                $$"""{"TableNames":[{{Joined(page, table => $"\"{TableName(table)}\"")}}]{{(more ? $",\"LastEvaluatedTableName\":\"{TableName(page[^1])}\"" : "")}}}""");
            Prepare(from == 0 ? "GetResources" : $"GetResources {from}",
                $$"""{"ResourceTagMappingList":[{{Joined(page, table => $$"""{"ResourceARN":"{{TableArn(table)}}","Tags":[{"Key":"backup","Value":"{{Vaults[table % Vaults.Count].PlanId}}"},{"Key":"team","Value":"shop"}]}""")}}],"PaginationToken":"{{(more ? (from + page.Count).ToString(CultureInfo.InvariantCulture) : "")}}"}""");
        }
    }

    private void Prepare(string question, string answer) => _answers[question] = Encoding.UTF8.GetBytes(answer);

    private static string Joined<T>(IEnumerable<T> things, Func<T, string> text) => string.Join(',', things.Select(text));
}
