using Guardrail.Inventory;

namespace Guardrail.Coverage;

/// <summary>A plan that backs a table up. Several selections of the plan that take the table in are one coverage (inferred).</summary>
/// <param name="Plan">The plan; each of its rules takes the table in.</param>
/// <param name="Table">The table.</param>
/// <param name="Match">The selection that takes it in, or may: of several, the surest.</param>
public sealed record PlanCoverage(BackupPlan Plan, DynamoTable Table, SelectionMatch Match)
{
    /// <summary>Why, for a person, on one line. Names and tags in it are AWS's, not yet escaped.</summary>
    public string Because => Match.Because;

    /// <summary>Whether it is sure. Where false, tags that could not be read decide: the table counts as covered, and there must be a gap.</summary>
    public bool IsCertain => Match.Outcome == MatchOutcome.Match;
}
