using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;

namespace Guardrail.Infra;

/// <summary>An encrypted topic that takes TLS alone, from the account's own roles, CloudWatch's alarms and EventBridge's rules.</summary>
internal sealed class AlertTopic : Construct
{
    public AlertTopic(Construct scope, string id, string displayName, AlertKey key, IReadOnlyList<string> emails)
        : base(scope, id)
    {
        Topic = new Topic(this, "Topic", new TopicProps { DisplayName = displayName, MasterKey = (IKey)key.Key });
        // Spelled out: the EnforceSSL property of this CDK version writes nothing by itself. And a policy of one's own replaces SNS's default one,
        // by which CloudWatch could publish: so it is let in by name.
        Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "TlsOnly",
            Effect = Effect.DENY,
            Principals = [new AnyPrincipal()],
            Actions = ["sns:Publish"],
            Resources = [Topic.TopicArn],
            Conditions = new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:SecureTransport"] = "false" } },
        }));
        Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "AlarmsAndRules",
            Principals = [new ServicePrincipal("cloudwatch.amazonaws.com"), new ServicePrincipal("events.amazonaws.com")],
            Actions = ["sns:Publish"],
            Resources = [Topic.TopicArn],
            Conditions = Only.FromThisAccount(this),
        }));
        foreach (var email in emails)
            Topic.AddSubscription(new EmailSubscription(email));
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }
}
