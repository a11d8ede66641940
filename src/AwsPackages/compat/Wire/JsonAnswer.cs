using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Guardrail.AwsPackages.Wire;

/// <summary>Reads an operation's JSON answer: the response on success, the exception the service models for the error code otherwise.</summary>
internal sealed class JsonAnswer<TResponse>(JsonShape<TResponse> shape, ErrorModel errors) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var reader = JsonReading.Of(input);
        var response = new TResponse();
        input.Read(ref reader);
        shape.ReadMembers(response, input, ref reader);
        return response;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = JsonReading.Of(input);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;

        using var body = new MemoryStream(input.GetResponseBodyBytes());
        using var context = new JsonUnmarshallerContext(body, false, input.ResponseData);
        return errors.Make(error, context);
    }
}
