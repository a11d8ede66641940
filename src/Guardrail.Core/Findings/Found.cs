using Guardrail.Auditing;
using Guardrail.Policies;
using Guardrail.Units;

namespace Guardrail.Findings;

/// <summary>A finding with what decides its place and whether it is muted.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Worth">What it costs a month, to sort by; zero where it is not about money.</param>
/// <param name="Names">Names that a mute's pattern may fit.</param>
internal sealed record Found(Finding Finding, Usd Worth, IReadOnlyList<string> Names)
{
    /// <summary>The budget behind it; null for none.</summary>
    public string? BudgetId { get; init; }

    /// <summary>A finding about one table.</summary>
    public static Found About(
        TableRow table, string kind, KindSetting setting, decimal? value, string unit, string message, string advice, Usd worth, RuleRow? rule = null) =>
        new(
            new Finding
            {
                Id = FindingId.Of(table.AccountId, table.Region, kind, table.TableArn, null),
                Kind = kind,
                Severity = setting.Severity,
                Scope = table.TableName,
                AccountId = table.AccountId,
                Region = table.Region,
                TableArn = table.TableArn,
                PlanId = rule?.PlanId,
                Value = value,
                Limit = setting.Limit,
                Unit = unit,
                Message = message,
                Advice = advice,
            },
            worth,
            [
                table.TableName, table.TableArn,
                .. rule is null ? [] : new[] { rule.PlanId, Phrases.PlanName(table, rule) }.OfType<string>(),
            ]);

    /// <summary>A finding about the whole report, or about one account and Region of it.</summary>
    public static Found About(string? account, string? region, string scope, string kind, KindSetting setting, decimal? value, string unit, string message, string advice, Usd worth) =>
        new(
            new Finding
            {
                Id = FindingId.Of(account, region, kind, null, null),
                Kind = kind,
                Severity = setting.Severity,
                Scope = scope,
                AccountId = account,
                Region = region,
                TableArn = null,
                PlanId = null,
                Value = value,
                Limit = setting.Limit,
                Unit = unit,
                Message = message,
                Advice = advice,
            },
            worth,
            [scope]);
}
