using System.Globalization;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Rendering;

namespace Guardrail.Options;

/// <summary>What an option changes, in one line for a person.</summary>
public static class OptionWords
{
    /// <summary>When it is in effect, what it does to restores, whom else it reaches, what stands in the way. Empty for an option of a report that does not say.</summary>
    public static string Of(SavingOption option, DateTimeOffset asOf)
    {
        List<string> parts = [];
        if (option.InEffectOn is { } day)
            parts.Add(day <= HumanDate.Day(asOf) ? "In effect at once." : $"In effect by {HumanDate.Of(day)}.");
        if (option.InEffectOn is not null && option.RpoHoursBefore is not null)
            parts.Add($"A backup every {Hours(option.RpoHoursBefore)}{(option.RpoHoursAfter == option.RpoHoursBefore ? "" : $" -> {Hours(option.RpoHoursAfter)}")} at least.");
        if (option.InEffectOn is not null && option.OldestDaysBefore != 0)
            parts.Add($"Oldest restorable: {Days(option.OldestDaysBefore)}{(option.OldestDaysAfter == option.OldestDaysBefore ? "" : $" -> {Days(option.OldestDaysAfter)}")}.");
        if (option.OtherTables > 0)
            parts.Add($"Reaches {Phrases.Count(option.OtherTables, "other table")} of the plan: {HumanMoney.Of(option.AllTablesSavingUsd)} a month in all.");
        parts.AddRange(option.BlockedBy.Select(block => $"In the way: {HumanText.Plain(block)}."));
        return string.Join(' ', parts);
    }

    private static string Hours(decimal? hours) => hours switch
    {
        null => "none",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{hours * 60:0} minutes"),
        > 48 => string.Create(CultureInfo.InvariantCulture, $"{hours / 24:0.#} days"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{hours:0.#} h"),
    };

    private static string Days(decimal? days) => days is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.#} days") : "for ever";
}
