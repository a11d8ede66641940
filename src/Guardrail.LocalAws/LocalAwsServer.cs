using System.Collections.Concurrent;
using System.Net;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.S3;
using Guardrail.LocalAws.Wire;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guardrail.LocalAws;

/// <summary>
/// An AWS endpoint on 127.0.0.1 that speaks for the estate of a scenario: AWS Backup, DynamoDB, Resource Groups Tagging, SNS, S3 and STS on one port.
/// Any signed request is served; accounts are told apart by access key and Regions by the signature's scope.
/// </summary>
public sealed class LocalAwsServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;
    private readonly ConcurrentQueue<PublishedMessage> messages = new();
    private Estate estate;

    private LocalAwsServer(Scenario scenario, LocalAwsOptions options)
    {
        estate = new Estate(scenario);
        Faults = new LocalAwsFaults(scenario);
        Credentials = new Credentials(options.Clock);

        // The bare server: no host, so that nothing is read from the environment, written to the console, or done to Ctrl-C.
        var settings = new KestrelServerOptions { AddServerHeader = false };
        settings.Limits.MaxRequestBodySize = 256 << 20;
        settings.Listen(IPAddress.Loopback, options.Port);
        var transport = new SocketTransportFactory(Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        kestrel = new KestrelServer(Microsoft.Extensions.Options.Options.Create(settings), transport, NullLoggerFactory.Instance);
    }

    /// <summary>Where the endpoint listens, such as <c>http://127.0.0.1:34567/</c>; what AWS_ENDPOINT_URL must be.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The estate served now, and its instant.</summary>
    public Scenario Scenario => estate.Scenario;

    /// <summary>Everything published so far, oldest first.</summary>
    public IReadOnlyList<PublishedMessage> Messages => [.. messages];

    /// <summary>What lies in the buckets, by bucket and key.</summary>
    public IReadOnlyList<StoredObject> Objects => Buckets.All;

    /// <summary>What the endpoint has been asked.</summary>
    public CallLog Calls { get; } = new();

    /// <summary>What goes wrong.</summary>
    public LocalAwsFaults Faults { get; }

    internal Estate Estate => Volatile.Read(ref estate);

    internal Credentials Credentials { get; }

    internal Buckets Buckets { get; } = new();

    /// <summary>Starts an endpoint. It listens when the task has ended.</summary>
    /// <param name="scenario">The estate to serve.</param>
    /// <param name="options">The port and the clock; the defaults if null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalAwsServer> StartAsync(Scenario scenario, LocalAwsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new LocalAwsServer(scenario, options ?? new LocalAwsOptions());
        try
        {
            await server.kestrel.StartAsync(new HttpApplication(server), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            server.kestrel.Dispose();
            throw;
        }
        var addresses = server.kestrel.Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!;
        server.Endpoint = new Uri(addresses.Addresses.First());
        return server;
    }

    /// <summary>Lets time pass, or turns it back: the same estate at another instant. Tokens given before are expired then.</summary>
    /// <param name="asOf">The new "now".</param>
    public void MoveTo(DateTimeOffset asOf) => Serve(Scenario.At(asOf));

    /// <summary>Serves another estate from now on. Messages, calls and faults stay.</summary>
    /// <param name="scenario">The estate.</param>
    public void Serve(Scenario scenario) => Volatile.Write(ref estate, new Estate(scenario));

    /// <summary>Forgets the messages published so far.</summary>
    public void ClearMessages() => messages.Clear();

    /// <summary>Stops listening; requests still running are given up.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await kestrel.StopAsync(now.Token).ConfigureAwait(false);
        kestrel.Dispose();
    }

    internal void Keep(PublishedMessage message) => messages.Enqueue(message);
}
