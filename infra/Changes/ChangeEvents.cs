using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;
using SqsTarget = Amazon.CDK.AWS.Events.Targets.SqsQueue;
using SqsTargetProps = Amazon.CDK.AWS.Events.Targets.SqsQueueProps;

namespace Guardrail.Infra;

/// <summary>
/// Changes of plans, selections and settings, collected until they have settled. Selections arrive after their plan, so every event waits 900 seconds;
/// a burst is handed over as one batch, and never more than two runs work at once.
/// </summary>
internal sealed class ChangeEvents : Construct
{
    /// <summary>How long an event waits: SQS's longest delay.</summary>
    public const int DelaySeconds = 900;

    /// <summary>How long a batch is collected: Lambda's longest window.</summary>
    public const int WindowSeconds = 300;

    // Lambda's advice: six times the function's timeout, and the batch window.
    private const int VisibilitySeconds = (6 * AuditFunction.TimeoutMinutes * 60) + WindowSeconds;

    public ChangeEvents(Construct scope, string id, StackSettings settings, AuditFunction audit)
        : base(scope, id)
    {
        Failures = new FailureQueue(this, "Failures");
        Queue = new Queue(this, "Queue", new QueueProps
        {
            EnforceSSL = true,
            Encryption = QueueEncryption.SQS_MANAGED,
            DeliveryDelay = Duration.Seconds(DelaySeconds),
            VisibilityTimeout = Duration.Seconds(VisibilitySeconds),
            RetentionPeriod = Duration.Days(4),
            // Lambda's advice: at least five, for a throttled hand-over counts as a try.
            DeadLetterQueue = new DeadLetterQueue { Queue = Failures.Queue, MaxReceiveCount = 5 },
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        foreach (var (name, description, pattern) in ChangePatterns.InUse(settings.Trail))
        {
            _ = new Rule(this, name, new RuleProps
            {
                Description = description,
                EventPattern = pattern,
                Targets = [new SqsTarget(Queue, new SqsTargetProps { DeadLetterQueue = Failures.Queue, RetryAttempts = 185, MaxEventAge = Duration.Hours(24) })],
            });
        }

        audit.Function.AddEventSource(new SqsEventSource(Queue, new SqsEventSourceProps
        {
            BatchSize = 1000,
            MaxBatchingWindow = Duration.Seconds(WindowSeconds),
            MaxConcurrency = 2,
            ReportBatchItemFailures = true,
        }));
    }

    /// <summary>Events that wait.</summary>
    public Queue Queue { get; }

    /// <summary>Events that could not be handled, or not be put into the queue.</summary>
    public FailureQueue Failures { get; }
}
