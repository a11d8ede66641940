namespace Guardrail.Inventory;

/// <summary>Which resources a plan takes in. An absent, null and empty list are the same.</summary>
public sealed record BackupSelection
{
    /// <summary>AWS's id of the selection.</summary>
    public required string Id { get; init; }

    /// <summary>The selection's name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made; null where AWS did not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>ARNs or patterns; any of them takes a resource in.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>ARNs or patterns; any of them leaves a resource out.</summary>
    public IReadOnlyList<string> NotResources { get; init; } = [];

    /// <summary>Tags; any of them takes a resource in, beside <see cref="Resources"/>.</summary>
    public IReadOnlyList<TagCondition> ListOfTags { get; init; } = [];

    /// <summary>Conditions that must all hold: the tag has exactly this value.</summary>
    public IReadOnlyList<TagCondition> StringEquals { get; init; } = [];

    /// <summary>Conditions that must all hold: the tag does not have this value.</summary>
    public IReadOnlyList<TagCondition> StringNotEquals { get; init; } = [];

    /// <summary>Conditions that must all hold: the tag matches this pattern.</summary>
    public IReadOnlyList<TagCondition> StringLike { get; init; } = [];

    /// <summary>Conditions that must all hold: the tag does not match this pattern.</summary>
    public IReadOnlyList<TagCondition> StringNotLike { get; init; } = [];
}

/// <summary>A tag that a selection asks for.</summary>
/// <param name="Key">The key as written: bare, or with the prefix <c>aws:ResourceTag/</c>.</param>
/// <param name="Value">The value or pattern.</param>
/// <param name="Operator">The operator as written where a list carries one (<c>STRINGEQUALS</c> or <c>StringEquals</c>); null elsewhere.</param>
public sealed record TagCondition(string Key, string Value, string? Operator = null);
