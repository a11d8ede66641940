using Guardrail.Aws.Calls;

namespace Guardrail.Aws.Reading;

/// <summary>Reads lists page by page. A page may be short or empty and still not be the last.</summary>
internal static class Pages
{
    private const int MostEmptyPages = 1_000;

    /// <summary>More than the fullest vault has even with fifty points on a page; whatever goes on for longer has no end.</summary>
    private const int MostPages = 20_000;

    /// <summary>Reads until no token is left.</summary>
    /// <param name="operation">The operation, for errors.</param>
    /// <param name="readPage">Reads the page of a token (null for the first), and returns the next token and how many items the page had that no page before had.</param>
    /// <exception cref="AwsCallException">A page failed, a token came again, or pages do not end. Earlier pages have been handed on by then.</exception>
    public static async Task ReadAsync(AwsOperation operation, Func<string?, Task<(string? Next, int Items)>> readPage)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var (empty, pages) = (0, 0);
        for (string? token = null; ;)
        {
            var (next, items) = await readPage(token).ConfigureAwait(false);
            if (string.IsNullOrEmpty(next))
                return;
            if (!seen.Add(next))
                throw Broken("RepeatedToken", "The list of pages runs in a circle.");
            empty = items == 0 ? empty + 1 : 0;
            if (empty > MostEmptyPages)
                throw Broken("EndlessPages", $"More than {MostEmptyPages} pages in a row with nothing new.");
            if (++pages >= MostPages)
                throw Broken("EndlessPages", $"{MostPages} pages, and still another.");
            token = next;
        }

        AwsCallException Broken(string code, string text) => new(operation, new AwsFailure(FailureKind.InvalidAnswer, code, text));
    }
}
