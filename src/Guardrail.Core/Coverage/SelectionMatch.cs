using Guardrail.Inventory;

namespace Guardrail.Coverage;

/// <summary>What a selection says of a table, and why.</summary>
public readonly record struct SelectionMatch
{
    /// <summary>Whether the selection takes the table in.</summary>
    public MatchOutcome Outcome { get; internal init; }

    /// <summary>The selection.</summary>
    public BackupSelection Selection { get; internal init; }

    /// <summary>Whether a pattern decided that AWS Backup may ignore: one with a <c>*</c> inside the table's name.</summary>
    public bool MayBeIgnored => Entry is not null && ArnPattern.MayBeIgnored(Entry);

    /// <summary>Whether the match rests on an opt-in that could not be read and is taken as given.</summary>
    public bool OptInTakenAsGiven => Outcome != MatchOutcome.NoMatch && NeedsOptIn && OptIn is ServiceOptIn.NotRead or ServiceOptIn.ManagementAccount;

    /// <summary>Why, for a person, on one line. Names and tags in it are AWS's, not yet escaped.</summary>
    public string Because => MatchText.Of(this);

    /// <summary>What decided.</summary>
    internal MatchReason Reason { get; init; }

    /// <summary>The entry of Resources or NotResources that took the table in or left it out; null where none did.</summary>
    internal string? Entry { get; init; }

    /// <summary>The entry of ListOfTags that takes the table in, or may; null where none does.</summary>
    internal TagTest? Tag { get; init; }

    /// <summary>The condition that fails or cannot be judged; null where there is none.</summary>
    internal TagTest? Condition { get; init; }

    /// <summary>Whether the table is taken in only where DynamoDB is opted in.</summary>
    internal bool NeedsOptIn { get; init; }

    internal ServiceOptIn OptIn { get; init; }
}

/// <summary>What decided whether a selection takes a table in.</summary>
internal enum MatchReason
{
    NotATable,
    LeftOut,
    NothingMatches,
    NotOptedIn,
    ConditionFails,
    ConditionUnknown,
    TagUnknown,
    TakenIn,
}
