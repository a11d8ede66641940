using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Scheduler;
using Constructs;

namespace Guardrail.Infra;

/// <summary>The daily run. The scheduler hands the event over and never sees the function fail: its own queue keeps only what it could not hand over.</summary>
internal sealed class DailySchedule : Construct
{
    /// <summary>The event the function gets; the scheduler fills in what stands in angle brackets.</summary>
    public const string Input =
        """{"source":"aws.scheduler","detail-type":"Scheduled Event","id":"<aws.scheduler.execution-id>","time":"<aws.scheduler.scheduled-time>","detail":{}}""";

    public DailySchedule(Construct scope, string id, StackSettings settings, AuditFunction audit)
        : base(scope, id)
    {
        Undelivered = new FailureQueue(this, "Undelivered");
        var role = new Role(this, "Role", new RoleProps
        {
            Description = "Lets the daily schedule invoke the audit",
            AssumedBy = new ServicePrincipal("scheduler.amazonaws.com", new ServicePrincipalOpts
            {
                Conditions = Only.FromThisAccount(this),
            }),
        });
        role.AddToPolicy(Statements.Allow("Invoke", [audit.Function.FunctionArn], "lambda:InvokeFunction"));
        role.AddToPolicy(Statements.Allow("KeepUndelivered", [Undelivered.Queue.QueueArn], "sqs:SendMessage"));
        var schedule = new CfnSchedule(this, "Daily", new CfnScheduleProps
        {
            Description = "The daily audit of DynamoDB backup costs",
            State = "ENABLED",
            ScheduleExpression = settings.Schedule,
            ScheduleExpressionTimezone = settings.Timezone,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = audit.Function.FunctionArn,
                RoleArn = role.RoleArn,
                Input = Input,
                RetryPolicy = new CfnSchedule.RetryPolicyProperty { MaximumRetryAttempts = 3, MaximumEventAgeInSeconds = 3600 },
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = Undelivered.Queue.QueueArn },
            },
        });
        // The scheduler checks at creation that its role may do what it needs.
        schedule.Node.AddDependency(role.Node.FindChild("DefaultPolicy"));
    }

    /// <summary>Events the scheduler could not hand to the function.</summary>
    public FailureQueue Undelivered { get; }
}
