using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Guardrail.LocalAws.Scenarios.Files;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.Sns;

internal static class TopicOperations
{
    private const int LongestMessage = 262_144;

    public static Answer Publish(Turn turn)
    {
        var request = turn.Request;
        var arn = request.Text("TopicArn") ?? request.Text("TargetArn");
        if (arn is null) throw Invalid("Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter");
        Find(turn, arn);
        var message = request.Parameters.GetValueOrDefault("Message") ?? "";
        if (message.Length == 0) throw Invalid("Invalid parameter: Empty message");
        CheckSubject(request.Parameters.GetValueOrDefault("Subject"));
        var attributes = Attributes(request.Parameters);
        var size = Encoding.UTF8.GetByteCount(message)
            + attributes.Sum(a => Encoding.UTF8.GetByteCount(a.Key) + Encoding.UTF8.GetByteCount(a.Value.Type) + Encoding.UTF8.GetByteCount(a.Value.Text));
        if (size > LongestMessage) throw Invalid("Invalid parameter: Message too long");
        var structure = request.Text("MessageStructure");
        if (structure is not (null or "json")) throw Invalid($"Invalid parameter: MessageStructure Reason: '{structure}' is not supported");

        var id = Guid.NewGuid().ToString();
        turn.Publish(new PublishedMessage
        {
            MessageId = id,
            TopicArn = arn,
            Subject = request.Text("Subject"),
            Message = message,
            MessageStructure = structure,
            Bodies = structure is null ? new Dictionary<string, string> { ["default"] = message } : MessageBodies.Of(message),
            Attributes = attributes.ToDictionary(a => a.Key, a => a.Value.Text),
        });
        return Answer.Xml(Service.Sns, "Publish", new XElement("MessageId", id));
    }

    public static Answer GetTopicAttributes(Turn turn)
    {
        var arn = turn.Request.Text("TopicArn") ?? throw Invalid("Invalid parameter: TopicArn Reason: no value for required parameter");
        var topic = Find(turn, arn);
        var attributes = new Dictionary<string, string>
        {
            ["TopicArn"] = arn,
            ["Owner"] = turn.Caller.AccountId,
            ["DisplayName"] = "",
            ["SubscriptionsConfirmed"] = topic.Confirmed.ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsPending"] = topic.Pending.ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsDeleted"] = topic.Deleted.ToString(CultureInfo.InvariantCulture),
        };
        if (topic.KmsKey is { } key) attributes["KmsMasterKeyId"] = key;
        return Answer.Xml(Service.Sns, "GetTopicAttributes", new XElement("Attributes",
            attributes.Select(a => new XElement("entry", new XElement("key", a.Key), new XElement("value", a.Value)))));
    }

    private static TopicFile Find(Turn turn, string arn)
    {
        var parts = arn.Split(':');
        if (parts is not ["arn", _, "sns", var region, var account, var name] || name.Length == 0)
            throw Invalid($"Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not {parts.Length}");
        if (parts[1] != turn.Region.Partition || region != turn.Caller.RegionName) throw Invalid("Invalid parameter: TopicArn");
        var owner = account == turn.Caller.AccountId ? turn.Region : null;
        if (owner is null)
        {
            throw new AwsException("AuthorizationError",
                $"User: {turn.Caller.Arn} is not authorized to perform: SNS:{turn.Request.Operation} on resource: {arn} "
                + $"because no resource-based policy allows the SNS:{turn.Request.Operation} action", 403);
        }
        return owner.File.Topics.Find(t => t.Name == name) ?? throw new AwsException("NotFound", "Topic does not exist", 404);
    }

    // Fewer than 100 characters, none of them a line break or another control character.
    private static void CheckSubject(string? subject)
    {
        if (subject is null) return;
        if (subject.Length is 0 or >= 100 || subject.Any(char.IsControl) || char.IsWhiteSpace(subject[0])) throw Invalid("Invalid parameter: Subject");
    }

    private static Dictionary<string, (string Type, string Text)> Attributes(Dictionary<string, string> form)
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        for (var i = 1; form.TryGetValue($"MessageAttributes.entry.{i}.Name", out var name); i++)
        {
            var type = form.GetValueOrDefault($"MessageAttributes.entry.{i}.Value.DataType");
            var value = form.GetValueOrDefault($"MessageAttributes.entry.{i}.Value.StringValue") ?? form.GetValueOrDefault($"MessageAttributes.entry.{i}.Value.BinaryValue");
            if (string.IsNullOrEmpty(type) || string.IsNullOrEmpty(value))
                throw new AwsException("ParameterValueInvalid", $"The message attribute '{name}' must contain a non-empty type and a non-empty value.");
            found[name] = (type, value);
        }
        return found;
    }

    private static AwsException Invalid(string message) => new("InvalidParameter", message);
}
