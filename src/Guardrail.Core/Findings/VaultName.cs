namespace Guardrail.Findings;

/// <summary>Names in vault ARNs.</summary>
internal static class VaultName
{
    /// <summary>The vault's name: what stands after the last colon (<c>arn:aws:backup:us-east-1:111122223333:backup-vault:NAME</c>).</summary>
    public static string Of(string vaultArn) => vaultArn[(vaultArn.LastIndexOf(':') + 1)..];
}
