using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Guardrail.AwsPackages.Wire;

/// <summary>
/// Reads an answer of the query protocol: <c>&lt;OpResponse&gt;&lt;OpResult&gt;…&lt;/OpResult&gt;&lt;ResponseMetadata&gt;…</c>.
/// Elements that are not named in <paramref name="elements"/> are passed over.
/// </summary>
internal sealed class XmlAnswer<TResponse>(string resultElement, ErrorModel errors, Dictionary<string, Action<TResponse, XmlUnmarshallerContext>> elements)
    : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new TResponse();
        input.Read();
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth))
        {
            if (!input.IsStartElement)
                continue;
            if (input.TestExpression(resultElement, 2))
                ReadResult(response, input);
            else if (input.TestExpression("ResponseMetadata", 2))
                response.ResponseMetadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(input);
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return errors.Make(error, body: null);
    }

    private void ReadResult(TResponse response, XmlUnmarshallerContext context)
    {
        var depth = context.CurrentDepth;
        while (context.ReadAtDepth(depth))
        {
            if (!context.IsStartElement)
                continue;
            foreach (var (path, read) in elements)
            {
                if (context.TestExpression(path, depth + 1))
                {
                    read(response, context);
                    break;
                }
            }
        }
    }
}
