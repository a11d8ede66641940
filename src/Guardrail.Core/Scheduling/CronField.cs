using System.Text.RegularExpressions;
using Quartz;

namespace Guardrail.Scheduling;

/// <summary>One of the five cron fields Quartz reads for us: its name, its shape in AWS's dialect and what is allowed in it.</summary>
/// <param name="Name">As AWS names it, for error messages.</param>
/// <param name="Allowed">What may stand in it, for error messages.</param>
/// <param name="Shape">What AWS's dialect knows; Quartz checks the numbers.</param>
/// <param name="Alone">A Quartz expression with this field at <c>{0}</c> and nothing else that could be wrong.</param>
internal sealed record CronField(string Name, string Allowed, Regex Shape, string Alone)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    public static readonly CronField Minutes = new("minutes", "0-59 with , - * /", Of(@"[0-9]{1,2}"), "0 {0} 0 * * ?");

    public static readonly CronField Hours = new("hours", "0-23 with , - * /", Of(@"[0-9]{1,2}"), "0 0 {0} * * ?");

    public static readonly CronField DayOfMonth = new(
        "day-of-month", "1-31 with , - * / or ? L LW W", Of(@"[0-9]{1,2}", @"L(-[0-9]{1,2})?", "LW", @"[0-9]{1,2}W"), "0 0 0 {0} * ?");

    public static readonly CronField Month = new(
        "month", "1-12 or JAN-DEC with , - * /", Of(@"([0-9]{1,2}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"), "0 0 0 * {0} ?");

    public static readonly CronField DayOfWeek = new(
        "day-of-week",
        "1-7 (1 is Sunday) or SUN-SAT with , - * / or ?, or alone: L, 6L (last Friday), 3#2 (second Tuesday)",
        Of(DayName, "L", DayName + "L", DayName + @"#[0-9]"),
        "0 0 0 ? * {0}");

    private const string DayName = @"([0-9]|SUN|MON|TUE|WED|THU|FRI|SAT)";

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

    /// <summary>A comma list of values, ranges and steps, or of the special forms.</summary>
    private static Regex Of(string value, params string[] specials)
    {
        var item = $@"(\*|{value}(-{value})?)(/[0-9]{{1,2}})?";
        var any = string.Join('|', [item, .. specials]);
        return new Regex($@"^({any})(,({any}))*\z", Options);
    }
}
