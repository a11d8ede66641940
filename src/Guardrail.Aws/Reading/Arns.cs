namespace Guardrail.Aws.Reading;

/// <summary>Takes ARNs apart.</summary>
internal static class Arns
{
    /// <summary>The account an ARN names; null where the text is no ARN or names none.</summary>
    public static string? AccountOf(string? arn) => arn?.Split(':', 6) is ["arn", _, _, _, { Length: > 0 } account, _] ? account : null;

    /// <summary>Whether an ARN is that of a DynamoDB table itself: <c>arn:PARTITION:dynamodb:REGION:ACCOUNT:table/NAME</c>.</summary>
    public static bool IsTable(string arn) =>
        arn.Split(':', 6) is ["arn", { Length: > 0 }, "dynamodb", { Length: > 0 }, { Length: > 0 }, var resource]
        && resource.StartsWith("table/", StringComparison.Ordinal)
        && resource.Length > "table/".Length
        && resource.IndexOfAny(['/', ':'], "table/".Length) < 0;

    /// <summary>A table's ARN (documented form).</summary>
    public static string Table(string partition, string region, string accountId, string name) => $"arn:{partition}:dynamodb:{region}:{accountId}:table/{name}";

    /// <summary>A vault's ARN (documented form).</summary>
    public static string Vault(string partition, string region, string accountId, string name) => $"arn:{partition}:backup:{region}:{accountId}:backup-vault:{name}";

    /// <summary>The name at the end of a vault's ARN; null where the text is not one.</summary>
    public static string? VaultName(string? arn) => arn?.Split(':', 7) is ["arn", _, "backup", _, _, "backup-vault", { Length: > 0 } name] ? name : null;
}
