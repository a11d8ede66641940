namespace Guardrail.Scheduling;

/// <summary>The six fields of a cron expression in AWS Backup's dialect, each checked.</summary>
internal sealed record CronFields(string Minutes, string Hours, string DayOfMonth, string Month, string DayOfWeek, CronYears Years)
{
    private const string Layout = "minutes hours day-of-month month day-of-week year";

    /// <summary>Reads <c>cron(…)</c> or the bare six fields.</summary>
    /// <exception cref="ScheduleFormatException">AWS Backup would not accept the text.</exception>
    public static CronFields Read(string expression)
    {
        var body = Unwrap(expression);
        var fields = body.Split(' ');
        if (fields.Length != 6 || fields.Contains("") || body.Any(char.IsControl))
        {
            throw Refused(expression, $"AWS Backup takes six fields with one space between: {Layout}, for example cron(0 5 * * ? *)");
        }
        Check(CronField.Minutes, fields[0], expression);
        Check(CronField.Hours, fields[1], expression);
        CheckDay(CronField.DayOfMonth, fields[2], expression);
        Check(CronField.Month, fields[3], expression);
        CheckDay(CronField.DayOfWeek, fields[4], expression);
        if (fields[2] == "?" == (fields[4] == "?"))
        {
            throw Refused(
                expression,
                $"exactly one of day-of-month '{Shown(fields[2])}' and day-of-week '{Shown(fields[4])}' must be '?'");
        }
        var years = CronYears.Read(fields[5]) ?? throw NotAllowed(expression, "year", fields[5], CronYears.Allowed);
        return new CronFields(fields[0], fields[1], fields[2], fields[3], fields[4], years);
    }

    /// <summary>A text from outside on one line and not too long.</summary>
    internal static string Shown(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 100 ? line : line[..99] + "…";
    }

    private static string Unwrap(string expression)
    {
        var text = expression.Trim();
        if (text.StartsWith("rate(", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused(expression, $"AWS Backup takes no rate(...); write cron({Layout}), for example cron(0 5 * * ? *)");
        }
        return text.StartsWith("cron(", StringComparison.Ordinal) && text.EndsWith(')') ? text[5..^1] : text;
    }

    private static void CheckDay(CronField field, string text, string expression)
    {
        if (text != "?")
        {
            Check(field, text, expression);
        }
    }

    private static void Check(CronField field, string text, string expression)
    {
        if (!field.Accepts(text))
        {
            throw NotAllowed(expression, field.Name, text, field.Allowed);
        }
    }

    private static ScheduleFormatException NotAllowed(string expression, string field, string text, string allowed) =>
        Refused(expression, $"{field} '{Shown(text)}' is not {allowed}");

    private static ScheduleFormatException Refused(string expression, string why) =>
        new($"schedule '{Shown(expression)}': {why}");
}
