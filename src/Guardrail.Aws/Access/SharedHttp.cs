using Amazon.Runtime;

namespace Guardrail.Aws.Access;

/// <summary>One HTTP client, and so one pool of connections, for all clients of the process.</summary>
internal sealed class SharedHttp : HttpClientFactory
{
    // Time limits are AwsCaller's: HttpClient's own ends with the headers. Connections are renewed so that a changed address is noticed.
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        UseCookies = false,
        // An attempt that was left behind may still be reading the body that is being given up: such a connection ends with it, lest the next call reads the rest.
        MaxResponseDrainSize = 0,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The only instance.</summary>
    public static SharedHttp Instance { get; } = new();

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Client;

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
