using Guardrail.Inventory;

namespace Guardrail.Coverage;

/// <summary>A condition on a tag, with its operator: one of the four lists of Conditions, or an entry of ListOfTags.</summary>
/// <param name="Operator">How the tag is compared.</param>
/// <param name="Condition">The key and the value or pattern.</param>
internal readonly record struct TagTest(TagOperator Operator, TagCondition Condition)
{
    private const string Prefix = "aws:ResourceTag/";

    /// <summary>Whether a table's tags pass; null where the tags could not be read, or the operator is one AWS did not have when this was written.</summary>
    public bool? Passes(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is null || Operator == TagOperator.Unknown)
        {
            return null;
        }
        var value = ValueIn(tags);
        return Operator switch
        {
            TagOperator.StringEquals => value is not null && value == Condition.Value,
            TagOperator.StringLike => value is not null && WildcardPattern.Matches(Condition.Value, value),
            // Inferred: a missing tag passes a negated operator, as in IAM; the guide's own example makes sense only so.
            TagOperator.StringNotEquals => value is null || value != Condition.Value,
            _ => value is null || !WildcardPattern.Matches(Condition.Value, value),
        };
    }

    /// <summary>The value of the tag the condition asks for; null where the table does not have it.</summary>
    /// <remarks>
    /// Conditions write the key with a prefix, ListOfTags without (documented), and selections with a prefix in ListOfTags exist.
    /// Whether AWS strips it there is UNCONFIRMED: here the key is tried as written, then without the prefix, in either place.
    /// </remarks>
    public string? ValueIn(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(Condition.Key, out var value) ? value
        : Condition.Key.StartsWith(Prefix, StringComparison.Ordinal) && tags.TryGetValue(Condition.Key[Prefix.Length..], out value) ? value
        : null;

    /// <summary>An entry of ListOfTags. The API's model spells its one operator STRINGEQUALS, the guide StringEquals (both documented).</summary>
    public static TagTest OfList(TagCondition condition) =>
        condition.Operator is null || condition.Operator.Equals("StringEquals", StringComparison.OrdinalIgnoreCase)
            ? new(TagOperator.StringEquals, condition)
            : new(TagOperator.Unknown, condition);

    /// <summary>The condition for a person.</summary>
    public override string ToString() => $"{(Operator == TagOperator.Unknown ? Condition.Operator : Operator)} {Condition.Key}={Condition.Value}";
}

/// <summary>How a tag is compared.</summary>
internal enum TagOperator
{
    /// <summary>One that is not known.</summary>
    Unknown,

    /// <summary>The tag has exactly this value.</summary>
    StringEquals,

    /// <summary>The tag is missing or has another value.</summary>
    StringNotEquals,

    /// <summary>The tag's value matches a pattern.</summary>
    StringLike,

    /// <summary>The tag is missing or its value does not match a pattern.</summary>
    StringNotLike,
}
