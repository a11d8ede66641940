using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Guardrail.AwsPackages.Wire;

/// <summary>The constructor that every exception of AWS's clients has.</summary>
internal delegate T MakeException<out T>(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    where T : AmazonServiceException;

/// <summary>Which exception an error code becomes; the service's base exception for every other code.</summary>
internal sealed class ErrorModel(MakeException<AmazonServiceException> otherwise)
{
    private readonly Dictionary<string, Func<ErrorResponse, JsonUnmarshallerContext, AmazonServiceException>> byCode = new(StringComparer.Ordinal);

    /// <summary>Adds an exception without members of its own.</summary>
    public ErrorModel Has(string code, MakeException<AmazonServiceException> make)
    {
        byCode.Add(code, (error, _) => Make(make, error));
        return this;
    }

    /// <summary>Adds an exception whose further members are read from the JSON body.</summary>
    public ErrorModel Has<T>(string code, MakeException<T> make, JsonShape<T> members) where T : AmazonServiceException, new()
    {
        byCode.Add(code, (error, body) =>
        {
            var exception = Make(make, error);
            if (body is { Stream.Length: > 0 })
            {
                var reader = JsonReading.Of(body);
                body.Read(ref reader);
                members.ReadMembers(exception, body, ref reader);
            }

            return exception;
        });
        return this;
    }

    /// <summary>The exception for an error; <paramref name="body"/> is null where the protocol is not JSON.</summary>
    public AmazonServiceException Make(ErrorResponse error, JsonUnmarshallerContext body) =>
        error.Code is not null && byCode.TryGetValue(error.Code, out var make) ? make(error, body) : Make(otherwise, error);

    private static T Make<T>(MakeException<T> make, ErrorResponse error) where T : AmazonServiceException =>
        make(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
}
