using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Guardrail.LocalAws.Wire;

/// <summary>
/// What a Signature Version 4 header says: who, where, for which service. Whether the signature itself is right is not checked,
/// for the secret keys of dummy credentials are nobody's.
/// </summary>
internal sealed partial record Signature(string AccessKeyId, string Region, string Service, string? SessionToken)
{
    /// <exception cref="AwsException">The request is not signed, or its signature is not in the form of Signature Version 4.</exception>
    public static Signature Of(HttpRequest request, Service service)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            throw service.Protocol switch
            {
                Protocol.RestJson => new AwsException("MissingAuthenticationTokenException", "Missing Authentication Token", 403),
                Protocol.Query => new AwsException("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
                _ => new AwsException("MissingAuthenticationTokenException", "Request is missing Authentication Token"),
            };
        }
        if (Form().Match(header) is not { Success: true } match)
            throw Incomplete(service, "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' of AWS4-HMAC-SHA256.");
        var date = request.Headers["X-Amz-Date"].ToString();
        if (!Timestamp().IsMatch(date)) throw Incomplete(service, "Authorization header requires existence of a 'X-Amz-Date' header.");
        if (!match.Groups["headers"].Value.Split(';').Contains("host")) throw Wrong(service, "'Host' must be a signed header.");
        if (match.Groups["date"].Value != date[..8])
            throw Wrong(service, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
        var scope = new Signature(
            match.Groups["key"].Value, match.Groups["region"].Value, match.Groups["service"].Value, Absent(request.Headers["X-Amz-Security-Token"].ToString()));
        return scope.Service == service.SigningName ? scope
            : throw Wrong(service, $"Credential should be scoped to correct service: '{service.SigningName}'.");
    }

    public static AwsException Wrong(Service service, string message) =>
        service.SpeaksXml ? new("SignatureDoesNotMatch", message, 403)
        : new("InvalidSignatureException", message, service.Protocol == Protocol.RestJson ? 403 : 400);

    private static AwsException Incomplete(Service service, string message) =>
        service.SpeaksXml ? new("IncompleteSignature", message, 400)
        : new("IncompleteSignatureException", message, service.Protocol == Protocol.RestJson ? 403 : 400);

    private static string? Absent(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex(
        @"^AWS4-HMAC-SHA256\s+Credential=(?<key>\w{3,128})/(?<date>\d{8})/(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/aws4_request,"
        + @"\s*SignedHeaders=(?<headers>[a-z0-9;._-]+),\s*Signature=[0-9a-f]{64}$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\d{8}T\d{6}Z$")]
    private static partial Regex Timestamp();
}
