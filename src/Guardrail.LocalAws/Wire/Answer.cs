using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Guardrail.LocalAws.Wire;

/// <summary>One response: status, content type and body, whole before the first byte is sent, so that faults can spoil it.</summary>
internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string RequestId, string? ErrorCode = null)
{
    /// <summary>An object's tag; null for other answers.</summary>
    public string? ETag { get; init; }

    // AWS escapes next to nothing; neither does this, so that readers meet names as they are.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static Answer Json(Service service, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return new Answer(200, ContentTypeOf(service.Protocol), buffer.WrittenMemory, NewId());
    }

    public static Answer Xml(Service service, string operation, params object?[] result)
    {
        XNamespace space = service.XmlNamespace;
        var id = NewId();
        var root = new XElement(operation + "Response",
            new XElement(operation + "Result", result),
            new XElement("ResponseMetadata", new XElement("RequestId", id)));
        foreach (var element in root.DescendantsAndSelf()) element.Name = space + element.Name.LocalName;
        return new Answer(200, "text/xml", Bytes(root), id);
    }

    public static Answer Error(Service service, AwsException error)
    {
        var id = NewId();
        return service.SpeaksXml ? XmlError(service, error, id) : JsonError(service, error, id);
    }

    private static Answer JsonError(Service service, AwsException error, string id)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            if (service.Protocol == Protocol.RestJson && error.Status == 400)
            {
                // The four members AWS Backup's model gives its errors.
                writer.WriteString("Code", error.Code == "ResourceNotFoundException" ? "ERROR_3001" : "ERROR_2001");
                writer.WriteString("Message", error.Message);
                writer.WriteNull("Type");
                writer.WriteNull("Context");
            }
            else
            {
                if (service.Protocol != Protocol.RestJson) writer.WriteString("__type", Prefix(service, error.Code) + error.Code);
                writer.WriteString(service.Protocol == Protocol.Json11 ? "Message" : "message", error.Message);
            }
            writer.WriteEndObject();
        }
        return new Answer(error.Status, ContentTypeOf(service.Protocol), buffer.WrittenMemory, id, error.Code);
    }

    private static string Prefix(Service service, string code) =>
        service != Service.DynamoDb ? ""
        : code switch
        {
            "ValidationException" => "com.amazon.coral.validate#",
            "ResourceNotFoundException" or "TableNotFoundException" or "InternalServerError" => "com.amazonaws.dynamodb.v20120810#",
            _ => "com.amazon.coral.service#",
        };

    private static Answer XmlError(Service service, AwsException error, string id)
    {
        if (service.Protocol == Protocol.RestXml)
        {
            // S3's errors stand alone and in no namespace.
            var bare = new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message), new XElement("RequestId", id));
            return new Answer(error.Status, "application/xml", Bytes(bare), id, error.Code);
        }
        XNamespace space = service.XmlNamespace;
        var root = new XElement(space + "ErrorResponse",
            new XElement(space + "Error",
                new XElement(space + "Type", error.Status >= 500 ? "Receiver" : "Sender"),
                new XElement(space + "Code", error.Code),
                new XElement(space + "Message", error.Message)),
            new XElement(space + "RequestId", id));
        return new Answer(error.Status, "text/xml", Bytes(root), id, error.Code);
    }

    private static byte[] Bytes(XElement root) => Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));

    private static string ContentTypeOf(Protocol protocol) => protocol switch
    {
        Protocol.RestJson => "application/json",
        Protocol.Json10 => "application/x-amz-json-1.0",
        _ => "application/x-amz-json-1.1",
    };

    private static string NewId() => Guid.NewGuid().ToString();
}
