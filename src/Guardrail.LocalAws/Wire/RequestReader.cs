using System.Text;
using System.Text.Json;
using Guardrail.LocalAws.S3;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Guardrail.LocalAws.Wire;

/// <summary>Finds out which operation of which service a request means.</summary>
internal static class RequestReader
{
    private const int LargestBody = 4 << 20;

    public static async Task<ApiRequest> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var target = http.Request.Headers["X-Amz-Target"].ToString();
        var method = http.Request.Method;
        if (target.Length > 0) return Json(target, await BodyAsync(http, cancellationToken).ConfigureAwait(false));
        var rawTarget = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (S3Route.IsMeant(http.Request))
        {
            var mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
            return await S3Route.ReadAsync(http.Request, mark < 0 ? rawTarget : rawTarget[..mark], Pairs(mark < 0 ? "" : rawTarget[(mark + 1)..], plusIsSpace: false), cancellationToken).ConfigureAwait(false);
        }
        var (path, query) = Split(rawTarget);
        if (method == "POST" && path.Count == 0)
            return Form(Pairs(Encoding.UTF8.GetString(await BodyAsync(http, cancellationToken).ConfigureAwait(false)), plusIsSpace: true));
        return BackupRoute.Match(method, path, Pairs(query, plusIsSpace: true));
    }

    private static async Task<byte[]> BodyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return buffer.Length <= LargestBody ? buffer.ToArray() : throw new AwsException("RequestEntityTooLarge", "the request is too long", 413);
    }

    private static ApiRequest Json(string target, byte[] body)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        var service = (dot < 0 ? target : target[..dot]) switch
        {
            "DynamoDB_20120810" => Service.DynamoDb,
            "ResourceGroupsTaggingAPI_20170126" => Service.Tagging,
            _ => throw new AwsException("UnknownOperationException", $"nothing here answers to {target}"),
        };
        var json = Parsed(body);
        return new ApiRequest { Service = service, Operation = target[(dot + 1)..], Body = json, Resource = TableOf(json) };
    }

    private static JsonElement Parsed(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone()
                : throw new AwsException("SerializationException", "an object is expected");
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "the body is not JSON");
        }
    }

    private static string? TableOf(JsonElement json)
    {
        foreach (var member in (ReadOnlySpan<string>)["TableName", "ResourceArn"])
            if (json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String)
                return value.GetString() is { } text && text.LastIndexOf('/') is var slash and >= 0 ? text[(slash + 1)..] : value.GetString();
        return null;
    }

    private static ApiRequest Form(Dictionary<string, string> form)
    {
        var action = form.GetValueOrDefault("Action") ?? throw new AwsException("MissingAction", "the form has no Action");
        var service = form.GetValueOrDefault("Version") switch
        {
            "2010-03-31" => Service.Sns,
            "2011-06-15" => Service.Sts,
            _ => throw new AwsException("InvalidAction", $"nothing here answers to {action} of version {form.GetValueOrDefault("Version")}"),
        };
        var resource = form.GetValueOrDefault("TopicArn") ?? form.GetValueOrDefault("TargetArn") ?? form.GetValueOrDefault("RoleArn");
        return new ApiRequest { Service = service, Operation = action, Parameters = form, Resource = resource?[(resource.LastIndexOfAny([':', '/']) + 1)..] };
    }

    // The server's own path has %2F decoded or not as it pleases; plan ids and ARNs need it kept inside one segment.
    private static (List<string> Path, string Query) Split(string rawTarget)
    {
        var question = rawTarget.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? rawTarget : rawTarget[..question];
        var segments = path.Split('/').Skip(1).ToList();
        if (segments is [.., ""]) segments.RemoveAt(segments.Count - 1);
        return ([.. segments.Select(Uri.UnescapeDataString)], question < 0 ? "" : rawTarget[(question + 1)..]);
    }

    private static Dictionary<string, string> Pairs(string text, bool plusIsSpace)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            pairs[Decoded(name)] = equals < 0 ? "" : Decoded(pair[(equals + 1)..]);
        }
        return pairs;

        string Decoded(string value) => Uri.UnescapeDataString(plusIsSpace ? value.Replace('+', ' ') : value);
    }
}
