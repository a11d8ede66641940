using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Guardrail.Inventory;
using Guardrail.Memory;

namespace Guardrail.Aws.Memory;

/// <summary>Memory in a DynamoDB table. The README of this folder lists keys and attributes.</summary>
/// <param name="table">The table.</param>
public sealed class DynamoMemoryStore(MemoryTable table) : IMemoryStore
{
    /// <summary>How long something that is over is kept: long enough to look up what was told.</summary>
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(90);

    /// <summary>How long parts are kept; each complete run writes new ones.</summary>
    private static readonly TimeSpan PartsKept = TimeSpan.FromDays(400);

    /// <summary>An item of DynamoDB holds 400 KB (documented); what is larger is put beside it in parts.</summary>
    private const int PartBytes = 350_000;

    private const int Parallelism = 16;
    private const string Item = "item";
    private const string Parts = "parts";
    private const string PartsOf = "partsOf";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PlaceMemory>> FindingsAsync(IReadOnlyList<FindingPlace> places, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(Parallelism);
        return await Task.WhenAll(places.Select(async place =>
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await TryAsync(async () =>
                {
                    var rows = await table.QueryAsync(Pk(place), null, cancellationToken).ConfigureAwait(false);
                    return new PlaceMemory([.. rows.Select(Finding)], null);
                }).ConfigureAwait(false);
            }
            catch (MemoryFailedException exception)
            {
                return new PlaceMemory([], exception);
            }
            finally
            {
                gate.Release();
            }
        })).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Stored<RememberedFinding>?> FindingAsync(FindingPlace place, string id, CancellationToken cancellationToken) => TryAsync(async () =>
        await table.GetAsync(new MemoryKey(Pk(place), id), cancellationToken).ConfigureAwait(false) is { } row ? Finding(row) : null);

    /// <inheritdoc/>
    public Task<string?> ReplaceAsync(RememberedFinding finding, string? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var place = new FindingPlace(finding.Finding.AccountId ?? "", finding.Finding.Region ?? "");
        var attributes = new Dictionary<string, AttributeValue>
        {
            // Only "item" is read back: the others are for people who look at the table.
            ["state"] = new() { S = finding.Muted is null ? finding.State.ToString() : "Muted" },
            ["kind"] = new() { S = finding.Finding.Kind },
            ["severity"] = new() { S = finding.Finding.Severity },
            ["asOf"] = Instant(finding.AsOf),
            [Item] = new() { S = MemoryJson.Write(finding) },
        };
        if (finding.Told is { } told)
            attributes["toldAt"] = Instant(told.AsOf);
        if (finding.Claim is { } claim)
            attributes["claimedUntil"] = Instant(claim.Until);
        var row = new MemoryRow(new MemoryKey(Pk(place), finding.Finding.Id), attributes)
        {
            // What stands never expires, however long nobody reads its account.
            ExpiresAt = finding.State == FindingState.Open ? null : finding.AsOf + KeptAfterEnd,
        };
        return TryAsync(async () => (await table.ReplaceAsync(row, version, cancellationToken).ConfigureAwait(false))?.Version);
    }

    /// <inheritdoc/>
    public Task<Stored<RememberedScope>?> ScopeAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return TryAsync(async () =>
        {
            if (await table.GetAsync(Key(scope), cancellationToken).ConfigureAwait(false) is not { } row)
                return null;
            var bytes = row.Bytes(Item) is { } whole ? whole : await PartsAsync(row, cancellationToken).ConfigureAwait(false);
            return new Stored<RememberedScope>(MemoryJson.ReadScope(Unpacked(bytes)), row.Version ?? "");
        });
    }

    /// <inheritdoc/>
    public Task<string?> ReplaceAsync(RememberedScope scope, string? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var bytes = Packed(MemoryJson.Write(scope));
        var attributes = new Dictionary<string, AttributeValue> { ["asOf"] = Instant(scope.AsOf) };
        return TryAsync(async () =>
        {
            if (bytes.Length <= PartBytes)
            {
                attributes[Item] = new() { B = new MemoryStream(bytes) };
            }
            else
            {
                var name = $"parts#{Guid.NewGuid():N}";
                var parts = bytes.Chunk(PartBytes).ToList();
                // The parts come first, under a name of their own: whoever reads finds either all of the old or all of the new.
                for (var part = 0; part < parts.Count; part++)
                    await table.PutAsync(PartOf(scope, name, part, parts[part]), cancellationToken).ConfigureAwait(false);
                attributes[PartsOf] = new() { S = name };
                attributes[Parts] = new() { N = parts.Count.ToString(CultureInfo.InvariantCulture) };
            }
            return (await table.ReplaceAsync(new MemoryRow(Key(scope.Scope), attributes), version, cancellationToken).ConfigureAwait(false))?.Version;
        });
    }

    /// <summary>When an account and Region was last read completely; null where nobody remembers.</summary>
    /// <exception cref="MemoryFailedException">The table could not be asked.</exception>
    public Task<DateTimeOffset?> LastCompleteAsync(Scope scope, CancellationToken cancellationToken) => TryAsync(async () =>
        (await table.GetAsync(Key(scope), cancellationToken).ConfigureAwait(false))?.Text("asOf") is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var asOf) ? asOf : (DateTimeOffset?)null);

    private static MemoryRow PartOf(RememberedScope scope, string name, int part, byte[] bytes) => new(
        new MemoryKey(Key(scope.Scope).Pk, string.Create(CultureInfo.InvariantCulture, $"{name}#{part:000}")),
        new Dictionary<string, AttributeValue> { [Item] = new() { B = new MemoryStream(bytes) } })
    {
        ExpiresAt = scope.AsOf + PartsKept,
    };

    private static string Pk(FindingPlace place) => $"finding#{place.AccountId}#{place.Region}";

    private static MemoryKey Key(Scope scope) => new($"scope#{scope.AccountId}#{scope.Region}", "state");

    private static AttributeValue Instant(DateTimeOffset instant) => new() { S = instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) };

    private static Stored<RememberedFinding> Finding(MemoryRow row) => new(MemoryJson.ReadFinding(row.Text(Item) ?? throw new JsonException("The item is empty.")), row.Version ?? "");

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Unpacked(ReadOnlyMemory<byte> bytes)
    {
        using var unpacked = new MemoryStream();
        using (var zip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress))
            zip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private async Task<ReadOnlyMemory<byte>> PartsAsync(MemoryRow row, CancellationToken cancellationToken)
    {
        var parts = row.Text(PartsOf) is { } name ? await table.QueryAsync(row.Key.Pk, name + "#", cancellationToken).ConfigureAwait(false) : [];
        if (parts.Count == 0 || parts.Count != row.Number(Parts))
            throw new JsonException("Parts of the item are missing.");
        return parts.SelectMany(part => (part.Bytes(Item) ?? default).ToArray()).ToArray();
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (MemoryException exception)
        {
            throw Failed(exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw Unreadable(exception);
        }
    }

    private static MemoryFailedException Failed(MemoryException exception) => new(exception.Code, exception.Message, exception);

    private MemoryFailedException Unreadable(Exception exception) => new(
        "InvalidItem", $"The memory table '{Calls.OneLine.Of(table.Name)}' holds an item that is not Guardrail's ({Calls.OneLine.Of(exception.Message, 120)}). Use a table of its own, or delete the item.", exception);
}
