using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace Guardrail.Aws.Calls;

/// <summary>Reads what the AWS clients throw.</summary>
internal static class FailureReading
{
    /// <summary>What the SDK's own standard retries treat as throttling, and SNS's <c>Throttled</c>, which they do not.</summary>
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "Throttled", "RequestThrottledException", "RequestThrottled", "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "KMSThrottling",
        "PriorRequestNotComplete", "TransactionInProgressException",
    };

    private static readonly HashSet<string> RefusedCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken", "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId",
        "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken",
        "MissingAuthenticationTokenException", "AuthFailure", "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed", "NotSignedUp", "OptInRequired",
        "SubscriptionRequiredException",
    };

    private static readonly HashSet<string> NotFoundCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ResourceNotFoundException", "ResourceNotFound", "NotFound", "NotFoundException", "TableNotFoundException", "NoSuchKey", "NoSuchBucket",
    };

    /// <summary>What an exception of a client says; null if it is none that a client throws for AWS's or the network's sake.</summary>
    public static AwsFailure? From(Exception exception) => exception switch
    {
        // A role's credentials could not be renewed in the middle of another call.
        AwsCallException renewal => new(FailureKind.NoCredentials, renewal.Failure.Code, OneLine.Of(renewal.Message)),
        // The connection may break while the client reads: then it wraps what the network said.
        AmazonUnmarshallingException when Lost(exception) is { } lost => new(FailureKind.ConnectionLost, "ConnectionLost", OneLine.Of(lost.Message)),
        AmazonUnmarshallingException => new(FailureKind.InvalidAnswer, "InvalidAnswer", OneLine.Of(Innermost(exception).Message)),
        AmazonServiceException service => FromService(service),
        AmazonClientException client => FromClient(client),
        HttpRequestException http => FromHttp(http),
        TimeoutException or OperationCanceledException => new(FailureKind.Timeout, "Timeout", "No answer in time."),
        AuthenticationException => new(FailureKind.Unreachable, "Unreachable", OneLine.Of(exception.Message)),
        IOException or SocketException => new(FailureKind.ConnectionLost, "ConnectionLost", OneLine.Of(exception.Message)),
        // What reading an answer throws that is not what AWS documents: not JSON or XML, a text where a number belongs, a date out of range.
        JsonException or XmlException or FormatException or OverflowException or ArgumentException or InvalidOperationException or InvalidCastException or KeyNotFoundException
            => new(FailureKind.InvalidAnswer, "InvalidAnswer", OneLine.Of(exception.Message)),
        _ => null,
    };

    private static AwsFailure FromService(AmazonServiceException exception)
    {
        var code = exception.ErrorCode;
        var text = OneLine.Of(exception.Message);
        if (string.IsNullOrEmpty(code))
            return FromUncodedService(exception, text);
        var kind = code switch
        {
            _ when ThrottlingCodes.Contains(code) || exception.StatusCode == HttpStatusCode.TooManyRequests => FailureKind.Throttled,
            _ when RefusedCodes.Contains(code) => FailureKind.Refused,
            _ when NotFoundCodes.Contains(code) => FailureKind.NotFound,
            _ when (int)exception.StatusCode >= 500 => FailureKind.Server,
            _ when exception.StatusCode == HttpStatusCode.Forbidden || code.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase) => FailureKind.Denied,
            _ => FailureKind.Other,
        };
        return new(kind, code, text);
    }

    private static AwsFailure FromUncodedService(AmazonServiceException exception, string text) => (int)exception.StatusCode switch
    {
        // Nothing was answered: the client failed by itself, or under the transport.
        0 when exception.InnerException is { } inner && From(inner) is { } failure => failure,
        0 => FromClientText(text),
        429 => new(FailureKind.Throttled, "Http429", OneLine.Of(text, 120)),
        403 => new(FailureKind.Denied, "Http403", OneLine.Of(text, 120)),
        >= 500 and var status => new(FailureKind.Server, $"Http{status}", OneLine.Of(text, 120)),
        _ => new(FailureKind.InvalidAnswer, "InvalidAnswer", OneLine.Of(text, 120)),
    };

    private static AwsFailure FromClient(AmazonClientException exception) =>
        exception.InnerException is { } inner and not AmazonClientException && From(inner) is { Kind: not FailureKind.InvalidAnswer } failure
            ? failure
            : FromClientText(OneLine.Of(exception.Message));

    private static AwsFailure FromClientText(string text) =>
        text.Contains("credential", StringComparison.OrdinalIgnoreCase) || text.Contains("SSO", StringComparison.Ordinal) || text.Contains("token", StringComparison.OrdinalIgnoreCase)
            ? new(FailureKind.NoCredentials, "NoCredentials", text)
            : new(FailureKind.Other, "ClientError", text);

    private static AwsFailure FromHttp(HttpRequestException exception)
    {
        var text = OneLine.Of(Innermost(exception).Message);
        return exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                => new(FailureKind.Unreachable, "Unreachable", text),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => new(FailureKind.InvalidAnswer, "InvalidAnswer", text),
            _ => new(FailureKind.ConnectionLost, "ConnectionLost", text),
        };
    }

    private static Exception? Lost(Exception exception)
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is IOException or SocketException)
                return inner;
        }
        return null;
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }
}
