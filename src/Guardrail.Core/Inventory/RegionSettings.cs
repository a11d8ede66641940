namespace Guardrail.Inventory;

/// <summary>What AWS Backup's Region settings say about DynamoDB in one scope.</summary>
/// <param name="OptedIn">Whether backup plans take in DynamoDB by <c>*</c>, service name or tag. A missing key is false.</param>
/// <param name="ManagesDynamoDb">The management preference as it was read; alone it does not make the features advanced.</param>
public sealed record RegionSettings(bool OptedIn, bool ManagesDynamoDb)
{
    /// <summary>Whether new recovery points are advanced (cold tier, copies, billed by AWS Backup). Both settings must be on (documented).</summary>
    public bool AdvancedFeatures => OptedIn && ManagesDynamoDb;
}
