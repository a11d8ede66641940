using System.Collections.Concurrent;

namespace Guardrail.LocalAws.S3;

/// <summary>What lies in the buckets, by bucket and key. Stays when the estate changes.</summary>
internal sealed class Buckets
{
    private readonly ConcurrentDictionary<(string Bucket, string Key), StoredObject> objects = new();

    public IReadOnlyList<StoredObject> All => [.. objects.Values.OrderBy(o => o.Bucket, StringComparer.Ordinal).ThenBy(o => o.Key, StringComparer.Ordinal)];

    public void Put(StoredObject stored) => objects[(stored.Bucket, stored.Key)] = stored;

    public StoredObject? Find(string bucket, string key) => objects.GetValueOrDefault((bucket, key));
}
