using System.Globalization;
using Guardrail.Scheduling;

namespace Guardrail.Infra;

/// <summary>Which schedules are daily ones: the alarm on missing audits allows 26 hours between two.</summary>
internal static class DailySchedules
{
    /// <summary>The longest time between two runs: a day, and the hour that is repeated in autumn.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromHours(25);

    // Not the clock's: the same settings must be right or wrong on every day.
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What is wrong with a schedule: not AWS's dialect, an unknown zone, or a day without a run.</summary>
    public static IEnumerable<string> Errors(string expression, string timezone)
    {
        const string path = $"{StackSettings.ContextKey}.schedule";
        if (!BackupSchedule.TryParse(expression, timezone, out var schedule, out var error))
        {
            yield return $"{path}: {error}";
            yield break;
        }

        if (schedule.Next(From) is not { } first || first - From > LongestGap || schedule.Next(Until - LongestGap) is null)
        {
            yield return $"{path}: '{expression}' does not run every day";
            yield break;
        }

        if (schedule.MaxGap(From, Until) is { } gap && gap > LongestGap)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{path}: '{expression}' in {timezone} leaves {gap.TotalHours:0.#} hours between two runs, and the alarm rings after 26: run every day, and at a time that daylight saving does not skip");
        }
    }
}
