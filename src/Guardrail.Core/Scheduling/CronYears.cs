using System.Globalization;
using System.Text.RegularExpressions;

namespace Guardrail.Scheduling;

/// <summary>The years in which a schedule runs, 1970 to 2199; kept from Quartz, whose last year depends on the clock of the machine.</summary>
internal sealed partial class CronYears
{
    /// <summary>The first year AWS's dialect knows.</summary>
    public const int First = 1970;

    /// <summary>The last year AWS's dialect knows.</summary>
    public const int Last = 2199;

    public const string Allowed = "1970-2199 with , - * /";

    private readonly bool[] _runs = new bool[Last - First + 1];

    private CronYears()
    {
    }

    /// <summary>Reads the year field; null where AWS's dialect has no such year.</summary>
    public static CronYears? Read(string text)
    {
        var years = new CronYears();
        return text.Split(',').All(years.Add) ? years : null;
    }

    /// <summary>Whether the schedule runs in a year; false outside 1970-2199.</summary>
    public bool Contains(int year) => year is >= First and <= Last && _runs[year - First];

    private bool Add(string item)
    {
        var match = Item().Match(item);
        if (!match.Success)
        {
            return false;
        }
        var everyYear = match.Groups["all"].Success;
        var step = match.Groups["step"].Success ? Number(match.Groups["step"]) : 1;
        var first = everyYear ? First : Number(match.Groups["first"]);
        // "2027" is one year, "2027/2" is 2027 and every second one after it.
        var last = match.Groups["last"].Success ? Number(match.Groups["last"])
            : everyYear || match.Groups["step"].Success ? Last
            : first;
        if (first < First || last > Last || last < first || step < 1 || step > Last - First)
        {
            return false;
        }
        for (var year = first; year <= last; year += step)
        {
            _runs[year - First] = true;
        }
        return true;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<all>\*)|(?<first>[0-9]{4})(-(?<last>[0-9]{4}))?)(/(?<step>[0-9]{1,3}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
