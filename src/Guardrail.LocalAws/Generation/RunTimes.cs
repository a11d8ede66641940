using Guardrail.Scheduling;

namespace Guardrail.LocalAws.Generation;

/// <summary>When a schedule fires. The only place that knows the cron dialect, and it leaves that to the domain's schedule.</summary>
internal static class RunTimes
{
    public static IEnumerable<DateTimeOffset> Between(string? expression, string? timeZone, DateTimeOffset from, DateTimeOffset until) =>
        from >= until ? [] : BackupSchedule.Parse(expression, timeZone).Occurrences(from, until);

    /// <summary>What is wrong with a schedule or its time zone; null where nothing is.</summary>
    public static string? Complaint(string? expression, string? timeZone)
    {
        try
        {
            _ = BackupSchedule.Parse(expression, timeZone);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
