using Guardrail.Auditing;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>Turns of phrase that several findings share. Names are plain in them: stripped of what a terminal would obey, not yet escaped for any format.</summary>
internal static class Phrases
{
    /// <summary>A name in quotes.</summary>
    public static string Quoted(string name) => $"'{HumanText.Plain(name)}'";

    /// <summary>Which rule of which plan made the points of a row.</summary>
    public static string Rule(TableRow table, RuleRow row)
    {
        if (row.PlanId is not { } planId)
            return "no plan";
        var plan = $"plan {Quoted(PlanName(table, row) ?? planId)}";
        return row.RuleName is { } rule ? $"rule {Quoted(rule)} of {plan}" : plan;
    }

    /// <summary>The name of the plan that made the points of a row; null where the table is no longer covered by it or none made them.</summary>
    public static string? PlanName(TableRow table, RuleRow row) =>
        table.Coverage.FirstOrDefault(coverage => coverage.PlanId == row.PlanId)?.PlanName;

    /// <summary>What a scope costs once full: a bounded amount, or an amount and its growth.</summary>
    public static string OnceFull(Usd bounded, Usd growth, bool unbounded) =>
        unbounded
            ? $"{HumanMoney.Of(bounded)} once full, and {HumanMoney.Of(growth)} more every month, for ever"
            : $"{HumanMoney.Of(bounded)} a month once full";

    /// <summary>Several phrases as one: <c>a, b and 3 more</c>.</summary>
    public static string Listed(IReadOnlyList<string> items, int most = 3) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ when items.Count <= most => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
        _ => string.Join(", ", items.Take(most)) + $" and {items.Count - most} more",
    };

    /// <summary>A count with its noun.</summary>
    public static string Count(long n, string one, string? many = null) =>
        n == 1 ? $"1 {one}" : $"{n.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {many ?? one + "s"}";
}
