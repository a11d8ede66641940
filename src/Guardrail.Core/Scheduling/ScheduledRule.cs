namespace Guardrail.Scheduling;

/// <summary>What of a backup rule decides which of its runs happen.</summary>
/// <param name="Schedule">When the rule runs by itself.</param>
/// <param name="StartWindowMinutes">Minutes within which a run must start; null, 0 and less mean <see cref="DefaultStartWindowMinutes"/>, more than AWS's maximum means that.</param>
/// <param name="RetentionDays">Days a recovery point is kept; null, 0 and less mean for ever, which is the longest.</param>
public sealed record ScheduledRule(BackupSchedule Schedule, long? StartWindowMinutes, long? RetentionDays)
{
    /// <summary>Eight hours: documented for backup jobs and the console, inferred for rules.</summary>
    public const long DefaultStartWindowMinutes = 480;

    private const long MaximumStartWindowMinutes = 52_560_000;

    /// <summary>The time from a run within which AWS Backup starts the job.</summary>
    public TimeSpan StartWindow =>
        TimeSpan.FromMinutes(StartWindowMinutes is > 0 ? Math.Min(StartWindowMinutes.Value, MaximumStartWindowMinutes) : DefaultStartWindowMinutes);

    /// <summary>Days of retention with for ever as the largest number, so that rules can be put in order.</summary>
    internal long Longevity => RetentionDays is > 0 ? RetentionDays.Value : long.MaxValue;
}
