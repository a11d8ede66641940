using System.Globalization;
using System.Text.RegularExpressions;

namespace Guardrail.Cli.Arguments;

/// <summary>Growth a month: <c>2%/month</c> or <c>2%</c>.</summary>
internal static partial class GrowthArgument
{
    /// <summary>Reads a growth as a fraction a month: 0.02 for 2 %.</summary>
    /// <returns>False, with one line that says what is allowed, for anything that is not between -100 % and 1000 % a month.</returns>
    public static bool TryParse(string text, out decimal fraction, out string error)
    {
        fraction = 0;
        error = $"'{text}' is not a growth. Write it as a percentage a month, such as 2%/month or -1.5%.";
        var match = Shape().Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return false;
        if (percent is <= -100 or > 1000)
        {
            error = $"'{text}' is out of range: more than -100% and at most 1000% a month.";
            return false;
        }

        fraction = percent / 100;
        error = "";
        return true;
    }

    [GeneratedRegex(@"^\s*(?<number>[+-]?[0-9]{1,5}(\.[0-9]{1,8})?)\s*%\s*(/\s*month)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
