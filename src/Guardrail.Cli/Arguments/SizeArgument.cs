using System.Globalization;
using System.Text.RegularExpressions;

namespace Guardrail.Cli.Arguments;

/// <summary>A size as people write it: <c>500GB</c>, <c>1.5 TB</c>, <c>2048</c> (bytes).</summary>
/// <remarks>AWS's GB is 2^30 bytes, so GB and GiB mean the same here, and so for the other units.</remarks>
internal static partial class SizeArgument
{
    private const long Largest = 1L << 60;

    /// <summary>Reads a size in bytes.</summary>
    /// <returns>False, with one line that says what is allowed, for anything that is not a size from 0 to 1024 PB.</returns>
    public static bool TryParse(string text, out long bytes, out string error)
    {
        bytes = 0;
        error = $"'{text}' is not a size. Write a number and a unit, such as 500GB, 1.5TB or 2048 (bytes); GB is 2^30 bytes.";
        var match = Shape().Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        var factor = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "" or "B" => 1L,
            "KB" or "KIB" => 1L << 10,
            "MB" or "MIB" => 1L << 20,
            "GB" or "GIB" => 1L << 30,
            "TB" or "TIB" => 1L << 40,
            _ => 1L << 50,
        };
        if (number > Largest / (decimal)factor)
        {
            error = $"'{text}' is more than any table can hold; the largest size taken is 1024PB.";
            return false;
        }

        bytes = (long)decimal.Round(number * factor);
        error = "";
        return true;
    }

    [GeneratedRegex(@"^\s*(?<number>[0-9]{1,24}(\.[0-9]{1,12})?)\s*(?<unit>([KMGTP]i?)?B|)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
