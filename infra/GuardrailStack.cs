using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.Scheduler;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Guardrail.Infra;

/// <summary>The function, its daily schedule, the topics it tells, and nothing it could change a backup with.</summary>
public sealed class GuardrailStack : Stack
{
    /// <summary>Where AWS's runtime finds the function; the same text stands in aws-lambda-tools-defaults.json.</summary>
    public const string Handler = "Guardrail.Lambda::Guardrail.Lambda.GuardrailFunction::HandleAsync";

    public GuardrailStack(Construct scope, string id, GuardrailStackProps props)
        : base(scope, id, props)
    {
        var alerts = TlsTopic("Alerts", "DynamoDB backup costs: e-mail and machines");
        var chat = props.Settings.Chat ? TlsTopic("ChatAlerts", "DynamoDB backup costs: Amazon Q Developer in chat applications") : null;
        foreach (var email in props.Settings.Emails)
            alerts.AddSubscription(new EmailSubscription(email));

        var failures = new Queue(this, "Failures", new QueueProps
        {
            EnforceSSL = true,
            Encryption = QueueEncryption.SQS_MANAGED,
            RetentionPeriod = Duration.Days(14),
        });
        var function = AuditFunction(props, alerts, chat, failures);
        DailyRun(props.Settings, function, failures);

        _ = new CfnOutput(this, "AlertsTopicArn", new CfnOutputProps { Value = alerts.TopicArn, Description = "Subscribe to get alerts; e-mail subscribers must confirm." });
        if (chat is not null)
            _ = new CfnOutput(this, "ChatTopicArn", new CfnOutputProps { Value = chat.TopicArn, Description = "Name this topic in the chat configuration of Amazon Q Developer." });
        _ = new CfnOutput(this, "FunctionName", new CfnOutputProps { Value = function.FunctionName, Description = "aws lambda invoke --function-name … for an audit at once." });
        _ = new CfnOutput(this, "FailuresQueueUrl", new CfnOutputProps { Value = failures.QueueUrl, Description = "Runs that failed after all retries." });
    }

    private Function AuditFunction(GuardrailStackProps props, Topic alerts, Topic? chat, Queue failures)
    {
        var logs = new LogGroup(this, "Logs", new LogGroupProps { Retention = RetentionDays.THREE_MONTHS, RemovalPolicy = RemovalPolicy.DESTROY });
        var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com") });
        logs.GrantWrite(role);
        foreach (var statement in ReadPermissions.For(this))
            role.AddToPolicy(statement);
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "Tell",
            Actions = ["sns:Publish", "sns:GetTopicAttributes"],
            Resources = chat is null ? [alerts.TopicArn] : [alerts.TopicArn, chat.TopicArn],
        }));

        var environment = new Dictionary<string, string>
        {
            ["GUARDRAIL_TOPIC_ARN"] = alerts.TopicArn,
            ["GUARDRAIL_REGIONS"] = string.Join(',', props.Settings.Regions),
        };
        if (chat is not null)
            environment["GUARDRAIL_CHAT_TOPIC_ARN"] = chat.TopicArn;
        return new Function(this, "Audit", new FunctionProps
        {
            Description = "What DynamoDB backups cost before the bill says so",
            Runtime = new Runtime("dotnet10", RuntimeFamily.DOTNET_CORE),
            Architecture = Architecture.ARM_64,
            Handler = Handler,
            Code = Code.FromAsset(props.FunctionPackage),
            Role = role,
            LogGroup = logs,
            MemorySize = 512,
            Timeout = Duration.Minutes(15),
            // The scheduler invokes asynchronously and never sees a failure: the function's own destination keeps what failed three times.
            OnFailure = new Amazon.CDK.AWS.Lambda.Destinations.SqsDestination(failures),
            RetryAttempts = 2,
            MaxEventAge = Duration.Hours(6),
            Environment = environment,
        });
    }

    private void DailyRun(StackSettings settings, Function function, Queue failures)
    {
        var role = new Role(this, "ScheduleRole", new RoleProps { AssumedBy = new ServicePrincipal("scheduler.amazonaws.com") });
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["lambda:InvokeFunction"], Resources = [function.FunctionArn] }));
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["sqs:SendMessage"], Resources = [failures.QueueArn] }));
        _ = new CfnSchedule(this, "Daily", new CfnScheduleProps
        {
            Description = "The daily audit of DynamoDB backup costs",
            ScheduleExpression = settings.Schedule,
            ScheduleExpressionTimezone = settings.Timezone,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = function.FunctionArn,
                RoleArn = role.RoleArn,
                Input = """{"source":"aws.scheduler","detail-type":"Scheduled Event","id":"<aws.scheduler.execution-id>","time":"<aws.scheduler.scheduled-time>","detail":{}}""",
                RetryPolicy = new CfnSchedule.RetryPolicyProperty { MaximumRetryAttempts = 3, MaximumEventAgeInSeconds = 3600 },
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = failures.QueueArn },
            },
        });
    }

    private Topic TlsTopic(string id, string displayName)
    {
        var topic = new Topic(this, id, new TopicProps { DisplayName = displayName });
        // Spelled out: the EnforceSSL property of this CDK version writes nothing by itself.
        topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "TlsOnly",
            Effect = Effect.DENY,
            Principals = [new AnyPrincipal()],
            Actions = ["sns:Publish"],
            Resources = [topic.TopicArn],
            Conditions = new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:SecureTransport"] = "false" } },
        }));
        return topic;
    }
}
