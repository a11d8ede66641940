using Amazon.Runtime;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Local;

/// <summary>An estate behind a real endpoint, read with the real clients, without waits that a test would notice.</summary>
internal sealed class LocalAccount : IAsyncDisposable
{
    public const string Id = "111122223333";

    public static readonly Scope UsEast1 = new(Id, "us-east-1");

    private LocalAccount(LocalAwsServer server, AwsScopes scopes, AwsReadOptions options, IProgress<AwsReadProgress>? progress)
    {
        (Server, Scopes) = (server, scopes);
        Inventory = new AwsBackupInventory(scopes, options, progress);
    }

    public LocalAwsServer Server { get; }

    public AwsScopes Scopes { get; }

    public AwsBackupInventory Inventory { get; }

    public RecoveryPoints Points { get; } = new();

    public static AwsReadOptions Options => new()
    {
        Paces = new CallPaces(10_000),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        AttemptTimeout = TimeSpan.FromSeconds(20),
    };

    public static AwsAccess Access(Uri endpoint) => new() { Endpoint = endpoint, Credentials = new BasicAWSCredentials("AKIATEST", "secret"), Regions = ["us-east-1"] };

    public static async Task<LocalAccount> StartAsync(
        string scenario, Func<AwsAccess, AwsAccess>? access = null, AwsReadOptions? options = null, IProgress<AwsReadProgress>? progress = null, LocalAwsOptions? server = null)
    {
        var local = await LocalAwsServer.StartAsync(Scenario.Parse(scenario), server);
        var asked = Access(local.Endpoint);
        return new LocalAccount(local, await AwsScopes.ResolveAsync(access?.Invoke(asked) ?? asked, options ?? Options), options ?? Options, progress);
    }

    public Task<ScopeInventory> ReadAsync(Scope? scope = null) => Inventory.ReadAsync(scope ?? UsEast1, Points, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Scopes.Dispose();
        await Server.DisposeAsync();
    }
}
