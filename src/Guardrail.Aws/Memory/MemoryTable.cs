using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Memory;

/// <summary>
/// The DynamoDB table that remembers: partition key <c>pk</c> and sort key <c>sk</c>, both texts, TTL attribute <c>expiresAt</c>. With the caller's own credentials, never an
/// assumed role's. Reads are consistent. Safe for several threads.
/// </summary>
public sealed class MemoryTable : IDisposable
{
    private const int MostReads = 100;
    private const int MostWrites = 25;
    private const int MostRounds = 8;

    private readonly AmazonDynamoDBClient _client;
    private readonly AwsCaller _caller;
    private readonly AwsReadOptions _options;

    private MemoryTable(string name, AmazonDynamoDBClient client, AwsCaller caller, AwsReadOptions options) => (Name, _client, _caller, _options) = (name, client, caller, options);

    /// <summary>The table's name or ARN, as it was given.</summary>
    public string Name { get; }

    /// <summary>Makes the client; nothing is asked yet.</summary>
    /// <param name="settings">Which table.</param>
    /// <param name="access">Whose credentials; the Region is the table's own, else that of the environment or profile, else the first that is read.</param>
    /// <param name="options">How AWS is called; an attempt takes 5 seconds at most, and there are 4 at most, for a run must not hang on its memory.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="AwsAccessException">There are no credentials or no Region.</exception>
    public static async Task<MemoryTable> OpenAsync(MemorySettings settings, AwsAccess access, AwsReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(options);
        var brief = options with
        {
            AttemptTimeout = options.AttemptTimeout < TimeSpan.FromSeconds(5) ? options.AttemptTimeout : TimeSpan.FromSeconds(5),
            MaxAttempts = Math.Min(4, options.MaxAttempts),
        };
        var region = settings.Region
            ?? await RegionChoice.HomeAsync(access, Environment.GetEnvironmentVariable).ConfigureAwait(false)
            ?? access.Regions.FirstOrDefault(known => known != AwsAccess.AllRegions)
            ?? throw RegionChoice.NoRegion();
        var credentials = await BaseCredentials.FindAsync(access, cancellationToken).ConfigureAwait(false);
        var client = new AmazonDynamoDBClient(credentials, ClientSettings.For(new AmazonDynamoDBConfig(), region, settings.Endpoint ?? access.Endpoint));
        return new MemoryTable(settings.Table, client, new AwsCaller(brief.Paces.Of(new Scope("memory", region)), brief, new CallCounts()), brief);
    }

    /// <summary>One row; null where there is none.</summary>
    /// <exception cref="MemoryException">The table could not be asked.</exception>
    public async Task<MemoryRow?> GetAsync(MemoryKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = new GetItemRequest { TableName = Name, Key = MemoryRow.KeyOf(key), ConsistentRead = true };
        var answer = await CallAsync(AwsOperations.GetItem, token => _client.GetItemAsync(request, token), cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } item ? MemoryRow.Of(item) : null;
    }

    /// <summary>The rows there are of some keys, in no order.</summary>
    /// <exception cref="MemoryException">The table could not be asked.</exception>
    public async Task<IReadOnlyList<MemoryRow>> GetAsync(IReadOnlyCollection<MemoryKey> keys, CancellationToken cancellationToken)
    {
        var batches = await Task.WhenAll(keys.Distinct().Chunk(MostReads).Select(batch => GetBatchAsync(batch, cancellationToken))).ConfigureAwait(false);
        return [.. batches.SelectMany(rows => rows)];
    }

