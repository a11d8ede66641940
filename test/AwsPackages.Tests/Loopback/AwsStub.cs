using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guardrail.AwsPackages.Tests.Loopback;

/// <summary>What reached the stub: the raw target (still percent-encoded), headers and body.</summary>
internal sealed record SeenRequest(string Method, string RawTarget, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => RawTarget.Split('?')[0];

    /// <summary>The decoded query string.</summary>
    public IReadOnlyDictionary<string, string> Query => Pairs(RawTarget.Contains('?', StringComparison.Ordinal) ? RawTarget.Split('?', 2)[1] : "");

    /// <summary>The decoded form body.</summary>
    public IReadOnlyDictionary<string, string> Form => Pairs(Body);

    private static Dictionary<string, string> Pairs(string text) => text
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
}

/// <summary>What the stub answers.</summary>
internal sealed record StubAnswer(int Status, string Body, params (string Name, string Value)[] Headers);

/// <summary>
/// An HTTP server on loopback that answers from a script and keeps what it was asked. It reads bytes itself,
/// for any finished server would decode the path, and how a path is encoded is what is to be seen.
/// </summary>
internal sealed class AwsStub : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<SeenRequest> seen = new();
    private readonly Func<int, SeenRequest, StubAnswer?> answer;
    private readonly Task loop;

    private AwsStub(Func<int, SeenRequest, StubAnswer?> answer)
    {
        this.answer = answer;
        listener.Start();
        loop = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public IReadOnlyList<SeenRequest> Requests => [.. seen];

    public SeenRequest Only => Requests.Count == 1 ? Requests[0] : throw new InvalidOperationException($"{Requests.Count} requests were made.");

    /// <summary>Answers every request with the same body.</summary>
    public static AwsStub Always(string body, int status = 200, params (string Name, string Value)[] headers) =>
        new((_, _) => new StubAnswer(status, body, headers));

    /// <summary>Answers the first request with the first answer, and so on; the last one again for all further requests.</summary>
    public static AwsStub InTurn(params StubAnswer[] answers) => new((number, _) => answers[Math.Min(number, answers.Length - 1)]);

    /// <summary>Takes requests and never answers.</summary>
    public static AwsStub Silent() => new((_, _) => null);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var _ = connection;
        var stream = connection.GetStream();
        try
        {
            while (await ReadAsync(stream) is { } request)
            {
                var number = seen.Count;
                seen.Enqueue(request);
                if (answer(number, request) is not { } reply)
                {
                    await Task.Delay(Timeout.Infinite, stop.Token);
                    return;
                }

                await stream.WriteAsync(Encode(reply), stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client went away or the test is over: either way there is nobody to answer.
        }
    }

    private async Task<SeenRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(one, stop.Token) == 0)
                return null;
            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, stop.Token);
        var request = lines[0].Split(' ');
        return new SeenRequest(request[0], request[1], headers, Encoding.UTF8.GetString(body));
    }

    private static bool EndsHead(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];

    private static byte[] Encode(StubAnswer reply)
    {
        var body = Encoding.UTF8.GetBytes(reply.Body);
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} Status\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in reply.Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
