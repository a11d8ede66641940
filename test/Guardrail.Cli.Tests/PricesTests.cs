using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guardrail.Cli.Tests;

/// <summary>Prices refreshed from files served on loopback.</summary>
public sealed class PricesTests : IDisposable
{
    private const string DynamoDb = """
        {"manifest":{"hawkFilePublicationDate":"2026-08-28T15:38:19Z","currencyCode":"USD"},"regions":{"US East (N. Virginia)":{
        "On-Demand Backup Storage GB-Month":{"price":"0.1000000000"},"PITR Backup Storage GB-Mo":{"price":"0.2000000000"}}}}
        """;

    private const string Backup = """
        {"manifest":{"hawkFilePublicationDate":"2026-08-20T00:00:00Z","currencyCode":"USD"},"regions":{"US East (N. Virginia)":{
        "DDB Backup Storage Warm per GB-month":{"price":"0.1500000000"},"DDB Backup Storage Cold per GB-month":{"price":"0.0300000000"}}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Refresh_WritesABookThatAPolicyCanName()
    {
        await using var files = new Files(new() { ["/dynamodb.json"] = DynamoDb, ["/backup.json"] = Backup });
        var (book, policy) = (Path.Combine(_folder.FullName, "book.json"), Path.Combine(_folder.FullName, "policy.json"));
        await File.WriteAllTextAsync(policy, """{ "prices": { "book": "book.json" } }""", TestContext.Current.CancellationToken);

        var refreshed = await Refresh(files, book);
        refreshed.Code.ShouldBe(0, refreshed.Error);
        refreshed.Output.ShouldBeEmpty();
        refreshed.Error.ShouldContain("us-east-1 warm: 0.1 -> 0.15");

        var estimate = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "estimate", "--table-size", "100GB", "--schedule", "cron(0 0 * * ? *)", "--delete-after-days", "10", "--region", "us-east-1", "--policy", policy);
        estimate.Output.ShouldContain("$150.00 a month");
        var elsewhere = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "estimate", "--table-size", "100GB", "--region", "eu-west-1", "--policy", policy);
        elsewhere.ShouldBeOneClearLine("does not know the Region 'eu-west-1'");
    }

    [Fact]
    public async Task Refresh_IsOneClearLine_WhenAFileIsMissingGarbledOrOutOfReach()
    {
        await using var files = new Files(new() { ["/dynamodb.json"] = "<html>", ["/backup.json"] = Backup });
        var book = Path.Combine(_folder.FullName, "book.json");

        (await Refresh(files, book)).ShouldBeOneClearLine("price files cannot be used", "does not have the shape");
        (await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "prices", "refresh", "--output", book, "--dynamodb-url", files.Address + "none", "--backup-url", files.Address + "backup.json"))
            .ShouldBeOneClearLine("answered 404");
        (await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "prices", "refresh", "--output", book, "--dynamodb-url", "http://127.0.0.1:1/x", "--backup-url", files.Address + "backup.json"))
            .ShouldBeOneClearLine("cannot be reached");
        File.Exists(book).ShouldBeFalse();
    }

    [Fact]
    public async Task Policy_ThatNamesNoBook_IsOneClearLine()
    {
        var policy = Path.Combine(_folder.FullName, "policy.json");
        await File.WriteAllTextAsync(policy, """{ "prices": { "book": "missing.json" } }""", TestContext.Current.CancellationToken);

        (await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "prices", "--policy", policy)).ShouldBeOneClearLine("missing.json", "cannot be read");
    }

    private static Task<Outcome> Refresh(Files files, string book) => GuardrailProcess.RunAsync(
        new Dictionary<string, string>(), "prices", "refresh", "--output", book, "--dynamodb-url", files.Address + "dynamodb.json", "--backup-url", files.Address + "backup.json");

    /// <summary>Serves texts by path.</summary>
    private sealed class Files : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public Files(Dictionary<string, string> texts)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _serving = ServeAsync(texts);
        }

        public string Address { get; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
        }

        private async Task ServeAsync(Dictionary<string, string> texts)
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                var found = texts.TryGetValue(context.Request.Url!.AbsolutePath, out var text);
                context.Response.StatusCode = found ? 200 : 404;
                context.Response.Close(Encoding.UTF8.GetBytes(text ?? ""), willBlock: false);
            }
        }
    }
}
