using System.Globalization;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleNotificationService.Model;
using Amazon.Util;
using Guardrail.AwsPackages.Wire;

namespace Amazon.SimpleNotificationService;

/// <summary>SNS's operations on the wire (query protocol: a form is posted, XML comes back; API version 2010-03-31).</summary>
internal static class SnsOperations
{
    private static readonly XmlDictionaryUnmarshaller<string, string, StringUnmarshaller, StringUnmarshaller> AttributeMap =
        new(StringUnmarshaller.Instance, StringUnmarshaller.Instance, "key", "value");

    public static readonly Operation Publish = new(
        Post<PublishRequest>("Publish", (request, form) => form
            .With("Message", request.Message)
            .WithAttributes(request.MessageAttributes)
            .With("MessageDeduplicationId", request.MessageDeduplicationId)
            .With("MessageGroupId", request.MessageGroupId)
            .With("MessageStructure", request.MessageStructure)
            .With("PhoneNumber", request.PhoneNumber)
            .With("Subject", request.Subject)
            .With("TargetArn", request.TargetArn)
            .With("TopicArn", request.TopicArn)),
        new XmlAnswer<PublishResponse>("PublishResult", SnsErrors.Publish, new()
        {
            ["MessageId"] = (response, xml) => response.MessageId = StringUnmarshaller.Instance.Unmarshall(xml),
            ["SequenceNumber"] = (response, xml) => response.SequenceNumber = StringUnmarshaller.Instance.Unmarshall(xml),
        }));

    public static readonly Operation GetTopicAttributes = new(
        Post<GetTopicAttributesRequest>("GetTopicAttributes", (request, form) => form.With("TopicArn", request.TopicArn)),
        new XmlAnswer<GetTopicAttributesResponse>("GetTopicAttributesResult", SnsErrors.GetTopicAttributes, new()
        {
            ["Attributes"] = (response, xml) => response.Attributes = AttributeMap.Unmarshall(xml),
        }));

    /// <summary>In GovCloud the ordinary SNS hosts are the FIPS ones.</summary>
    public static IReadOnlyDictionary<string, string> FipsHosts { get; } = new Dictionary<string, string>
    {
        ["us-gov-east-1"] = "sns.us-gov-east-1.amazonaws.com",
        ["us-gov-west-1"] = "sns.us-gov-west-1.amazonaws.com",
    };

    private static RequestWriter<TRequest> Post<TRequest>(string action, Action<TRequest, IRequest> write)
        where TRequest : AmazonSimpleNotificationServiceRequest =>
        new("Amazon.SimpleNotificationService", (request, wire) =>
        {
            wire.HttpMethod = "POST";
            wire.With("Action", action).With("Version", "2010-03-31");
            write(request, wire);
            wire.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(wire);
        });

    private static IRequest WithAttributes(this IRequest form, Dictionary<string, MessageAttributeValue> attributes)
    {
        var number = 0;
        foreach (var (name, value) in attributes ?? [])
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{++number}");
            form.With($"{entry}.Name", name);
            if (value is null)
                continue;
            form.With($"{entry}.Value.BinaryValue", value.BinaryValue is null ? null : StringUtils.FromMemoryStream(value.BinaryValue))
                .With($"{entry}.Value.DataType", value.DataType)
                .With($"{entry}.Value.StringValue", value.StringValue);
        }

        return form;
    }
}
