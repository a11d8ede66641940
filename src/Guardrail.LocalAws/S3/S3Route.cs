using Guardrail.LocalAws.Wire;
using Microsoft.AspNetCore.Http;

namespace Guardrail.LocalAws.S3;

/// <summary>S3's paths, with the bucket in the path; told apart from AWS Backup's by the service that the signature names.</summary>
internal static class S3Route
{
    public static bool IsMeant(HttpRequest request) => request.Headers.Authorization.ToString().Contains("/s3/aws4_request", StringComparison.Ordinal);

    public static async Task<ApiRequest> ReadAsync(HttpRequest request, string path, Dictionary<string, string> query, CancellationToken cancellationToken)
    {
        var slash = path.IndexOf('/', 1);
        var bucket = Uri.UnescapeDataString(slash < 0 ? path[1..] : path[1..slash]);
        // A key may begin and end with slashes, and they count.
        var key = slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]);
        var operation = (request.Method, key.Length > 0) switch
        {
            ("PUT", true) => "PutObject",
            ("GET", true) => "GetObject",
            ("GET", false) when query.GetValueOrDefault("list-type") == "2" => "ListObjectsV2",
            _ => throw new AwsException("NotImplemented", "A header or query you provided implies functionality that is not implemented.", 501),
        };
        return new ApiRequest
        {
            Service = Service.S3,
            Operation = operation,
            Labels = [bucket, key],
            Parameters = query,
            Resource = bucket,
            ContentType = request.ContentType,
            Bytes = operation == "PutObject" ? await PutBody.ReadAsync(request, cancellationToken).ConfigureAwait(false) : default,
        };
    }
}
