using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Amazon.Runtime;
using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Tests.Calls;

public class FailureReadingTests
{
    [Theory]
    [InlineData("AccessDeniedException", 403, nameof(FailureKind.Denied))]
    [InlineData("AccessDenied", 400, nameof(FailureKind.Denied))]
    [InlineData("AuthorizationError", 403, nameof(FailureKind.Denied))]
    [InlineData("ResourceNotFoundException", 400, nameof(FailureKind.NotFound))]
    [InlineData("ThrottlingException", 400, nameof(FailureKind.Throttled))]
    [InlineData("Throttled", 429, nameof(FailureKind.Throttled))]
    [InlineData("throttled", 400, nameof(FailureKind.Throttled))]
    [InlineData("SomethingNew", 429, nameof(FailureKind.Throttled))]
    [InlineData("ThrottlingException", 503, nameof(FailureKind.Throttled))]
    [InlineData("ExpiredTokenException", 403, nameof(FailureKind.Refused))]
    [InlineData("ExpiredToken", 400, nameof(FailureKind.Refused))]
    [InlineData("UnrecognizedClientException", 400, nameof(FailureKind.Refused))]
    [InlineData("InvalidSignatureException", 403, nameof(FailureKind.Refused))]
    [InlineData("ServiceUnavailableException", 500, nameof(FailureKind.Server))]
    [InlineData("InternalError", 500, nameof(FailureKind.Server))]
    [InlineData("SomethingNew", 403, nameof(FailureKind.Denied))]
    [InlineData("SomethingNew", 400, nameof(FailureKind.Other))]
    public void From_ReadsAwsCodes(string code, int status, string kind)
    {
        var failure = FailureReading.From(new AmazonServiceException("words", null, ErrorType.Unknown, code, "request", (HttpStatusCode)status))!;

        (failure.Kind.ToString(), failure.Code, failure.Text).ShouldBe((kind, code, "words"));
    }

    [Fact]
    public void From_ReadsTransportFailures()
    {
        Kind(new HttpRequestException(HttpRequestError.NameResolutionError, "unknown")).ShouldBe(FailureKind.Unreachable);
        Kind(new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused))).ShouldBe(FailureKind.Unreachable);
        Kind(new HttpRequestException(HttpRequestError.SecureConnectionError, "tls")).ShouldBe(FailureKind.Unreachable);
        Kind(new HttpRequestException(HttpRequestError.ResponseEnded, "ended")).ShouldBe(FailureKind.ConnectionLost);
        Kind(new HttpRequestException(HttpRequestError.InvalidResponse, "not HTTP")).ShouldBe(FailureKind.InvalidAnswer);
        Kind(new IOException("reset")).ShouldBe(FailureKind.ConnectionLost);
        Kind(new TimeoutException()).ShouldBe(FailureKind.Timeout);
        Kind(new TaskCanceledException()).ShouldBe(FailureKind.Timeout);
        Kind(new JsonException("not JSON")).ShouldBe(FailureKind.InvalidAnswer);
        Kind(new AmazonClientException("Failed to resolve AWS credentials. Tried…")).ShouldBe(FailureKind.NoCredentials);
        Kind(new AmazonServiceException("no answer", new IOException("reset"))).ShouldBe(FailureKind.ConnectionLost);
        Kind(new AmazonUnmarshallingException("1", null, new JsonException("cut", new IOException("reset")))).ShouldBe(FailureKind.ConnectionLost);
        Kind(new AmazonUnmarshallingException("1", null, new JsonException("cut"))).ShouldBe(FailureKind.InvalidAnswer);
    }

    [Fact]
    public void From_IsNull_ForABug() => FailureReading.From(new NotSupportedException()).ShouldBeNull();

    [Theory]
    [InlineData("a\r\n  b\tc", "a b c")]
    [InlineData("  a  ", "a")]
    [InlineData("a\u001b[31mb\u0000", "a [31mb")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("12345678901", "1234567890…")]
    [InlineData("1234567890", "1234567890")]
    public void Of_MakesOneShortLine(string? text, string line) => OneLine.Of(text, 10).ShouldBe(line);

    [Theory]
    [InlineData(nameof(FailureKind.Throttled), 6)]
    [InlineData(nameof(FailureKind.Server), 6)]
    [InlineData(nameof(FailureKind.ConnectionLost), 6)]
    [InlineData(nameof(FailureKind.Unreachable), 3)]
    [InlineData(nameof(FailureKind.Timeout), 2)]
    [InlineData(nameof(FailureKind.InvalidAnswer), 2)]
    [InlineData(nameof(FailureKind.Denied), 1)]
    [InlineData(nameof(FailureKind.NotFound), 1)]
    [InlineData(nameof(FailureKind.Refused), 2)]
    [InlineData(nameof(FailureKind.Other), 1)]
    public void Attempts_AreManyOnlyWhereTheyMayHelp(string kind, int attempts) => Retries.Attempts(Enum.Parse<FailureKind>(kind), 6).ShouldBe(attempts);

    [Fact]
    public void Delay_DoublesUpTo20Seconds()
    {
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            var longest = Math.Min(20, 0.5 * Math.Pow(2, attempt - 1));
            Retries.Delay(FailureKind.Server, attempt, TimeSpan.FromSeconds(0.5)).TotalSeconds.ShouldBeInRange(longest / 2, longest);
            Retries.Delay(FailureKind.Throttled, attempt, TimeSpan.FromSeconds(0.5)).TotalSeconds.ShouldBeInRange(Math.Min(20, longest * 2) / 2, Math.Min(20, longest * 2));
        }
    }

    private static FailureKind Kind(Exception exception) => FailureReading.From(exception)!.Kind;
}
