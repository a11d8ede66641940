using Guardrail.Aws.Access;
using Guardrail.Inventory;
using Guardrail.Memory;

namespace Guardrail.Aws.Memory;

/// <summary>When accounts and Regions were last read completely, so that an event about something read since can be dropped.</summary>
public static class LastReadings
{
    /// <summary>Asks the memory table. Whatever is not known, also because memory cannot be asked, is left out: then the event is not dropped.</summary>
    /// <param name="memory">The table.</param>
    /// <param name="access">Whose credentials.</param>
    /// <param name="options">How AWS is called.</param>
    /// <param name="scopes">The accounts and Regions.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public static async Task<IReadOnlyDictionary<Scope, DateTimeOffset>> OfAsync(
        MemorySettings memory, AwsAccess access, AwsReadOptions options, IReadOnlyCollection<Scope> scopes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        var known = new Dictionary<Scope, DateTimeOffset>();
        try
        {
            using var table = await MemoryTable.OpenAsync(memory, access, options, cancellationToken).ConfigureAwait(false);
            var store = new DynamoMemoryStore(table);
            foreach (var scope in scopes.Distinct())
            {
                if (await store.LastCompleteAsync(scope, cancellationToken).ConfigureAwait(false) is { } asOf)
                    known[scope] = asOf;
            }
        }
        catch (Exception exception) when (exception is MemoryFailedException or AwsAccessException)
        {
            // The run itself says that memory fails; here it only means reading once more than needed.
        }
        return known;
    }
}
