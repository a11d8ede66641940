namespace Guardrail.Inventory;

/// <summary>A DynamoDB table as far as it was read.</summary>
public sealed record DynamoTable
{
    /// <summary>The account and Region the table lives in.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The table's name.</summary>
    public required string Name { get; init; }

    /// <summary>The table's ARN: its key.</summary>
    public required string Arn { get; init; }

    /// <summary>The table's tags; empty for none, null where they could not be read.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>What DescribeTable said; null where it was not asked or failed.</summary>
    public TableDescription? Description { get; init; }
}

/// <summary>What DescribeTable said of a table.</summary>
/// <param name="SizeBytes">The table's size, refreshed about every six hours (documented), so a new table reads 0; null where absent.</param>
/// <param name="ItemCount">The number of items, with the same delay; null where absent.</param>
/// <param name="CreatedAt">When the table was made; null where absent.</param>
public sealed record TableDescription(long? SizeBytes, long? ItemCount, DateTimeOffset? CreatedAt);
