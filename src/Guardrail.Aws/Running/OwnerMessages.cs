using Guardrail.Alerting;
using Guardrail.Auditing;

namespace Guardrail.Aws.Running;

/// <summary>What owners of tables are told on topics of their own, beside the main one.</summary>
internal static class OwnerMessages
{
    /// <summary>The tag that names a table's owner where the policy names no other.</summary>
    public const string DefaultTag = "owner";

    /// <summary>One message a topic that something concerns; a topic of several owners gets one for all of them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="content">All there is to tell.</param>
    /// <param name="options">Where to, with the tag and the topics of owners.</param>
    public static IReadOnlyList<OutgoingMessage> Of(AuditReport report, AlertContent content, AlertOptions options)
    {
        if (options.OwnerTopics.Count == 0)
            return [];
        var key = options.OwnerTag ?? DefaultTag;
        var owners = report.Tables
            .GroupBy(table => table.TableArn, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.First().Tags.GetValueOrDefault(key), StringComparer.Ordinal);
        return
        [
            .. options.OwnerTopics
                .Where(pair => pair.Value != options.TopicArn && pair.Value != options.ChatTopicArn)
                .GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
                .OrderBy(topic => topic.Key, StringComparer.Ordinal)
                .SelectMany(topic =>
                {
                    var names = topic.ToHashSet(StringComparer.Ordinal);
                    bool Theirs(string? arn) => arn is not null && owners.GetValueOrDefault(arn) is { } owner && names.Contains(owner);
                    var part = content with
                    {
                        News = [.. content.News.Where(news => Theirs(news.Finding.TableArn))],
                        Changes =
                        [
                            .. content.Changes
                                .Select(change => change with { Tables = [.. change.Tables.Where(table => Theirs(table.TableArn))] })
                                .Where(change => change.Tables.Count > 0),
                        ],
                    };
                    return AlertMessages.Compose(report, part, options with { TopicArn = topic.Key, ChatTopicArn = null });
                }),
        ];
    }
}
