namespace Guardrail.Faults;

/// <summary>How a run under faults ended.</summary>
public enum Outcome
{
    /// <summary>Nothing is missing, and the report equals the undisturbed one to the byte.</summary>
    CompleteAndRight,

    /// <summary>Something is missing, and every missing thing is named.</summary>
    IncompleteAndHonest,

    /// <summary>No report at all, and one line that says why.</summary>
    RefusedWithReason,

    /// <summary>Anything else. There must be none.</summary>
    Wrong,
}

/// <summary>What became of one seed.</summary>
/// <param name="Seed">The seed, to run it again.</param>
/// <param name="Outcome">How the run ended.</param>
/// <param name="Struck">How many calls were hit by a fault.</param>
/// <param name="Faults">The faults in force.</param>
/// <param name="Gaps">How many gaps the report has.</param>
/// <param name="Wrong">Each broken promise; empty unless <see cref="Outcome.Wrong"/>.</param>
public sealed record Verdict(int Seed, Outcome Outcome, long Struck, IReadOnlyList<string> Faults, int Gaps, IReadOnlyList<string> Wrong);
