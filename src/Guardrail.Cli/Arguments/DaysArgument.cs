using System.Globalization;
using Guardrail.Changes;

namespace Guardrail.Cli.Arguments;

/// <summary>A number of days, or <c>never</c>.</summary>
internal static class DaysArgument
{
    /// <summary>Days from 1 to 36,500, or <see cref="RuleChange.Never"/>; null for null.</summary>
    /// <exception cref="CliException">Anything else.</exception>
    public static long? Read(string? text, string option)
    {
        if (text is null)
            return null;
        if (string.Equals(text.Trim(), "never", StringComparison.OrdinalIgnoreCase))
            return RuleChange.Never;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36_500
            ? days
            : throw new CliException($"{option}: '{text}' is not a number of days; AWS takes 1 to 36500, and 'never' means for ever.");
    }
}