    /// <summary>All rows of a partition, by sort key.</summary>
    /// <param name="pk">The partition key.</param>
    /// <param name="prefix">How the sort key must begin; null for any.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="MemoryException">The table could not be asked.</exception>
    public async Task<IReadOnlyList<MemoryRow>> QueryAsync(string pk, string? prefix, CancellationToken cancellationToken)
    {
        var rows = new List<MemoryRow>();
        var values = new Dictionary<string, AttributeValue> { [":pk"] = new() { S = pk } };
        if (prefix is not null)
            values.Add(":prefix", new() { S = prefix });
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            var request = new QueryRequest
            {
                TableName = Name,
                KeyConditionExpression = prefix is null ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
                ExpressionAttributeValues = values,
                ConsistentRead = true,
                ExclusiveStartKey = from,
            };
            var answer = await CallAsync(AwsOperations.Query, token => _client.QueryAsync(request, token), cancellationToken).ConfigureAwait(false);
            rows.AddRange((answer.Items ?? []).Select(MemoryRow.Of));
            from = answer.LastEvaluatedKey;
        }
        while (from is { Count: > 0 });
        return rows;
    }

    /// <summary>Writes a row, whatever was there.</summary>
    /// <exception cref="MemoryException">The table could not be asked.</exception>
    public Task PutAsync(MemoryRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return CallAsync(AwsOperations.PutItem, token => _client.PutItemAsync(new PutItemRequest { TableName = Name, Item = row.Item() }, token), cancellationToken);
    }

    /// <summary>Writes rows, whatever was there, many at once. No two may have the same key.</summary>
    /// <exception cref="MemoryException">The table could not be asked; some may be written.</exception>
    public async Task PutAsync(IReadOnlyCollection<MemoryRow> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(MostWrites))
            await PutBatchAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a row in the place of the one that was read, unless somebody else has written since.</summary>
    /// <param name="row">The new row; its own version does not matter.</param>
    /// <param name="read">The version of the row that was read; null where there was none.</param>
    /// <param name="cancellationToken">Ends it; the row may be written all the same.</param>
    /// <returns>The row as it stands now; null where somebody else was first.</returns>
    /// <exception cref="MemoryException">The table could not be asked; the row may be written all the same.</exception>
    public async Task<MemoryRow?> ReplaceAsync(MemoryRow row, string? read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var mine = row with { Version = Guid.NewGuid().ToString("N") };
        var request = new PutItemRequest { TableName = Name, Item = mine.Item(), ConditionExpression = "attribute_not_exists(pk)" };
        if (read is not null)
        {
            request.ConditionExpression = "#version = :read";
            request.ExpressionAttributeNames = new() { ["#version"] = MemoryRow.VersionName };
            request.ExpressionAttributeValues = new() { [":read"] = new() { S = read } };
        }
        try
        {
            await _caller.CallAsync(AwsOperations.PutItem, token => _client.PutItemAsync(request, token), cancellationToken).ConfigureAwait(false);
            return mine;
        }
        catch (AwsCallException exception) when (exception.InnerException is ConditionalCheckFailedException)
        {
            // An attempt whose answer was lost may have written it: then what stands there is ours.
            var there = await GetAsync(row.Key, cancellationToken).ConfigureAwait(false);
            return there?.Version == mine.Version ? mine : null;
        }
        catch (AwsCallException exception)
        {
            throw MemoryException.Of(Name, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<List<MemoryRow>> GetBatchAsync(IEnumerable<MemoryKey> keys, CancellationToken cancellationToken)
    {
        var rows = new List<MemoryRow>();
        var ask = keys.Select(MemoryRow.KeyOf).ToList();
        for (var round = 1; ask.Count > 0; round++)
        {
            var request = new BatchGetItemRequest { RequestItems = new() { [Name] = new KeysAndAttributes { Keys = ask, ConsistentRead = true } } };
            var answer = await CallAsync(AwsOperations.BatchGetItem, token => _client.BatchGetItemAsync(request, token), cancellationToken).ConfigureAwait(false);
            rows.AddRange((answer.Responses ?? []).SelectMany(table => table.Value).Select(MemoryRow.Of));
            ask = [.. (answer.UnprocessedKeys ?? []).SelectMany(table => table.Value.Keys)];
            await RestAsync(AwsOperations.BatchGetItem, ask.Count, round, cancellationToken).ConfigureAwait(false);
        }
        return rows;
    }

    private async Task PutBatchAsync(IEnumerable<MemoryRow> rows, CancellationToken cancellationToken)
    {
        var writes = rows.Select(row => new WriteRequest(new PutRequest(row.Item()))).ToList();
        for (var round = 1; writes.Count > 0; round++)
        {
            var request = new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>> { [Name] = writes });
            var answer = await CallAsync(AwsOperations.BatchWriteItem, token => _client.BatchWriteItemAsync(request, token), cancellationToken).ConfigureAwait(false);
            writes = [.. (answer.UnprocessedItems ?? []).SelectMany(table => table.Value)];
            await RestAsync(AwsOperations.BatchWriteItem, writes.Count, round, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits where a batch was done in part, which is how DynamoDB throttles batches; gives up after some rounds.</summary>
    private Task RestAsync(AwsOperation operation, int left, int round, CancellationToken cancellationToken)
    {
        if (left == 0)
            return Task.CompletedTask;
        return round < MostRounds
            ? Task.Delay(Retries.Delay(FailureKind.Throttled, round, _options.RetryDelay), _options.Time, cancellationToken)
            : throw MemoryException.Of(Name, new AwsCallException(operation, new AwsFailure(FailureKind.Throttled, "UnprocessedItems", $"{left} items were never taken.")));
    }

    private async Task<T> CallAsync<T>(AwsOperation operation, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _caller.CallAsync(operation, call, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsCallException exception)
        {
            throw MemoryException.Of(Name, exception);
        }
    }
}
