using System.Net;
using System.Text;

namespace Guardrail.Aws.Tests.Local;

/// <summary>An endpoint of a few lines, for answers that no faithful one gives. It knows its account, and has an empty answer for whatever is not scripted.</summary>
internal sealed class TinyEndpoint : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, int, (int Status, string Body)?> _script;
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly Task _serving;

    /// <param name="script">Answers an operation's path, or the last part of its target, when asked for the n-th time (from 1); null for the empty answer.</param>
    public TinyEndpoint(Func<string, int, (int Status, string Body)?> script)
    {
        _script = script;
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Endpoint { get; }

    public int Asked(string operation)
    {
        lock (_asked)
            return _asked.GetValueOrDefault(operation);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var operation = context.Request.Headers["X-Amz-Target"]?.Split('.')[^1]
            ?? (body.Contains("Action=", StringComparison.Ordinal) ? body.Split("Action=")[1].Split('&')[0] : Uri.UnescapeDataString(context.Request.RawUrl!.Split('?')[0]).TrimEnd('/'));
        int time;
        lock (_asked)
            time = _asked[operation] = _asked.GetValueOrDefault(operation) + 1;
        var (status, text) = _script(operation, time) ?? (200, operation == "GetCallerIdentity" ? Identity : EmptyLists);
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = text.StartsWith('<') ? "text/xml" : "application/json";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    /// <summary>The empty answer of every list at once; each client reads its own.</summary>
    public const string EmptyLists = """
        { "BackupPlansList": [], "BackupSelectionsList": [], "BackupVaultList": [], "RecoveryPoints": [], "TableNames": [], "BackupSummaries": [], "ResourceTagMappingList": [] }
        """;

    private const string Identity = """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/me</Arn>
        <UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
        """;
}
