using System.Globalization;
using System.Text.Json;
using Guardrail.Findings;

namespace Guardrail.Alerting;

/// <summary>A custom notification of Amazon Q Developer in chat applications (documented).</summary>
/// <param name="Version">Always 1.0.</param>
/// <param name="Source">Always custom.</param>
/// <param name="Content">What is shown.</param>
/// <param name="Metadata">How it is grouped.</param>
internal sealed record ChatBody(string Version, string Source, ChatContent Content, ChatMetadata Metadata)
{
    private const int MostSteps = 5;

    /// <summary>A notification about a digest, within all limits.</summary>
    public static string Of(Digest digest)
    {
        var content = new ChatContent(
            "client-markdown",
            ChatText.Cut(Headline.Subject(digest), MessageLimits.ChatTitle),
            ChatDescription.Of(digest),
            [.. Steps(digest).Distinct().Take(MostSteps).Select(step => ChatText.Cut(step, MessageLimits.ChatNextStep))],
            [.. digest.Content.News.Select(news => news.Finding.Kind).Distinct().Take(10).Select(kind => ChatText.Cut(kind, MessageLimits.ChatKeyword))]);
        return Write(content, new ChatMetadata(
            $"guardrail-dynamodb-backups-{Units.BillingMonth.Of(digest.Report.AsOf)}",
            ChatText.Cut(Headline.Money(digest), MessageLimits.ChatTitle),
            new Dictionary<string, string>
            {
                ["asOf"] = digest.Report.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["severity"] = digest.Gravest ?? Severity.Info,
                ["findings"] = digest.Standing.Count.ToString(CultureInfo.InvariantCulture),
                ["complete"] = digest.Report.Complete ? "true" : "false",
            }));
    }

    /// <summary>A notification as JSON.</summary>
    public static string Write(ChatContent content, ChatMetadata metadata) =>
        JsonSerializer.Serialize(new ChatBody("1.0", "custom", content, metadata), AlertJson.Relaxed.ChatBody);

    private static IEnumerable<string> Steps(Digest digest) =>
        digest.Standing.Count == 0 ? [] : (digest.Culprit?.Options ?? []).Take(2).Select(option => option.Title).Concat(digest.Standing.Take(20).Select(digest.Story).Where(story => story.NeedsAdvice).Select(story => story.Finding.Advice));
}

/// <summary>What a chat message shows.</summary>
internal sealed record ChatContent(string TextType, string Title, string Description, IReadOnlyList<string> NextSteps, IReadOnlyList<string> Keywords);

/// <summary>How a chat message is grouped: those of a month stand in one thread.</summary>
internal sealed record ChatMetadata(string ThreadId, string Summary, Dictionary<string, string> AdditionalContext);
