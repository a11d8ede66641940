using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Guardrail.Infra;

/// <summary>A queue that keeps for 14 days what failed for good, until somebody looks.</summary>
internal sealed class FailureQueue : Construct
{
    public FailureQueue(Construct scope, string id)
        : base(scope, id)
    {
        Queue = new Queue(this, "Queue", new QueueProps
        {
            EnforceSSL = true,
            Encryption = QueueEncryption.SQS_MANAGED,
            RetentionPeriod = Duration.Days(14),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        Suppressions.Add(Queue, "AwsSolutions-SQS3", "This is the queue for what failed: it has no further one.");
    }

    /// <summary>The queue.</summary>
    public Queue Queue { get; }
}
