namespace Guardrail.Cli;

/// <summary>A clock that stands at an instant, for an account that lives at that instant. Timers run as ever.</summary>
internal sealed class ShiftedClock(DateTimeOffset now) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;
}
