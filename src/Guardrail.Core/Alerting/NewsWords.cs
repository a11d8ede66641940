using System.Globalization;
using Guardrail.Findings;
using Guardrail.Rendering;
using Guardrail.Units;

namespace Guardrail.Alerting;

/// <summary>The words for what has happened to a finding. Names in them are plain, not yet escaped for any format.</summary>
internal static class NewsWords
{
    /// <summary>What stands above the news of one kind; null for what a run without memory found.</summary>
    public static string? Heading(NewsKind kind, int count) => kind switch
    {
        NewsKind.New => $"New ({N(count)})",
        NewsKind.Worse => $"Worse than when last told ({N(count)})",
        NewsKind.Reminder => $"Told before and still so ({N(count)})",
        NewsKind.Resolved => $"Resolved ({N(count)})",
        NewsKind.Withdrawn => $"Withdrawn, because the policy changed ({N(count)})",
        _ => null,
    };

    /// <summary>The severity, with what was told before: <c>CRITICAL (last told 15 Nov: $5,100)</c>.</summary>
    public static string Label(News news, DateTimeOffset asOf)
    {
        var said = Said(news, asOf);
        return news.Finding.Severity.ToUpperInvariant() + (said.Length > 0 ? $" ({said})" : "");
    }

    /// <summary>What is gone, in few words: <c>'orders': too many copies (last told 15 Nov: 840 copies)</c>.</summary>
    public static string Gone(News news, DateTimeOffset asOf)
    {
        var said = Said(news, asOf);
        return $"{Headline.Name(news.Finding.Scope)}: {Kind(news.Finding.Kind)}{(said.Length > 0 ? $" ({said})" : "")}";
    }

    /// <summary>An amount in a finding's unit.</summary>
    public static string Amount(decimal value, string unit) => unit switch
    {
        FindingUnit.UsdPerMonth => $"{HumanMoney.Brief(new Usd(value))} a month",
        FindingUnit.Gb => HumanSize.Gb(value),
        _ => $"{value.ToString("#,0.#", CultureInfo.InvariantCulture)} {unit}",
    };

    private static string Said(News news, DateTimeOffset asOf)
    {
        var parts = new List<string>();
        if (news.ToldAt is { } told)
            parts.Add($"last told {HumanDate.Brief(HumanDate.Day(told), asOf)}" + (news.ToldValue is { } value && news.Kind != NewsKind.Reminder ? $": {Amount(value, news.Finding.Unit)}" : ""));
        if (news.Repeated)
            parts.Add("you may have been told already");
        return string.Join("; ", parts);
    }

    private static string Kind(string kind) => kind switch
    {
        FindingKind.OverBudget => "over its limit",
        FindingKind.NeverExpires => "backups that never expire",
        FindingKind.Overlap => "backed up by several plans",
        FindingKind.DearerThanPitr => "dearer than point-in-time recovery",
        FindingKind.TooManyCopies => "too many copies",
        FindingKind.OrphanTable => "backups of a table that is gone",
        FindingKind.OrphanPlan => "backups of a plan that is gone",
        FindingKind.ExpiredStored => "expired points still stored",
        FindingKind.Stuck => "points held or stuck past their date",
        FindingKind.Stale => "missed runs",
        FindingKind.LockRejects => "runs that the vault lock rejects",
        FindingKind.NativeBackups => "on-demand backups made in DynamoDB",
        FindingKind.Incomplete => "not everything could be read",
        FindingKind.StalePrices => "old prices",
        _ => HumanText.Plain(kind),
    };

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
