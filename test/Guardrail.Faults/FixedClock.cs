namespace Guardrail.Faults;

/// <summary>The clock of a run, at the estate's instant.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
