using Guardrail.Auditing;
using Guardrail.Findings;

namespace Guardrail.Alerting;

/// <summary>What goes to one owner's topic.</summary>
/// <param name="Owner">The owner, as the tag says.</param>
/// <param name="TopicArn">The topic.</param>
/// <param name="Report">The report of the owner's tables alone; its totals are their sums.</param>
/// <param name="Content">News of the owner's tables.</param>
public sealed record OwnerShare(string Owner, string TopicArn, AuditReport Report, AlertContent Content);

/// <summary>Sends news of a table to the topic of the table's owner, in place of the main one. Pure: whether a topic is alive is seen when publishing.</summary>
public static class OwnerRouting
{
    private const int MostNamed = 5;

    /// <summary>
    /// Shares news out. What is about no table, or a table whose owner has no topic, stays with the main topic, and so do changes; the main topic also hears how much went elsewhere.
    /// An owner only gets a message if there is something worth one; else the main topic keeps those news too.
    /// </summary>
    /// <param name="report">The report of the run.</param>
    /// <param name="content">All there is to tell.</param>
    /// <param name="ownerTag">The key of the tag that names a table's owner; null routes nothing.</param>
    /// <param name="topics">Topics by owner.</param>
    /// <returns>What the main topic tells, and what each owner's topic does, in the order of the owners' names.</returns>
    public static (AlertContent Main, IReadOnlyList<OwnerShare> Owners) Split(AuditReport report, AlertContent content, string? ownerTag, IReadOnlyDictionary<string, string> topics)
    {
        if (ownerTag is null || topics.Count == 0)
            return (content, []);
        var owners = report.Tables
            .Where(table => table.Tags.GetValueOrDefault(ownerTag) is { } owner && topics.ContainsKey(owner))
            .GroupBy(table => table.TableArn)
            .ToDictionary(tables => tables.Key, tables => tables.First().Tags[ownerTag]);
        string? OwnerOf(News news) => news.Finding.TableArn is { } arn ? owners.GetValueOrDefault(arn) : null;
        var shares = content.News
            .GroupBy(OwnerOf)
            .Where(news => news.Key is not null && news.Any(each => each.IsWorthTelling))
            .OrderBy(news => news.Key, StringComparer.Ordinal)
            .Select(news => new OwnerShare(news.Key!, topics[news.Key!], Share(report, ownerTag, news.Key!), content with { News = [.. news], Changes = [] }))
            .ToList();
        if (shares.Count == 0)
            return (content, []);
        var told = shares.Select(share => share.Owner).ToHashSet(StringComparer.Ordinal);
        var main = content with
        {
            News = [.. content.News.Where(news => OwnerOf(news) is not { } owner || !told.Contains(owner))],
            Notes = [.. content.Notes, $"Also told, to the owners' own topics: {Phrases.Listed([.. shares.Select(share => $"{Headline.Name(share.Owner)} ({share.Content.News.Count})")], MostNamed)}."],
        };
        return (main, shares);
    }

    /// <summary>What a message says where an owner's topic could not be reached, so that the news went to the main topic.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="topicArn">The owner's topic.</param>
    /// <param name="reason">Why, in one line.</param>
    public static string Fallback(string owner, string topicArn, string reason) =>
        $"This was meant for {Headline.Name(owner)}, but {topicArn} could not be reached: {reason}";

    /// <summary>The report of one owner's tables. Plans are left out, for they may cover others' tables too.</summary>
    private static AuditReport Share(AuditReport report, string ownerTag, string owner)
    {
        var tables = report.Tables.Where(table => table.Tags.GetValueOrDefault(ownerTag) == owner).ToList();
        var arns = tables.Select(table => table.TableArn).ToHashSet(StringComparer.Ordinal);
        return report with
        {
            Tables = tables,
            Totals = CostSums.Of(tables),
            Findings = [.. report.Findings.Where(finding => finding.TableArn is { } arn && arns.Contains(arn))],
        };
    }
}
