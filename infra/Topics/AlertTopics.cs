using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace Guardrail.Infra;

/// <summary>Everything that is told: the main topic, the chat topic with its Slack channel, and the owners' topics.</summary>
internal sealed class AlertTopics : Construct
{
    private readonly AlertKey _key;
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public AlertTopics(Construct scope, string id, StackSettings settings)
        : base(scope, id)
    {
        _key = new AlertKey(this, "Key");
        Main = new AlertTopic(this, "Alerts", "DynamoDB backup costs", _key, settings.Emails).Topic;
        if (settings.HasChatTopic)
            Chat = new AlertTopic(this, "Chat", "DynamoDB backup costs: chat", _key, []).Topic;
        if (settings.Slack is { } slack)
            _ = new SlackChannel(this, "Slack", slack, Chat!);
        foreach (var (owner, index) in settings.Owners.OrderBy(owner => owner.Owner, StringComparer.Ordinal).Select((owner, index) => (owner, index)))
            _owners[owner.Owner] = owner.TopicArn ?? new AlertTopic(this, OwnerId(owner.Owner, index), $"DynamoDB backup costs: {owner.Owner}", _key, owner.Emails).Topic.TopicArn;
    }

    /// <summary>E-mail and machines.</summary>
    public Topic Main { get; }

    /// <summary>Chat; null where nobody reads it.</summary>
    public Topic? Chat { get; }

    /// <summary>Every topic's ARN, each once.</summary>
    public string[] Arns => [.. new[] { Main.TopicArn, Chat?.TopicArn }.OfType<string>().Concat(_owners.Values).Distinct()];

    /// <summary>The key of the topics made here.</summary>
    public string KeyArn => _key.Key.KeyArn;

    /// <summary>The owners' topics as the function's environment variable has them; null where there are none.</summary>
    public string? OwnersIn(Stack stack) => _owners.Count == 0 ? null : stack.ToJsonString(_owners.ToDictionary(pair => pair.Key, object (pair) => pair.Value));

    /// <summary>Lets the function publish to all of them, and tells it where they are.</summary>
    public void TellBy(AuditFunction audit)
    {
        audit.Role.AddToPolicy(Statements.Allow("Tell", Arns, "sns:Publish", "sns:GetTopicAttributes"));
        _key.AllowPublishing(audit.Role);
        audit.Function.AddEnvironment("GUARDRAIL_TOPIC_ARN", Main.TopicArn);
        if (Chat is not null)
            audit.Function.AddEnvironment("GUARDRAIL_CHAT_TOPIC_ARN", Chat.TopicArn);
        if (OwnersIn(Stack.Of(this)) is { } owners)
            audit.Function.AddEnvironment("GUARDRAIL_OWNER_TOPICS", owners);
    }

    // The owner's words in an id that CloudFormation takes; the number keeps "a b" and "a-b" apart only where they would collide.
    private string OwnerId(string owner, int index)
    {
        var words = "Owner" + string.Concat(owner.Where(char.IsAsciiLetterOrDigit));
        return Node.TryFindChild(words) is null ? words : words + index;
    }
}
