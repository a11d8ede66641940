using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace Guardrail.Infra;

/// <summary>The function, what starts it, what it tells and remembers, and what watches over it. Nothing in it could change a backup.</summary>
public sealed class GuardrailStack : Stack
{
    /// <summary>Where AWS's runtime finds the function; the same text stands in aws-lambda-tools-defaults.json.</summary>
    public const string Handler = AuditFunction.Handler;

    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's name.</param>
    /// <param name="props">What the deployment chose, and the published function.</param>
    public GuardrailStack(Construct scope, string id, GuardrailStackProps props)
        : base(scope, id, props)
    {
        ArgumentNullException.ThrowIfNull(props);
        var settings = props.Settings;
        PackageGuard.Add(this, props.Code);

        var audit = new AuditFunction(this, "Audit", settings, props.Code);
        var topics = Topics = new AlertTopics(this, "Topics", settings);
        topics.TellBy(audit);
        var memory = Memory = new AlertMemoryTable(this, "Memory");
        memory.RememberBy(audit);
        var reports = new ReportBucket(this, "Reports", settings.ReportRetentionDays);
        reports.WriteBy(audit);

        var daily = new DailySchedule(this, "Schedule", settings, audit);
        var changes = new ChangeEvents(this, "Changes", settings, audit);

        var operations = settings.AlarmTopicArn is { } arn ? Topic.FromTopicArn(this, "Operations", arn) : null;
        var alarms = new Alarms(this, "Alarms", audit, daily, changes, new[] { topics.Main, topics.Chat, operations }.OfType<ITopic>(), settings.AlarmWarmUp);
        var dashboard = new AuditDashboard(this, "Dashboard", audit, alarms.All);

        Output("AlertsTopicArn", topics.Main.TopicArn, "The topic of the alerts. CONFIRM THE E-MAIL SUBSCRIPTION: each address got a message with a link, and until one is confirmed a run that has something to say ends in error.");
        if (topics.Chat is not null)
            Output("ChatTopicArn", topics.Chat.TopicArn, "The topic for chat: a chat configuration of Amazon Q Developer must name it.");
        Output("FunctionName", audit.Function.FunctionName, "For an audit at once: aws lambda invoke --function-name NAME --cli-binary-format raw-in-base64-out --payload '{}' report.json");
        Output("FailuresQueueUrl", audit.Failures.Queue.QueueUrl, "Runs that failed after all retries.");
        Output("UndeliveredQueueUrl", daily.Undelivered.Queue.QueueUrl, "Runs that the schedule could not start.");
        Output("ChangeFailuresQueueUrl", changes.Failures.Queue.QueueUrl, "Changes that could not be handled.");
        Output("MemoryTableName", memory.Table.TableName, "What was told, and when. Stays when the stack is removed.");
        Output("ReportBucketName", reports.Bucket.BucketName, $"Reports too large for an answer, under {ReportBucket.Prefix}. Stays when the stack is removed.");
        Output("DashboardName", dashboard.Dashboard.DashboardName, "The figures in CloudWatch.");

        StackTags.AddTo(this, settings);
    }

    /// <summary>What is told; the organization's stack tells there too.</summary>
    internal AlertTopics Topics { get; }

    /// <summary>What was told; the organization's stack remembers there too.</summary>
    internal AlertMemoryTable Memory { get; }

    private void Output(string id, string value, string description) => _ = new CfnOutput(this, id, new CfnOutputProps { Value = value, Description = description });
}
