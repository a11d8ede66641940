using Guardrail.Inventory;

namespace Guardrail.Aws;

/// <summary>How far the reading of one account and Region has come.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="VaultsDone">Vaults read to their end, or given up.</param>
/// <param name="Vaults">Vaults found; 0 until they are listed.</param>
/// <param name="PointsRead">Recovery points read so far.</param>
/// <param name="CallsMade">Calls made so far in this account and Region, retries included.</param>
public sealed record AwsReadProgress(Scope Scope, int VaultsDone, int Vaults, long PointsRead, long CallsMade);
