using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guardrail.Benchmarks.Reading.Served;

/// <summary>
/// An endpoint that copies prepared bytes, so that it is not what is measured: the wire of the lists an audit reads, nothing checked.
/// <c>serve --points N --tables N --vaults N --delay MS</c>; it prints where it listens, and ends with its input.
/// </summary>
internal static class ServedEndpoint
{
    private static readonly byte[] Opening = """{"RecoveryPoints":["""u8.ToArray();
    private static long calls;

    public static async Task ServeAsync(ServedEstate estate, TimeSpan delay)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(http => AnswerAsync(http, estate, delay));
        await app.StartAsync().ConfigureAwait(false);
        Console.WriteLine(app.Urls.First() + "/");
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        await app.StopAsync().ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext http, ServedEstate estate, TimeSpan delay)
    {
        if (http.Request.Path == "/_calls")
        {
            await http.Response.WriteAsync(Interlocked.Exchange(ref calls, 0).ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
            return;
        }
        Interlocked.Increment(ref calls);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay).ConfigureAwait(false);
        http.Response.ContentType = "application/json";
        var path = Uri.UnescapeDataString(http.Request.Path.Value!.TrimEnd('/'));
        if (path.EndsWith("/recovery-points", StringComparison.Ordinal))
        {
            await PointsAsync(http, estate, path.Split('/')[2]).ConfigureAwait(false);
            return;
        }
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync().ConfigureAwait(false);
        var answer = body.Contains("Action=GetCallerIdentity", StringComparison.Ordinal) ? Identity(http)
            : http.Request.Headers.TryGetValue("X-Amz-Target", out var target) ? Json(http, estate, target.ToString().Split('.')[^1], body)
            : estate.Answer(path);
        http.Response.StatusCode = answer is null ? 404 : 200;
        await SendAsync(http, answer ?? """{"Code":"ResourceNotFoundException","Message":"not served"}"""u8.ToArray()).ConfigureAwait(false);
    }

    private static async Task PointsAsync(HttpContext http, ServedEstate estate, string name)
    {
        var query = http.Request.Query;
        var vault = estate.Vaults.First(vault => vault.Name == name);
        var size = query.TryGetValue("maxResults", out var given) ? int.Parse(given!, CultureInfo.InvariantCulture) : 1000;
        var (pieces, next) = vault.Page(Instant("createdAfter"), Instant("createdBefore"),
            query.TryGetValue("nextToken", out var token) ? int.Parse(token!, CultureInfo.InvariantCulture) : null, size);
        var closing = Encoding.UTF8.GetBytes(next < 0 ? """],"NextToken":null}""" : $$"""],"NextToken":"{{next}}"}""");
        http.Response.ContentLength = Opening.Length + pieces.Sum(piece => (long)piece.Length) + closing.Length;
        await http.Response.Body.WriteAsync(Opening).ConfigureAwait(false);
        foreach (var piece in pieces)
            await http.Response.Body.WriteAsync(piece).ConfigureAwait(false);
        await http.Response.Body.WriteAsync(closing).ConfigureAwait(false);

        long? Instant(string member) =>
            query.TryGetValue(member, out var text) ? DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds() : null;
    }

    private static byte[]? Json(HttpContext http, ServedEstate estate, string operation, string body)
    {
        http.Response.ContentType = "application/x-amz-json-1.0";
        using var asked = JsonDocument.Parse(body);
        string? Asked(string member) => asked.RootElement.TryGetProperty(member, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
        return operation switch
        {
            "DescribeTable" => Encoding.UTF8.GetBytes($$$"""{"Table":{"TableName":"{{{Asked("TableName")}}}","TableSizeBytes":1000000000,"ItemCount":1000,"CreationDateTime":1577836800.0}}"""),
            "DescribeContinuousBackups" => """{"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED","PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}}"""u8.ToArray(),
            _ => estate.Answer((Asked("ExclusiveStartTableName") ?? Asked("PaginationToken")) is { } token ? $"{operation} {token}" : operation),
        };
    }

    private static byte[] Identity(HttpContext http)
    {
        http.Response.ContentType = "text/xml";
        return Encoding.UTF8.GetBytes($"""
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::{ServedEstate.Account}:user/me</Arn>
            <UserId>AIDA</UserId><Account>{ServedEstate.Account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
            """);
    }

    private static async Task SendAsync(HttpContext http, byte[] answer)
    {
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer).ConfigureAwait(false);
    }
}
