using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Pricing;

namespace Guardrail.Rendering.Html;

/// <summary>Where the figures come from: prices with date and source, what is not in them, and what made the page.</summary>
internal static class FootSection
{
    /// <summary>The foot of the page.</summary>
    public static Markup Of(AuditReport report) => Markup.Of($"""
        <footer><div class="wide">
        <p>Prices in USD as of {HumanDate.Of(report.Prices.AsOf)}{(report.Prices.Overridden ? ", some of them replaced or discounted by the policy" : "")}.{Sources(report)}</p>
        {Markup.If(report.NativeBackups.Count > 0, () => Markup.Of($"<p>Not in these figures: {HumanMoney.Of(report.NativeBackups.Usd)} a month for {Phrases.Count(report.NativeBackups.Count, "on-demand backup")} made in DynamoDB itself ({HumanSize.Of(report.NativeBackups.Bytes)}).</p>"))}
        <p>A GB is 2^30 bytes, a month is the calendar month in UTC. Restores, taxes, credits and point-in-time recovery are not in these figures.</p>
        <p>Made by Guardrail {report.Tool.Version} with {report.Tool.AwsPackages} AWS packages from a report of schema version {report.SchemaVersion}, as of {HumanDate.Of(report.AsOf)}. Charts: uPlot, © Leon Sorokin, MIT licence.</p>
        </div></footer>
        """);

    /// <summary>The book's sources for the Regions of the report; nothing where the report was made with another book than this one.</summary>
    private static string Sources(AuditReport report)
    {
        var book = PriceBook.Embedded;
        if (report.Prices.AsOf != book.AsOf)
            return "";
        var sources = report.Scopes.Select(scope => scope.Region).Distinct(StringComparer.Ordinal)
            .Select(region => (Region: region, Source: book.RatesIn(region)?.Source))
            .Where(region => region.Source is not null)
            .GroupBy(region => region.Source!, region => region.Region, StringComparer.Ordinal)
            .Select(group => $" {Phrases.Listed([.. group], 6)}: {group.Key}.");
        return string.Concat(sources);
    }
}
