namespace Guardrail.Infra;

/// <summary>What a deployment may choose. <see cref="SettingsReader"/> reads it from the context key <c>guardrail</c> of <c>cdk.json</c> or <c>--context</c>, and checks it.</summary>
public sealed record StackSettings
{
    /// <summary>The context key that holds the settings.</summary>
    public const string ContextKey = "guardrail";

    /// <summary>The stack's name; other names derive from it. The default is <c>Guardrail</c>.</summary>
    public string Name { get; init; } = "Guardrail";

    /// <summary>The function's name; null lets CloudFormation choose one.</summary>
    public string? FunctionName { get; init; }

    /// <summary>When the audit runs, in AWS's cron dialect, at least once a day. The default is 06:00.</summary>
    public string Schedule { get; init; } = "cron(0 6 * * ? *)";

    /// <summary>The IANA time zone of the schedule. The default is UTC.</summary>
    public string Timezone { get; init; } = "Etc/UTC";

    /// <summary>Regions to audit; empty means the stack's own.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The Region the stack is deployed to; null for the one of the deploying credentials.</summary>
    public string? HomeRegion { get; init; }

    /// <summary>Whether each other Region gets a stack that forwards its change events to the home Region. Needs <see cref="HomeRegion"/>.</summary>
    public bool Forward { get; init; }

    /// <summary>Whether the account has a CloudTrail trail that logs management events: without one no event tells of a changed selection.</summary>
    public bool Trail { get; init; }

    /// <summary>E-mail addresses that get the alerts; each must be confirmed by its owner.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Whether there is a second topic for Slack or Teams. Only with a chat configuration that subscribes to it: an alert that nobody gets is an error. A Slack channel implies it.</summary>
    public bool Chat { get; init; }

    /// <summary>The Slack channel that Amazon Q Developer in chat applications tells; null for none.</summary>
    public SlackSettings? Slack { get; init; }

    /// <summary>Who else is told of the tables that carry an owner tag, by the tag's value.</summary>
    public IReadOnlyList<OwnerSettings> Owners { get; init; } = [];

    /// <summary>An existing topic that gets the alarms besides the stack's own topics; null for none.</summary>
    public string? AlarmTopicArn { get; init; }

    /// <summary>A policy file to ship with the function, as a path from the infra folder; null for Guardrail's defaults.</summary>
    public string? PolicyFile { get; init; }

    /// <summary>How long logs are kept, in days; one of the numbers CloudWatch Logs knows. The default is 90.</summary>
    public int LogRetentionDays { get; init; } = 90;

    /// <summary>After how many days a report in the bucket is deleted. The default is 90.</summary>
    public int ReportRetentionDays { get; init; } = 90;

    /// <summary>Whether AWS X-Ray traces runs. The default is off.</summary>
    public bool Tracing { get; init; }

    /// <summary>Whether the alarm on missing audits waits for its first 26 hours before it may ring. Off only where CloudFormation does not know WarmUpConfiguration.</summary>
    public bool AlarmWarmUp { get; init; } = true;

    /// <summary>Tags on every resource, besides <c>application</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the stack makes a topic for chat.</summary>
    public bool HasChatTopic => Chat || Slack is not null;
}
