namespace Guardrail.Inventory;

/// <summary>A copy that a rule makes of each new recovery point.</summary>
/// <param name="DestinationVaultArn">The vault that gets the copy; its ARN names the account and Region that pay for the storage.</param>
/// <param name="Lifecycle">The copy's own lifecycle, counted from the source's creation; null or without DeleteAfterDays: the source rule's; -1: the source's own end.</param>
public sealed record CopyAction(string DestinationVaultArn, Lifecycle? Lifecycle);
