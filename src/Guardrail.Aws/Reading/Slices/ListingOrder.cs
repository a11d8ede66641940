namespace Guardrail.Aws.Reading.Slices;

/// <summary>Which way the creation dates of a listing have run.</summary>
internal enum ListingDirection
{
    /// <summary>All dates so far are one: nothing can be said.</summary>
    Unknown,

    /// <summary>From new to old.</summary>
    NewestFirst,

    /// <summary>From old to new.</summary>
    OldestFirst,

    /// <summary>Neither.</summary>
    None,
}

/// <summary>Watches the order of one listing, which AWS does not document: it is believed only as far as it has been seen.</summary>
internal sealed class ListingOrder
{
    private bool _fell;
    private bool _rose;

    /// <summary>The way so far.</summary>
    public ListingDirection Direction => (_fell, _rose) switch
    {
        (false, false) => ListingDirection.Unknown,
        (true, false) => ListingDirection.NewestFirst,
        (false, true) => ListingDirection.OldestFirst,
        _ => ListingDirection.None,
    };

    /// <summary>The first date; null until there is one.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>The last date so far.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>How many dates there were.</summary>
    public int Count { get; private set; }

    /// <summary>The next date.</summary>
    public void Add(DateTimeOffset created)
    {
        First ??= created;
        _fell |= created < Last;
        _rose |= created > Last;
        Last = created;
        Count++;
    }
}
