namespace Guardrail.Projection;

/// <summary>What a stored byte is billed as.</summary>
internal enum StorageKind
{
    /// <summary>By AWS Backup, warm.</summary>
    Warm,

    /// <summary>By AWS Backup, cold.</summary>
    Cold,

    /// <summary>By DynamoDB, which has one tier: points without advanced features.</summary>
    DynamoDb,
}

/// <summary>One amount for each kind of storage.</summary>
internal struct ByKind
{
    public Int128 Warm;
    public Int128 Cold;
    public Int128 DynamoDb;

    public Int128 this[StorageKind kind]
    {
        readonly get => kind switch { StorageKind.Cold => Cold, StorageKind.DynamoDb => DynamoDb, _ => Warm };
        set
        {
            switch (kind)
            {
                case StorageKind.Cold: Cold = value; break;
                case StorageKind.DynamoDb: DynamoDb = value; break;
                default: Warm = value; break;
            }
        }
    }

    public readonly Int128 Total => Warm + Cold + DynamoDb;
}
