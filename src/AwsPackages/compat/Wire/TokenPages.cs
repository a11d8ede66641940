using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Guardrail.AwsPackages.Wire;

/// <summary>The pages of a list operation, fetched while they are read, until the token is null or empty. Can be read once.</summary>
/// <param name="request">The caller's request; its token is overwritten from page to page.</param>
/// <param name="tokenOf">The token that the request starts with.</param>
/// <param name="call">Puts a token into the request and makes the call.</param>
/// <param name="nextOf">The token of the page after a response.</param>
internal sealed class TokenPages<TRequest, TResponse>(
    TRequest request,
    Func<TRequest, string> tokenOf,
    Func<TRequest, string, CancellationToken, Task<TResponse>> call,
    Func<TResponse, string> nextOf) : IPaginator<TResponse>
    where TRequest : AmazonWebServiceRequest
{
    private int used;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    public IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, IEnumerable<TItem>> itemsOf) =>
        new PaginatedResultKeyResponse<TResponse, TItem>(this, response => itemsOf(response) ?? []);

    public async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref used, 1) != 0)
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");
        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var token = tokenOf(request);
        do
        {
            var response = await call(request, token, cancellationToken).ConfigureAwait(false);
            token = nextOf(response);
            cancellationToken.ThrowIfCancellationRequested();
            yield return response;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
