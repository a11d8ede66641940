using System.Collections.Concurrent;
using Amazon.Runtime;

namespace Guardrail.Aws.Access;

/// <summary>One account that is read: its credentials, and its clients by Region.</summary>
internal sealed class AwsSession(string accountId, AWSCredentials credentials, Uri? endpoint) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<RegionClients>> _clients = new(StringComparer.Ordinal);

    /// <summary>The account.</summary>
    public string AccountId => accountId;

    /// <summary>Why the account cannot be read at all; null if it can.</summary>
    public AwsAccessException? Failure { get; init; }

    /// <summary>AWS's code of <see cref="Failure"/>; null if the account can be read.</summary>
    public string? FailureCode { get; init; }

    /// <summary>What else lives as long as the session; null for nothing.</summary>
    public IDisposable? Owned { get; init; }

    /// <summary>The clients of a Region, made at their first use.</summary>
    public RegionClients In(string region) =>
        _clients.GetOrAdd(region, name => new Lazy<RegionClients>(() => new RegionClients(credentials, name, endpoint))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var clients in _clients.Values.Where(clients => clients.IsValueCreated))
            clients.Value.Dispose();
        Owned?.Dispose();
    }
}
