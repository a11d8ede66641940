namespace Guardrail.Inventory;

/// <summary>One stored backup of one table, as a vault listed it. Instants are rounded to 1 ms.</summary>
public sealed record RecoveryPoint
{
    /// <summary>The point's ARN. Its service segment says who bills it: <c>backup</c> (advanced) or <c>dynamodb</c>.</summary>
    public required string Arn { get; init; }

    /// <summary>The vault that listed it.</summary>
    public required BackupVault Vault { get; init; }

    /// <summary>The table's full ARN; never null here, a point without one is a gap.</summary>
    public required string TableArn { get; init; }

    /// <summary>When the backup job started; a copy keeps its source's date (documented).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>AWS's word, such as <c>COMPLETED</c>; null where absent.</summary>
    public string? Status { get; init; }

    /// <summary>The size in bytes; null where absent.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>When AWS says it will be deleted; null where absent.</summary>
    public DateTimeOffset? DeleteAt { get; init; }

    /// <summary>When AWS says it moves to cold storage; null where absent.</summary>
    public DateTimeOffset? MoveToColdAt { get; init; }

    /// <summary>The lifecycle listed with the point; null where absent.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>The plan and rule that made it; null for a point made by hand, or where AWS did not say.</summary>
    public RecoveryPointCreator? CreatedBy { get; init; }

    /// <summary>For a copy, the vault it came from; null for an original.</summary>
    public string? SourceVaultArn { get; init; }

    /// <summary>Whether it is the parent of a stack backup, whose children are listed (and counted) themselves.</summary>
    public bool IsParent { get; init; }

    /// <summary>Whether the ARN is AWS Backup's own: advanced features, so cold storage is possible and AWS Backup bills it (documented).</summary>
    public bool IsAdvanced
    {
        get
        {
            // Asked of a million points: nothing is allocated.
            var rest = Arn.AsSpan();
            for (var i = 0; i < 2; i++)
            {
                var colon = rest.IndexOf(':');
                if (colon < 0)
                {
                    return false;
                }
                rest = rest[(colon + 1)..];
            }
            return rest is "backup" || rest.StartsWith("backup:", StringComparison.Ordinal);
        }
    }
}

/// <summary>Who made a recovery point. Older points lack some of it: empty means not said.</summary>
/// <param name="PlanId">The plan's id.</param>
/// <param name="PlanName">The plan's name.</param>
/// <param name="PlanVersion">The plan's version.</param>
/// <param name="RuleId">The rule's id; whether it survives an edit of the plan is UNCONFIRMED.</param>
/// <param name="RuleName">The rule's name.</param>
public sealed record RecoveryPointCreator(string PlanId, string PlanName, string PlanVersion, string RuleId, string RuleName);
