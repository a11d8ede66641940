using Guardrail.Findings;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>The words for a change and what it adds. Names in them are plain, not yet escaped for any format.</summary>
internal static class ChangeWords
{
    private const int MostTables = 5;

    /// <summary>One sentence: <c>Plan 'nightly' changed. This change adds $8,125 a month at steady state, compared with 21 Nov 2026 06:00 UTC.</c></summary>
    public static string Sentence(CostChange change)
    {
        var subject = HumanText.Cut(HumanText.Plain(change.Subject), 120);
        var place = $"{change.AccountId} {change.Region}";
        return $"{Capital(subject)} ({place}) {(change.Announced ? "changed." : "changed, and no event said so.")} " +
            $"This change {Effect(change.AddsUsd, change.AddsGrowthUsd)} at steady state, compared with {HumanDate.Of(change.ComparedWith)}" +
            $"{(change.Tables.Count == 0 ? "." : $", for {Phrases.Count(change.Tables.Count, "table")}:")}";
    }

    /// <summary>Of few words, for a subject: <c>plan 'nightly' adds $8,125 a month</c>.</summary>
    public static string Brief(IReadOnlyList<CostChange> changes) =>
        $"{(changes.Count == 1 ? HumanText.Cut(HumanText.Plain(changes[0].Subject), 40) : $"{changes.Count} changes")} " +
        (changes.Count == 1 ? Effect(changes[0].AddsUsd, changes[0].AddsGrowthUsd) : Effect(changes.Total(change => change.AddsUsd), changes.Total(change => change.AddsGrowthUsd)).Replace("adds", "add", StringComparison.Ordinal).Replace("saves", "save", StringComparison.Ordinal));

    /// <summary>The tables of a change, one line each, and how many are left out.</summary>
    public static IEnumerable<string> Tables(CostChange change)
    {
        foreach (var table in change.Tables.Take(MostTables))
        {
            yield return $"{Headline.Name(table.TableName)}: {Signed(table.AddsUsd)} a month ({HumanMoney.Brief(table.BeforeUsd)} before, {HumanMoney.Brief(table.AfterUsd)} now)" +
                table.AddsGrowthUsd.Amount switch
                {
                    > 0 => $", and {HumanMoney.Brief(table.AddsGrowthUsd)} more every month, for ever",
                    < 0 => $", and no longer {HumanMoney.Brief(table.AddsGrowthUsd * -1)} more every month",
                    _ => "",
                };
        }
        if (change.Tables.Count > MostTables)
            yield return $"and {Phrases.Count(change.Tables.Count - MostTables, "more table", "more tables")}, {Signed(change.Tables.Skip(MostTables).Total(table => table.AddsUsd))} a month";
    }

    private static string Effect(Usd adds, Usd growth)
    {
        var level = adds.Amount switch
        {
            > 0 => $"adds {HumanMoney.Brief(adds)} a month",
            < 0 => $"saves {HumanMoney.Brief(adds * -1)} a month",
            _ => "adds nothing",
        };
        return level + growth.Amount switch
        {
            > 0 => $" and {HumanMoney.Brief(growth)} more every month",
            < 0 => $" and ends a growth of {HumanMoney.Brief(growth * -1)} every month",
            _ => "",
        };
    }

    private static string Signed(Usd amount) => amount.Amount > 0 ? "+" + HumanMoney.Brief(amount) : HumanMoney.Brief(amount);

    private static string Capital(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
