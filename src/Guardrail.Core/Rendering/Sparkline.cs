using Guardrail.Auditing;

namespace Guardrail.Rendering;

/// <summary>A row of bars, one per month.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>One bar per month from nothing to the dearest; the lowest bar for nothing at all. Empty for no months.</summary>
    public static string Of(IReadOnlyList<MonthCost> months)
    {
        var most = months.Count == 0 ? 0 : months.Max(month => month.UsdWithGrowth.Amount);
        // As a share first: amounts below zero may be of any size in a report that somebody has edited.
        return string.Concat(months.Select(month => Bars[most <= 0 || month.UsdWithGrowth.Amount <= 0 ? 0 : (int)Math.Round(month.UsdWithGrowth.Amount / most * (Bars.Length - 1))]));
    }
}
