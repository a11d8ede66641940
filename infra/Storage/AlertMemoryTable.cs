using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;

namespace Guardrail.Infra;

/// <summary>What was told, and when: the table that keeps one finding from being told twice. It outlives the stack, so that a new one does not tell everything again.</summary>
internal sealed class AlertMemoryTable : Construct
{
    // None deletes: what is over expires.
    internal static readonly string[] ItemActions = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"];

    public AlertMemoryTable(Construct scope, string id)
        : base(scope, id)
    {
        Table = new Table(this, "Table", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "pk", Type = AttributeType.STRING },
            SortKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "sk", Type = AttributeType.STRING },
            TimeToLiveAttribute = "expiresAt",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            PointInTimeRecovery = true,
            DeletionProtection = true,
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
    }

    /// <summary>The table; encrypted by DynamoDB's own key, as every table is.</summary>
    public Table Table { get; }

    /// <summary>Lets the function read and write items, and tells it where.</summary>
    public void RememberBy(AuditFunction audit)
    {
        audit.Role.AddToPolicy(Statements.Allow("Remember", [Table.TableArn], ItemActions));
        audit.Function.AddEnvironment("GUARDRAIL_MEMORY_TABLE", Table.TableName);
    }
}
