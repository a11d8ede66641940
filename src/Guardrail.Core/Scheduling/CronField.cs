using System.Text.RegularExpressions;
using Quartz;

namespace Guardrail.Scheduling;

/// <summary>One of the five cron fields Quartz reads for us: its name, its shape in AWS's dialect and what is allowed in it.</summary>
/// <param name="Name">As AWS names it, for error messages.</param>
/// <param name="Allowed">What may stand in it, for error messages.</param>
/// <param name="Shape">A comma list of what AWS's dialect knows; Quartz checks the numbers.</param>
/// <param name="Alone">A Quartz expression with this field at <c>{0}</c> and nothing else that could be wrong.</param>
internal sealed partial record CronField(string Name, string Allowed, Regex Shape, string Alone)
{
    public static readonly CronField Minutes = new("minutes", "0-59 with , - * /", TimeShape(), "0 {0} 0 * * ?");

    public static readonly CronField Hours = new("hours", "0-23 with , - * /", TimeShape(), "0 0 {0} * * ?");

    public static readonly CronField DayOfMonth = new("day-of-month", "1-31 with , - * / or ? L LW W", DayOfMonthShape(), "0 0 0 {0} * ?");

    public static readonly CronField Month = new("month", "1-12 or JAN-DEC with , - * /", MonthShape(), "0 0 0 * {0} ?");

    public static readonly CronField DayOfWeek = new(
        "day-of-week",
        "1-7 (1 is Sunday) or SUN-SAT with , - * / or ?, or alone: L, 6L (last Friday), 3#2 (second Tuesday)",
        DayOfWeekShape(),
        "0 0 0 ? * {0}");

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // No field of AWS's goes beyond 59; to Quartz 98 and 99 are signs of its own.
    private const string Number = "[0-5]?[0-9]";
    private const string MonthName = $"({Number}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)";
    private const string DayName = "([0-9]|SUN|MON|TUE|WED|THU|FRI|SAT)";
    private const string Step = $"(/{Number})?";

    private const string Time = $@"(\*|{Number}(-{Number})?){Step}";
    private const string DayInMonth = $"({Time}|L(-{Number})?|LW|{Number}W)";
    private const string MonthInYear = $@"(\*|{MonthName}(-{MonthName})?){Step}";
    private const string DayInWeek = $@"((\*|{DayName}(-{DayName})?){Step}|L|{DayName}L|{DayName}#[0-9])";

    /// <summary>Whether the text may stand in this field.</summary>
    public bool Accepts(string text)
    {
        if (!Shape.IsMatch(text))
        {
            return false;
        }
        try
        {
            _ = new CronExpression(Alone.Replace("{0}", text, StringComparison.Ordinal), TimeZoneInfo.Utc);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex($@"^{Time}(,{Time})*\z", Options)]
    private static partial Regex TimeShape();

    [GeneratedRegex($@"^{DayInMonth}(,{DayInMonth})*\z", Options)]
    private static partial Regex DayOfMonthShape();

    [GeneratedRegex($@"^{MonthInYear}(,{MonthInYear})*\z", Options)]
    private static partial Regex MonthShape();

    [GeneratedRegex($@"^{DayInWeek}(,{DayInWeek})*\z", Options)]
    private static partial Regex DayOfWeekShape();
}
