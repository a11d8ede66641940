using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;

namespace Guardrail.Infra;

/// <summary>The customer key of the topics. CloudWatch and EventBridge cannot publish to a topic whose key does not name them, and fail without a word.</summary>
internal sealed class AlertKey : Construct
{
    public AlertKey(Construct scope, string id)
        : base(scope, id)
    {
        var stack = Stack.Of(this);
        Key = new Key(this, "Key", new KeyProps
        {
            Description = $"Encrypts the alert topics of {stack.StackName}",
            EnableKeyRotation = true,
            PendingWindow = Duration.Days(7),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        Key.AddToResourcePolicy(Use("CloudWatchAlarms", "cloudwatch.amazonaws.com", Only.FromThisAccount(this)));
        // SNS does not support aws:SourceAccount in a key's policy for EventBridge (documented, SNS key management): the topic in the encryption context stands in for it.
        Key.AddToResourcePolicy(Use("EventBridgeRules", "events.amazonaws.com", new Dictionary<string, object>
        {
            ["ArnLike"] = new Dictionary<string, object> { ["kms:EncryptionContext:aws:sns:topicArn"] = $"arn:{stack.Partition}:sns:{stack.Region}:{stack.Account}:*" },
        }));
    }

    /// <summary>The key.</summary>
    public Key Key { get; }

    /// <summary>Lets a role publish to topics encrypted with the key.</summary>
    public void AllowPublishing(Role role) => role.AddToPolicy(Statements.Allow("EncryptAlerts", [Key.KeyArn], "kms:GenerateDataKey", "kms:Decrypt"));

    private static PolicyStatement Use(string id, string service, IDictionary<string, object> conditions) => new(new PolicyStatementProps
    {
        Sid = id,
        Principals = [new ServicePrincipal(service)],
        Actions = ["kms:GenerateDataKey*", "kms:Decrypt"],
        Resources = ["*"],
        Conditions = conditions,
    });
}
