using System.IO.Compression;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Guardrail.Aws.Memory;
using Guardrail.Inventory;
using Guardrail.Memory;

namespace Guardrail.Aws.Reading.Remembered;

/// <summary>
/// Remembers in the memory table: one row for each version of a plan and each selection, under <c>reading#ACCOUNT#REGION</c>, as compressed JSON. What is not seen for
/// two to three months is forgotten. Where the table cannot be reached nothing is remembered, and all is read: whoever keeps alerts there says that it cannot be reached.
/// </summary>
/// <param name="table">The table. Stays the caller's to dispose of; its calls must not end with the time for reading.</param>
/// <param name="clock">The clock by which rows expire.</param>
/// <param name="writes">Whether anything is written; a run that may write nothing still recalls.</param>
public sealed class TablePlanMemory(MemoryTable table, TimeProvider clock, bool writes = true) : IPlanMemory
{
    /// <summary>DynamoDB takes items of 400 KB (documented), keys and names included; what is larger is read anew each time.</summary>
    internal const int MostBytes = 390_000;

    private const string Body = "body";

    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public async Task<RememberedPlans> RecallAsync(Scope scope, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<RememberedPart> parts = [];
        List<MemoryRow> fading = [];
        try
        {
            foreach (var row in await table.QueryAsync(Partition(scope), null, cancellationToken).ConfigureAwait(false))
            {
                if (row.ExpiresAt <= now || Part(row) is not { } part)
                    continue;
                parts.Add(part);
                // Each is written again about once a month, and not all on the same day as long as they were not made so.
                if (writes && row.ExpiresAt < now + (Life * 2 / 3))
                    fading.Add(row with { ExpiresAt = now + Life });
            }
            await table.PutAsync(fading, cancellationToken).ConfigureAwait(false);
        }
        catch (MemoryException)
        {
            // What was recalled holds; the rest is read.
        }
        return new RememberedPlans(parts, await WorthAsync(scope, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task KeepAsync(Scope scope, IReadOnlyCollection<RememberedPart> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!writes)
            return;
        try
        {
            await table.PutAsync([.. read.Select(part => Row(scope, part)).OfType<MemoryRow>()], cancellationToken).ConfigureAwait(false);
        }
        catch (MemoryException)
        {
            // Then it is read again next time.
        }
    }

    /// <summary>What the newest complete run found each plan to cost, by plan id; null where there was none, or where it cannot be read.</summary>
    private async Task<IReadOnlyDictionary<string, decimal>?> WorthAsync(Scope scope, CancellationToken cancellationToken)
    {
        try
        {
            var known = await new DynamoMemoryStore(table).ScopeAsync(scope, cancellationToken).ConfigureAwait(false);
            return known?.Value.Costs.GroupBy(cost => cost.PlanId, StringComparer.Ordinal)
                .ToDictionary(plan => plan.Key, plan => plan.Sum(cost => cost.Usd.Amount), StringComparer.Ordinal);
        }
        catch (MemoryFailedException)
        {
            // Then plans are read in AWS's order; whoever keeps alerts there says that the table cannot be used.
            return null;
        }
    }

    private static string Partition(Scope scope) => $"reading#{scope.AccountId}#{scope.Region}";

    private MemoryRow? Row(Scope scope, RememberedPart part)
    {
        var (sk, json) = part switch
        {
            RememberedVersion version => ($"version#{version.PlanId}#{version.Id}", JsonSerializer.SerializeToUtf8Bytes(version, RememberedJson.Default.RememberedVersion)),
            RememberedSelection selection => ($"selection#{selection.PlanId}#{selection.Id}", JsonSerializer.SerializeToUtf8Bytes(selection, RememberedJson.Default.RememberedSelection)),
            _ => throw new ArgumentException($"{part.GetType().Name} cannot be remembered.", nameof(part)),
        };
        var body = new MemoryStream();
        using (var packed = new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true))
            packed.Write(json);
        body.Position = 0;
        return body.Length > MostBytes
            ? null
            : new MemoryRow(new MemoryKey(Partition(scope), sk), new Dictionary<string, AttributeValue> { [Body] = new() { B = body } }) { ExpiresAt = clock.GetUtcNow() + Life };
    }

    /// <summary>Null where another version of Guardrail wrote something that this one cannot read.</summary>
    private static RememberedPart? Part(MemoryRow row)
    {
        if (row.Bytes(Body) is not { } body)
            return null;
        try
        {
            using var packed = new BrotliStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
            return row.Key.Sk.StartsWith("version#", StringComparison.Ordinal)
                ? JsonSerializer.Deserialize(packed, RememberedJson.Default.RememberedVersion)
                : JsonSerializer.Deserialize(packed, RememberedJson.Default.RememberedSelection);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
