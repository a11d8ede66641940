namespace Guardrail.Scheduling;

/// <summary>A run that happens once the rules of a plan are merged.</summary>
/// <param name="At">The scheduled instant, in UTC; the backup starts within the rule's start window after it.</param>
/// <param name="Rule">The rule's place in the plan, from 0.</param>
public readonly record struct MergedRun(DateTimeOffset At, int Rule);
