using System.Globalization;
using System.Text;
using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Wire;

/// <summary>Pages with tokens. A token belongs to one list with its filters, at one state of the estate.</summary>
internal static class Pages
{
    /// <param name="all">Everything, in a fixed order.</param>
    /// <param name="wanted">What the filters let through.</param>
    /// <param name="list">What identifies the list and its filters.</param>
    /// <param name="token">The token given; null for the first page.</param>
    /// <param name="size">The page size asked for.</param>
    /// <param name="paging">The scenario's own limits.</param>
    /// <param name="asOf">The estate's instant.</param>
    /// <exception cref="BadTokenException">The token is not one of this list.</exception>
    public static (List<T> Items, string? Next) Page<T>(
        IReadOnlyList<T> all, Func<T, bool> wanted, string list, string? token, int size, PagingFile paging, DateTimeOffset asOf)
    {
        var fingerprint = Chance.Of(list);
        var (start, page) = token is null ? (0, 1) : Opened(token, fingerprint, asOf);
        var limit = Math.Min(size, paging.PageSize);
        if (paging.ShortPages) limit = 1 + (int)(Chance.Of(fingerprint, (ulong)page) % (ulong)limit);
        if (paging.EmptyPageEvery > 0 && page % paging.EmptyPageEvery == 0) limit = 0;

        var items = new List<T>(Math.Min(limit, all.Count));
        var index = start;
        for (; index < all.Count; index++)
        {
            if (!wanted(all[index])) continue;
            if (items.Count == limit) return (items, Sealed(fingerprint, index, page + 1, asOf));
            items.Add(all[index]);
        }
        return (items, null);
    }

    private static string Sealed(ulong fingerprint, int index, int page, DateTimeOffset asOf)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{fingerprint:x16}.{index}.{page}.{asOf.ToUnixTimeMilliseconds()}");
        return Convert.ToBase64String(Encoding.ASCII.GetBytes($"{text}.{Chance.Of(text):x16}"));
    }

    private static (int Index, int Page) Opened(string token, ulong fingerprint, DateTimeOffset asOf)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length)) throw new BadTokenException(expired: false);
        var parts = Encoding.ASCII.GetString(bytes, 0, length).Split('.');
        if (parts.Length != 5 || parts[4] != Chance.Of(string.Join('.', parts[..4])).ToString("x16", CultureInfo.InvariantCulture)
            || parts[0] != fingerprint.ToString("x16", CultureInfo.InvariantCulture)) throw new BadTokenException(expired: false);
        if (parts[3] != asOf.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)) throw new BadTokenException(expired: true);
        return (int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}

internal sealed class BadTokenException(bool expired) : Exception
{
    public bool IsExpired { get; } = expired;
}
