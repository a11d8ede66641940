using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Scheduler;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>Starts an execution every day; what could not be started lies in a queue of its own.</summary>
internal sealed class OrganizationSchedule : Construct
{
    public OrganizationSchedule(Construct scope, string id, OrganizationSettings settings, string machineArn)
        : base(scope, id)
    {
        NotStarted = new FailureQueue(this, "NotStarted").Queue;
        var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("scheduler.amazonaws.com") });
        role.AddToPolicy(Statements.Allow("Start", [machineArn], "states:StartExecution"));
        role.AddToPolicy(Statements.Allow("KeepWhatFailed", [NotStarted.QueueArn], "sqs:SendMessage"));
        _ = new CfnSchedule(this, "Daily", new CfnScheduleProps
        {
            Description = "The daily audit of an organization's DynamoDB backup costs",
            ScheduleExpression = settings.Schedule,
            ScheduleExpressionTimezone = settings.Timezone,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = machineArn,
                RoleArn = role.RoleArn,
                Input = "{}",
                RetryPolicy = new CfnSchedule.RetryPolicyProperty { MaximumRetryAttempts = 3, MaximumEventAgeInSeconds = 3600 },
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = NotStarted.QueueArn },
            },
        });
    }

    public Queue NotStarted { get; }
}
