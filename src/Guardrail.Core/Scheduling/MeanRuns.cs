namespace Guardrail.Scheduling;

/// <summary>How often a rule runs in the long mean: an exact count over 28 years, after which the calendar repeats.</summary>
/// <param name="Count">Runs in the next <see cref="Days"/> days; 0 for a rule whose years have run out or that another rule always displaces.</param>
public readonly record struct MeanRuns(long Count)
{
    /// <summary>28 years of 365.25 days.</summary>
    public const int Days = 10_227;

    /// <summary>Runs a day; rounded to 28 digits, so multiply by <see cref="Count"/> and divide by <see cref="Days"/> where it must be exact.</summary>
    public decimal PerDay => (decimal)Count / Days;
}
