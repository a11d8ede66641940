using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Inventory;

namespace Guardrail.Aws.Reading;

/// <summary>What every part of a reading needs.</summary>
internal sealed record Reader(Scope Scope, string Partition, RegionClients Clients, AwsCaller Caller, GapList Gaps, AwsReadOptions Options, CancellationToken Cancelled)
{
    /// <summary>Calls an operation.</summary>
    /// <exception cref="AwsCallException">It failed to the end.</exception>
    public Task<T> CallAsync<T>(AwsOperation operation, Func<CancellationToken, Task<T>> call) => Caller.CallAsync(operation, call, Cancelled);

    /// <summary>Does the same for many things, a few at a time.</summary>
    public Task EachAsync<T>(IEnumerable<T> things, Func<T, Task> act) => Parallel.ForEachAsync(
        things, new ParallelOptions { MaxDegreeOfParallelism = Options.Parallelism, CancellationToken = Cancelled }, async (thing, _) => await act(thing).ConfigureAwait(false));
}
