using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Guardrail.Faults.Remembering;

/// <summary>
/// A DynamoDB table of a few lines for the memory of a run, behind a real endpoint: the five operations memory asks for, with their two conditions, and troubles of its own.
/// </summary>
public sealed class ItemTable : IAsyncDisposable
{
    private const string Prefix = "com.amazonaws.dynamodb.v20120810#";

    private readonly HttpListener _listener = new();
    private readonly SortedDictionary<(string Pk, string Sk), string> _items = [];
    private readonly Lock _lock = new();
    private readonly Task _serving;
    private int _asked;

    /// <summary>Starts listening.</summary>
    public ItemTable()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>What goes wrong with the n-th call, counted from 1 since it was set; nothing by default.</summary>
    public Func<int, Trouble> Trouble
    {
        get;
        set
        {
            field = value;
            Interlocked.Exchange(ref _asked, 0);
        }
    } = _ => Remembering.Trouble.None;

    /// <summary>The items as they are now.</summary>
    public IReadOnlyList<JsonObject> Items
    {
        get
        {
            lock (_lock)
                return [.. _items.Values.Select(text => JsonNode.Parse(text)!.AsObject())];
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving.ConfigureAwait(false);
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
            var request = (await JsonNode.ParseAsync(context.Request.InputStream).ConfigureAwait(false))!.AsObject();
            var trouble = Trouble(Interlocked.Increment(ref _asked));
            var (status, answer) = trouble switch
            {
                Remembering.Trouble.Throttled => (400, Error("ProvisionedThroughputExceededException")),
                Remembering.Trouble.Failed => (500, Error("InternalServerError")),
                Remembering.Trouble.Denied => (400, Error("AccessDeniedException")),
                _ => Answer(context.Request.Headers["X-Amz-Target"]!.Split('.')[^1], request),
            };
            // What was asked for is done, but nobody learns of it.
            if (trouble == Remembering.Trouble.Unheard)
            {
                context.Response.Abort();
                return;
            }
            var bytes = System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString());
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/x-amz-json-1.0";
            context.Response.ContentLength64 = bytes.Length;
            await context.Response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The caller hung up: its own affair.
            context.Response.Abort();
        }
    }

    private (int Status, JsonObject Answer) Answer(string operation, JsonObject request)
    {
        lock (_lock)
        {
            return operation switch
            {
                "GetItem" => (200, Of(request["Key"]!) is { } item ? new JsonObject { ["Item"] = item } : []),
                "PutItem" => Put(request),
                "Query" => (200, new JsonObject { [nameof(Items)] = new JsonArray([.. Matching(request["ExpressionAttributeValues"]!.AsObject())]) }),
                "BatchGetItem" => (200, new JsonObject
                {
                    ["Responses"] = new JsonObject(request["RequestItems"]!.AsObject().Select(table => KeyValuePair.Create<string, JsonNode?>(
                        table.Key, new JsonArray([.. table.Value!["Keys"]!.AsArray().Select(key => Of(key!)).Where(item => item is not null)])))),
                    ["UnprocessedKeys"] = new JsonObject(),
                }),
                "BatchWriteItem" => PutAll(request["RequestItems"]!.AsObject()),
                _ => (400, Error("UnknownOperationException")),
            };
        }
    }

    private IEnumerable<JsonNode?> Matching(JsonObject values)
    {
        var (pk, prefix) = (values[":pk"]!["S"]!.GetValue<string>(), values[":prefix"]?["S"]?.GetValue<string>() ?? "");
        return _items.Where(pair => pair.Key.Pk == pk && pair.Key.Sk.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => JsonNode.Parse(pair.Value));
    }

    private (int, JsonObject) Put(JsonObject request)
    {
        var item = request["Item"]!;
        var there = Of(item);
        var condition = request["ConditionExpression"]?.GetValue<string>();
        var holds = condition switch
        {
            null => true,
            "attribute_not_exists(pk)" => there is null,
            _ => there?["version"]?["S"]?.GetValue<string>() == request["ExpressionAttributeValues"]![":read"]!["S"]!.GetValue<string>(),
        };
        if (!holds) return (400, Error("ConditionalCheckFailedException"));
        _items[Key(item)] = item.ToJsonString();
        return (200, []);
    }

    private (int, JsonObject) PutAll(JsonObject tables)
    {
        foreach (var write in tables.SelectMany(table => table.Value!.AsArray()))
        {
            var item = write!["PutRequest"]!["Item"]!;
            _items[Key(item)] = item.ToJsonString();
        }
        return (200, new JsonObject { ["UnprocessedItems"] = new JsonObject() });
    }

    private JsonNode? Of(JsonNode key) => _items.TryGetValue(Key(key), out var text) ? JsonNode.Parse(text) : null;

    private static (string, string) Key(JsonNode item) => (item["pk"]!["S"]!.GetValue<string>(), item["sk"]!["S"]!.GetValue<string>());

    private static JsonObject Error(string code) => new() { ["__type"] = Prefix + code, ["message"] = "as the test wants it" };
}

/// <summary>What goes wrong with a call to the table.</summary>
public enum Trouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Too many calls: nothing is done.</summary>
    Throttled,

    /// <summary>DynamoDB's own failure: nothing is done.</summary>
    Failed,

    /// <summary>Not allowed.</summary>
    Denied,

    /// <summary>It is done, but the connection breaks before the answer.</summary>
    Unheard,
}
