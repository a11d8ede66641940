using System.Net;
using System.Net.Sockets;
using System.Text;
using Guardrail.Fuzz.Mutation;

namespace Guardrail.Fuzz.Answers;

/// <summary>Stands between a client and an endpoint, and changes answers: some as JSON, some letter by letter, some in their status.</summary>
internal sealed class MangledAnswers : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Uri _upstream;
    private readonly Task _serving;
    private readonly Lock _lock = new();
    private Random _random = new(0);
    private int _share;

    public MangledAnswers(Uri upstream)
    {
        _upstream = upstream;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>The answers changed since the last <see cref="Begin"/>, with the operation or path each was to.</summary>
    public List<string> Changed { get; } = [];

    /// <summary>Begins anew: one answer in so many is changed.</summary>
    public void Begin(int seed, int oneIn)
    {
        lock (_lock)
        {
            (_random, _share) = (new Random(seed), oneIn);
            Changed.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving.ConfigureAwait(false);
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(_upstream, context.Request.RawUrl!));
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body).ConfigureAwait(false);
            request.Content = new ByteArrayContent(body.ToArray());
            foreach (var name in context.Request.Headers.AllKeys.OfType<string>().Where(name => name is not ("Host" or "Content-Length" or "Connection" or "Transfer-Encoding" or "Expect")))
                if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]))
                    request.Content.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
            using var answer = await _client.SendAsync(request).ConfigureAwait(false);
            var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
            var (status, changed) = Mangle(context.Request.Headers["X-Amz-Target"] ?? context.Request.RawUrl!, (int)answer.StatusCode, text);
            var bytes = Encoding.UTF8.GetBytes(changed);
            context.Response.StatusCode = status;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString() ?? "application/json";
            context.Response.ContentLength64 = bytes.Length;
            await context.Response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
            context.Response.Close();
        }
        // The caller hung up, or all is over; whatever it is, nobody may wait for an answer.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (_lock)
                Changed.Add($"{context.Request.RawUrl}: {exception.GetType().Name}: {exception.Message} {exception.StackTrace}");
            context.Response.Abort();
        }
    }

    private (int Status, string Text) Mangle(string operation, int status, string text)
    {
        lock (_lock)
        {
            if (_share == 0 || _random.Next(_share) > 0)
                return (status, text);
            var changed = (_random.Next(40) > 0 ? new JsonMutator(_random, listsStay: true).Change(text, text) : null) ?? new TextMutator(_random, []).Change(text, text);
            if (_random.Next(12) == 0)
                status = new[] { 200, 400, 403, 404, 429, 500, 503 }[_random.Next(7)];
            Changed.Add($"{operation} {status} {(changed.Length > 300 ? changed[..300] : changed)}");
            return (status, changed);
        }
    }
}
