using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Guardrail.LocalAws.Tests;

/// <summary>A bare HTTP client that writes its own signature headers, so that no SDK's kindness hides a mistake.</summary>
internal sealed class SignedClient(LocalAwsServer server, string region = "us-east-1", string key = "AKIDDUMMY") : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server.Endpoint };

    public string? SessionToken { get; init; }

    public static string Header(string key, string region, string service, string date = "20261122", string headers = "host;x-amz-date") =>
        $"AWS4-HMAC-SHA256 Credential={key}/{date}/{region}/{service}/aws4_request, SignedHeaders={headers}, Signature={new string('a', 64)}";

    public Task<Reply> Backup(string path) => Send(HttpMethod.Get, path, "backup");

    public Task<Reply> DynamoDb(string operation, string body = "{}") => Json("dynamodb", "DynamoDB_20120810." + operation, body, "1.0");

    public Task<Reply> Tagging(string body) => Json("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", body, "1.1");

    public Task<Reply> Sns(string action, params (string Name, string Value)[] form) => Form("sns", "2010-03-31", action, form);

    public Task<Reply> Sts(string action, params (string Name, string Value)[] form) => Form("sts", "2011-06-15", action, form);

    /// <summary>All items of a list of AWS Backup, and how many pages they came on.</summary>
    public async Task<(List<JsonElement> Items, int Pages)> All(string path, string member)
    {
        var items = new List<JsonElement>();
        string? token = null;
        var pages = 0;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var reply = await Backup(token is null ? path : $"{path}{separator}nextToken={Uri.EscapeDataString(token)}");
            reply.Status.ShouldBe(200, reply.Body);
            items.AddRange(reply.Json.GetProperty(member).EnumerateArray());
            token = reply.Json.GetProperty("NextToken").GetString();
            pages.ShouldBeLessThan(10_000);
            pages++;
        }
        while (!string.IsNullOrEmpty(token));
        return (items, pages);
    }

    public async Task<Reply> Send(
        HttpMethod method, string path, string service, string? target = null, HttpContent? content = null, string? authorization = "", string? date = "20261122T000000Z")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization.Length > 0 ? authorization : Header(key, region, service));
        if (date is not null) request.Headers.Add("X-Amz-Date", date);
        if (SessionToken is not null) request.Headers.Add("X-Amz-Security-Token", SessionToken);
        if (target is not null) request.Headers.Add("X-Amz-Target", target);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var type = response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null;
        return new Reply(response.StatusCode, body, type);
    }

    public void Dispose() => http.Dispose();

    private async Task<Reply> Json(string service, string target, string body, string version)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-" + version);
        return await Send(HttpMethod.Post, "/", service, target, content);
    }

    private async Task<Reply> Form(string service, string version, string action, (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(
            form.Prepend(("Version", version)).Prepend(("Action", action)).Select(p => KeyValuePair.Create(p.Item1, p.Item2)));
        return await Send(HttpMethod.Post, "/", service, content: content);
    }
}

internal sealed record Reply(HttpStatusCode StatusCode, string Body, string? ErrorType)
{
    public int Status => (int)StatusCode;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public XElement Xml => XElement.Parse(Body);

    /// <summary>The error's code, whichever way the protocol tells it.</summary>
    public string? Code =>
        Body.StartsWith('<') ? Xml.Descendants().FirstOrDefault(e => e.Name.LocalName == "Code")?.Value
        : ErrorType ?? (Json.TryGetProperty("__type", out var type) ? type.GetString()!.Split('#')[^1] : null);

    public string Member(string name) => Xml.Descendants().First(e => e.Name.LocalName == name).Value;

    public static DateTimeOffset Instant(JsonElement seconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(decimal.Parse(seconds.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) * 1000));
}
