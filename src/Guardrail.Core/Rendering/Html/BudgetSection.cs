using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Units;

namespace Guardrail.Rendering.Html;

/// <summary>The policy's budgets and how they stand.</summary>
internal static class BudgetSection
{
    private const int Most = 100;

    /// <summary>The section; nothing without budgets.</summary>
    public static Markup Of(AuditReport report) => Markup.If(report.Budgets is { Count: > 0 }, () => Markup.Of($"""
        <section class="card" aria-labelledby="budgets">
        <h2 id="budgets">Budgets</h2>
        <table><thead><tr><th scope="col">Budget</th><th scope="col" class="n">Stands at</th><th scope="col" class="n wide-only">Warning</th><th scope="col" class="n">Limit</th></tr></thead><tbody>
        {Markup.All(report.Budgets!.OrderByDescending(Rank).Take(Most).Select(Row))}</tbody></table>
        {Markup.If(report.Budgets!.Count > Most, () => Markup.Of($"<p class=\"count\">and {report.Budgets.Count - Most} more in the JSON report</p>"))}
        </section>
        """));

    private static Markup Row(BudgetRow budget) => Markup.Of($"""
        <tr><th scope="row">{budget.Name} {State(budget)}<br><small>{About(budget)}</small></th><td class="n">{Amount(budget, budget.Value)}{(budget.Unbounded ? "+" : "")}</td><td class="n wide-only">{Amount(budget, budget.Warning)}</td><td class="n">{Amount(budget, budget.Critical)}</td></tr>

        """);

    private static Markup State(BudgetRow budget) => Rank(budget) switch
    {
        2 => Markup.Of($"<span class=\"tag critical\">over</span>"),
        1 => Markup.Of($"<span class=\"tag warning\">over</span>"),
        _ => Markup.Of($"<span class=\"tag\">kept</span>"),
    };

    private static int Rank(BudgetRow budget) => budget.Value > budget.Critical ? 2 : budget.Crossed > 0 ? 1 : 0;

    private static string About(BudgetRow budget)
    {
        var basis = budget.Basis switch
        {
            "steadyState" => "a month once full",
            "projectedMonth" => "this month, by its end",
            "runRate" => "a month at today's storage",
            "storageGb" => "stored now",
            _ => "copies",
        };
        var scope = budget.Each switch
        {
            _ when budget.Subjects == 0 => "; nothing fits its scope",
            "sum" => "",
            _ => $"; for each {budget.Each}, {Phrases.Count(budget.Crossed, budget.Each)} over of {budget.Subjects}, the largest {budget.Largest}",
        };
        return basis + scope + (budget.Unbounded ? "; and more every month, for ever" : "");
    }

    private static string Amount(BudgetRow budget, decimal? amount) => amount is not { } value ? "–" : budget.Unit switch
    {
        FindingUnit.UsdPerMonth => HumanMoney.Of(new Usd(value)),
        FindingUnit.Gb => HumanSize.Gb(value),
        _ => value.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture),
    };
}
