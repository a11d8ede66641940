using Guardrail.Findings;

namespace Guardrail.Alerting;

/// <summary>
/// Pages of AWS's console. They open in the account that the reader is signed in to; no link names one.
/// The paths are as AWS's console shows them and many public tools use them; AWS documents none of them.
/// </summary>
internal static class ConsoleLinks
{
    /// <summary>The table's page; null in a partition whose console is not known, or for what is no ARN.</summary>
    public static string? Table(string tableArn, string tableName) =>
        Home(tableArn) is var (host, region) ? $"{host}/dynamodbv2/home?region={region}#table?name={Uri.EscapeDataString(tableName)}" : null;

    /// <summary>The plan's page. Plans back up tables of their own Region and account, so the table's ARN tells where it is.</summary>
    public static string? Plan(string tableArn, string planId) =>
        Home(tableArn) is var (host, region) ? $"{host}/backup/home?region={region}#/backupplan/details/{Uri.EscapeDataString(planId)}" : null;

    /// <summary>The vault's page, in the vault's own Region: copies may lie in another.</summary>
    public static string? Vault(string vaultArn) =>
        Home(vaultArn) is var (host, region) ? $"{host}/backup/home?region={region}#/backupvaults/details/{Uri.EscapeDataString(VaultName.Of(vaultArn))}" : null;

    private static (string Host, string Region)? Home(string arn) =>
        arn.Split(':', 5) is ["arn", var partition, _, var region, _] && Domain(partition) is { } domain && IsRegion(region) ? ($"https://{region}.{domain}", region) : null;

    private static string? Domain(string partition) => partition switch
    {
        "aws" => "console.aws.amazon.com",
        "aws-us-gov" => "console.amazonaws-us-gov.com",
        "aws-cn" => "console.amazonaws.cn",
        _ => null,
    };

    /// <summary>Whether a text may stand in a host name: a Region's letters, digits and dashes.</summary>
    private static bool IsRegion(string text) => text.Length is > 0 and < 30 && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
