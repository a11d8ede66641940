namespace Guardrail.Coverage;

/// <summary>Whether a selection takes a table in.</summary>
public enum MatchOutcome
{
    /// <summary>It does not.</summary>
    NoMatch,

    /// <summary>It does.</summary>
    Match,

    /// <summary>It depends on tags that could not be read, or on an operator that is not known. Counts as covered, with a gap.</summary>
    Unknown,
}
