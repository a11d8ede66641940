using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Guardrail.LocalAws.Wire;

namespace Guardrail.LocalAws.S3;

internal static class ObjectOperations
{
    private const int MostKeys = 1000;

    public static Answer Put(Turn turn)
    {
        var (bucket, key) = (Find(turn), turn.Request.Labels[1]);
        if (Encoding.UTF8.GetByteCount(key) > 1024) throw new AwsException("KeyTooLongError", "Your key is too long", 400);
        // MD5 is what S3's ETag is, not a safeguard.
#pragma warning disable CA5351
        var tag = $"\"{Convert.ToHexStringLower(MD5.HashData(turn.Request.Bytes.Span))}\"";
#pragma warning restore CA5351
        turn.Buckets.Put(new StoredObject(bucket, key, turn.Request.Bytes, turn.Request.ContentType, tag));
        return new Answer(200, "", default, Guid.NewGuid().ToString()) { ETag = tag };
    }

    public static Answer Get(Turn turn)
    {
        var found = turn.Buckets.Find(Find(turn), turn.Request.Labels[1]) ?? throw new AwsException("NoSuchKey", "The specified key does not exist.", 404);
        return new Answer(200, found.ContentType ?? "binary/octet-stream", found.Body, Guid.NewGuid().ToString()) { ETag = found.ETag };
    }

    public static Answer List(Turn turn)
    {
        var (bucket, request) = (Find(turn), turn.Request);
        var (prefix, size) = (request.Text("prefix") ?? "", Math.Min(request.Number("max-keys") ?? MostKeys, MostKeys));
        var after = request.Text("continuation-token") is { } token ? Opened(token) : request.Text("start-after");
        var rest = turn.Buckets.All
            .Where(o => o.Bucket == bucket && o.Key.StartsWith(prefix, StringComparison.Ordinal) && (after is null || string.CompareOrdinal(o.Key, after) > 0))
            .Take(size + 1).ToList();
        var page = rest.Take(size).ToList();
        var more = rest.Count > page.Count;
        XNamespace space = Service.S3.XmlNamespace;
        var root = new XElement(space + "ListBucketResult",
            new XElement(space + "Name", bucket),
            new XElement(space + "Prefix", prefix),
            new XElement(space + "KeyCount", page.Count),
            new XElement(space + "MaxKeys", size),
            new XElement(space + "IsTruncated", more ? "true" : "false"),
            more ? new XElement(space + "NextContinuationToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Key))) : null,
            page.Select(o => new XElement(space + "Contents",
                new XElement(space + "Key", request.Text("encoding-type") == "url" ? Uri.EscapeDataString(o.Key).Replace("%2F", "/", StringComparison.Ordinal) : o.Key),
                new XElement(space + "LastModified", turn.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                new XElement(space + "ETag", o.ETag),
                new XElement(space + "Size", o.Body.Length),
                new XElement(space + "StorageClass", "STANDARD"))),
            request.Text("encoding-type") is { } encoding ? new XElement(space + "EncodingType", encoding) : null);
        return new Answer(200, "application/xml", Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting)), Guid.NewGuid().ToString());
    }

    private static string Opened(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new AwsException("InvalidArgument", "The continuation token provided is incorrect", 400);
    }

    /// <summary>The bucket, if it is the caller's own and the request was signed for its Region.</summary>
    private static string Find(Turn turn)
    {
        var name = turn.Request.Labels[0];
        foreach (var (account, file) in turn.Estate.Scenario.File.Accounts)
            foreach (var (region, side) in file.Regions)
                if (side.Buckets.Exists(bucket => bucket.Name == name))
                    return account != turn.Caller.AccountId ? throw new AwsException("AccessDenied", "Access Denied", 403)
                        : region != turn.Caller.RegionName ? throw new AwsException("AuthorizationHeaderMalformed",
                            $"The authorization header is malformed; the region '{turn.Caller.RegionName}' is wrong; expecting '{region}'", 400)
                        : name;
        throw new AwsException("NoSuchBucket", "The specified bucket does not exist", 404);
    }
}
